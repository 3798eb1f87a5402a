using System.Text;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public sealed class DialectTests : IDisposable
{
    private static readonly ImportOptions Euro = new() { Currency = "EUR" };
    private readonly TestShop shop = new();

    static DialectTests() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    public void Dispose() => shop.Dispose();

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    [InlineData("windows-1252", false)]
    public async Task The_encoding_is_detected(string encoding, bool hasMark)
    {
        var text = "customer,date,amount,country\n" + string.Concat(Enumerable.Range(1, 40).Select(day => $"Müller €{day},2024-02-{day % 28 + 1:D2},10.00,Österreich\n"));
        var characters = Encoding.GetEncoding(encoding);
        var path = shop.Folder.File("sales.csv");
        await File.WriteAllBytesAsync(path, [.. hasMark ? characters.GetPreamble() : [], .. characters.GetBytes(text)]);

        await shop.ImportAsync(path, Euro);

        await using var context = shop.Database.CreateContext();
        Assert.Equal(40, await context.Customers.CountAsync(customer => customer.ExternalId.StartsWith("Müller €") && customer.Country == "Österreich"));
    }

    [Theory]
    [InlineData("03/04/2024", "2024-04-03", "13/04/2024")]
    [InlineData("03/04/2024", "2024-03-04", "04/13/2024")]
    [InlineData("3.4.2024", "2024-04-03", "4.5.2024")]
    public async Task One_date_that_can_be_read_in_one_way_only_tells_the_order_of_all(string date, string expected, string telling)
    {
        var result = await shop.ImportTextAsync($"customer;date;amount\nK1;{date};1\nK1;{telling};1\n", Euro);

        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), result.Period?.First);
    }

    [Theory]
    [InlineData("customer,date,amount\nK1,03/04/2024,1\nK1,05/06/2024,1\n", "date-order")]
    [InlineData("customer,date,amount\nK1,13/04/2024,1\nK1,04/13/2024,1\n", "date-order")]
    [InlineData("customer;date;amount\nK1;2024-02-01;1,234\nK1;2024-02-02;5\n", "decimal:amount")]
    [InlineData("customer;date;amount\nK1;2024-02-01;1,23\nK1;2024-02-02;4.56\n", "decimal:amount")]
    public async Task What_can_be_read_in_two_ways_is_a_question_and_never_a_guess(string file, string question)
    {
        var error = await Assert.ThrowsAsync<QuestionsException>(() => shop.ImportTextAsync(file, Euro));

        Assert.Equal([question], error.Questions.Where(asked => asked.IsRequired).Select(asked => asked.Key));
        Assert.Null(await shop.Database.ReadShopAsync(CancellationToken.None));
    }

    [Theory]
    [InlineData("Farbe,Form\nrot,rund\n")] // while it is looked at
    [InlineData("customer,date,amount\nK1,2024-02-01,1\nK1,2024-02-02")] // while it is read
    public async Task A_file_that_cannot_be_imported_is_remembered_with_the_reason_and_nothing_else(string file)
    {
        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync(file, Euro, name: "odd.csv"));

        await using var context = shop.Database.CreateContext();
        var record = await context.Imports.SingleAsync();
        Assert.Equal((error.ImportId, "odd.csv", ImportOutcome.Failed, error.Message), (record.ImportId, record.FileName, record.Outcome, ImportMessage.Parse(record.Error!).English));
        Assert.Equal(0, await context.Baskets.CountAsync());
    }

    [Fact]
    public async Task The_users_word_settles_the_question()
    {
        var result = await shop.ImportTextAsync(
            "customer;date;amount\nK1;03/04/2024;1,234\n",
            new ImportOptions { Currency = "EUR", Dialect = new DialectOptions { DateOrder = DateOrder.MonthDayYear, DecimalMark = DecimalMark.Comma } });

        Assert.Equal((1.234m, new DateOnly(2024, 3, 4)), (result.CustomerAmount.Amount, result.Period?.First));
    }

    [Fact]
    public async Task A_telling_date_far_into_the_file_is_found()
    {
        var rows = string.Concat(Enumerable.Range(0, 5_000).Select(i => $"K{i % 50},0{i % 9 + 1}/02/2024,1\n"));

        var result = await shop.ImportTextAsync("customer,date,amount\n" + rows + "K1,25/02/2024,1\n", Euro);

        Assert.Equal((new DateOnly(2024, 2, 1), new DateOnly(2024, 2, 25)), result.Period);
    }

    [Theory]
    [InlineData("1234.56", 1234.56)]
    [InlineData("1,234.56", 1234.56)]
    [InlineData("$1,240.00", 1240)]
    [InlineData("-$12.00", -12)]
    [InlineData("($12.00)", -12)]
    [InlineData("12.00-", -12)]
    [InlineData("EUR 5", 5)]
    [InlineData("5 €", 5)]
    [InlineData("'7.50", 7.50)]
    [InlineData("1.5e2", 150)]
    [InlineData("0.0015", 0.0015)]
    public async Task Amounts_are_read_as_people_and_programs_write_them(string text, double expected)
    {
        var result = await shop.ImportTextAsync($"customer;date;amount\nK1;2024-02-01;{text}\nK1;2024-02-02;0.25\n", Euro with { Currency = text.Contains('$', StringComparison.Ordinal) ? "USD" : "EUR" });

        Assert.Equal((decimal)expected + 0.25m, result.CustomerAmount.Amount);
    }

    [Theory]
    [InlineData("12,34.5")]
    [InlineData("1.2.3")]
    [InlineData("twelve")]
    [InlineData("--5")]
    [InlineData("5 apples")]
    [InlineData("NaN")]
    public async Task What_is_no_number_is_rejected_and_never_half_read(string text)
    {
        var result = await shop.ImportTextAsync($"customer;date;amount\nK1;2024-02-01;{text}\nK1;2024-02-02;0.25\n", new ImportOptions { Currency = "EUR", Dialect = new DialectOptions { DecimalMark = DecimalMark.Point } });

        Assert.Equal(new LineCounts(1, 0, 0, 0, 1), result.Lines);
        Assert.Equal((2L, "amount", text), result.Rejections.Select(row => (row.Line, row.Column, row.Value)).Single());
    }

    [Fact]
    public async Task Times_that_the_clock_change_skips_or_repeats_stay_on_their_day()
    {
        var result = await shop.ImportTextAsync("""
            customer,date,amount,order
            K1,2024-03-31 02:30:00,1.00,A1
            K1,2023-10-29 02:30:00,1.00,A2
            K1,2023-10-29 00:00:00,1.00,A3
            """, new ImportOptions { Currency = "EUR", TimeZone = "Europe/Berlin" });

        await using var context = shop.Database.CreateContext();
        var baskets = await context.Baskets.OrderBy(basket => basket.OrderRef).ToListAsync();
        Assert.Equal(3, result.Lines.Imported);
        Assert.Equal([new DateOnly(2024, 3, 31), new DateOnly(2023, 10, 29), new DateOnly(2023, 10, 29)], baskets.Select(basket => basket.Day));
        Assert.Equal(new DateTime(2023, 10, 29, 1, 30, 0), baskets[1].OccurredAt);
    }

    [Theory]
    [InlineData("1.00")]
    [InlineData("1")] // the whole file is looked at for a decimal mark
    public async Task A_byte_that_is_not_utf8_far_into_a_file_makes_all_of_it_windows_text(string amount)
    {
        var rows = Encoding.ASCII.GetBytes("customer,date,amount\n" + string.Concat(Enumerable.Range(0, 60_000).Select(i => $"K{i % 500},2024-02-01,{amount}\n")));
        var path = shop.Folder.File("sales.csv");
        await File.WriteAllBytesAsync(path, [.. rows, .. Encoding.GetEncoding("windows-1252").GetBytes($"Müller,2024-02-01,{amount}\n")]);

        var result = await shop.ImportAsync(path, Euro);

        Assert.Equal(60_001, result.Lines.Imported);
        await using var context = shop.Database.CreateContext();
        Assert.True(await context.Customers.AnyAsync(customer => customer.ExternalId == "Müller"));
    }
}
