using Insights.Data.Import.Reading;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

/// <summary>Numbers, dates and currencies as shops' files write them.</summary>
public sealed class CellReadingTests : IDisposable
{
    private static readonly ImportOptions Euro = new() { Currency = "EUR" };
    private readonly TestShop shop = new();

    public CellReadingTests() => shop.Clock.Now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task Units_with_three_decimals_beside_prices_with_a_comma_are_a_question_with_what_follows_in_money()
    {
        const string File = "Kunde;Datum;Menge;Einzelpreis;Artikel\nAnna Au;13.01.2025;1.000;12,50;Tee\nBen Bo;14.01.2025;2.000;3,25;Seife\n";

        var error = await Assert.ThrowsAsync<QuestionsException>(() => shop.ImportTextAsync(File, Euro));

        var question = error.Questions.Single(question => question.IsRequired);
        Assert.Equal(("decimal:menge", "point"), (question.Key, question.Proposal));
        Assert.Equal(["the column 'Menge' adds up to 3.00", "the column 'Menge' adds up to 3,000.00"], question.Choices.Select(choice => choice.Consequence?.English));
        Assert.Equal(19m, (await shop.ImportTextAsync(File, Euro with { TakesProposals = true })).CustomerAmount.Amount);
    }

    [Fact]
    public async Task Each_column_has_its_own_decimal_mark()
    {
        var result = await shop.ImportTextAsync("customer;date;quantity;price\nK1;2024-02-01;1.5;12,50\nK2;2024-02-01;2.25;1.000,00\n", Euro);

        Assert.Equal(18.75m + 2250m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task A_value_that_fits_the_other_columns_needs_no_question()
    {
        var result = await shop.ImportTextAsync("customer;date;quantity;price\nK1;2024-02-01;1,250;12,50\n", Euro);

        Assert.Equal(15.625m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task Amounts_in_another_currency_are_rejected_row_by_row_by_sign_code_or_word()
    {
        var result = await shop.ImportTextAsync("""
            customer;date;amount
            K1;2025-01-13;€100.00
            K2;2025-01-14;£100.00
            K3;2025-01-15;$100.00
            K4;2025-01-16;USD 50.00
            K5;2025-01-17;CHF 70.00
            K6;2025-01-18;kr 100.00
            K7;2025-01-19;100.00 zł
            K8;2025-01-20;5.00 Euro
            """);

        Assert.Equal(("EUR", 105m, 6L), (result.Currency, result.CustomerAmount.Amount, result.Lines.Rejected));
        Assert.All(result.Rejections, row => Assert.Contains("the shop keeps EUR", row.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Dollar_signs_are_the_shops_own_dollars()
    {
        var result = await shop.ImportTextAsync("customer;date;amount\nK1;2025-01-13;$5.00\nK1;2025-01-14;US$5.00\n", new ImportOptions { Currency = "CAD" });

        Assert.Equal((5m, 1L), (result.CustomerAmount.Amount, result.Lines.Rejected));
    }

    [Fact]
    public async Task A_currency_column_may_have_signs_and_words()
    {
        var result = await shop.ImportTextAsync("customer,date,amount,currency\nK1,2025-01-13,10.00,€\nK2,2025-01-14,20.00,Euro\nK3,2025-01-15,30.00,EUR\nK4,2025-01-16,40.00,£\nK5,2025-01-16,40.00,Taler\n");

        Assert.Equal(("EUR", 60m, 2L), (result.Currency, result.CustomerAmount.Amount, result.Lines.Rejected));
    }

    [Fact]
    public async Task A_known_export_that_a_German_spreadsheet_has_saved_again_is_read_right()
    {
        const string File = """
            Name;Email;Financial Status;Currency;Total;Created at;Lineitem quantity;Lineitem name;Lineitem price;Refunded Amount
            #1;ella@feld.example;paid;EUR;1.254,90;2025-01-13 10:00:00 +0100;1;Tür;1.250,00;0
            #2;sven@ufer.example;paid;EUR;35,5;2025-01-14 10:00:00 +0100;1;Kanne;35,5;10,25
            #3;sven@ufer.example;paid;EUR;1.234;2025-01-15 10:00:00 +0100;2;Ofen;617;0
            """;

        Assert.Equal(1254.90m + 25.25m + 1234m, (await shop.ImportTextAsync(File)).CustomerAmount.Amount);
    }

    [Fact]
    public async Task Dates_of_public_exports_are_read()
    {
        var result = await shop.ImportTextAsync("""
            customer,date,amount
            k1,Fri Jan 17 2025 10:22:33 GMT+0100 (CET),10.00
            k2,"Jan 5, 2025 10:22:33 PM PST",20.00
            k3,2025-01-13 10:22:33 EST,30.00
            k4,13.01.2025 10:22 Uhr,40.00
            k5,"Montag, 13. Januar 2025",50.00
            k6,1736764953,60.00
            k7,2025-W03-1,70.00
            k8,"13 Jan 2025, 10:22",80.00
            k9,2025/01/13 10:22:33,90.00
            """, Euro);

        Assert.Equal((450m, 0L), (result.CustomerAmount.Amount, result.Lines.Rejected));
        Assert.Equal((new DateOnly(2025, 1, 6), new DateOnly(2025, 1, 17)), result.Period);
    }

    [Fact]
    public async Task Two_digits_that_may_be_the_year_at_either_end_are_a_question()
    {
        const string File = "customer,date,amount\nK1,24-11-05,10.00\nK2,24-12-13,20.00\nK1,25-01-07,30.00\nK2,25-01-21,40.00\n";

        var error = await Assert.ThrowsAsync<QuestionsException>(() => shop.ImportTextAsync(File, Euro));

        Assert.Equal(("date-order", "ymd"), (error.Questions[0].Key, error.Questions[0].Proposal));
        var result = await shop.ImportTextAsync(File, Euro with { Answers = new Dictionary<string, string> { ["date-order"] = "ymd" } });
        Assert.Equal((new DateOnly(2024, 11, 5), new DateOnly(2025, 1, 21)), result.Period);
    }

    [Theory]
    [InlineData("13/01/25", "14/01/25", "2025-01-13")]
    [InlineData("01/13/25", "01/14/25", "2025-01-13")]
    [InlineData("99-12-31", "00-01-02", "1999-12-31")]
    public async Task Two_digits_that_can_be_the_year_at_one_end_only_need_no_question(string first, string second, string expected)
    {
        var result = await shop.ImportTextAsync($"customer,date,amount\nK1,{first},10.00\nK2,{second},20.00\n", Euro);

        Assert.Equal(DateOnly.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), result.Period?.First);
    }

    [Fact]
    public async Task Day_numbers_of_spreadsheets_are_read_where_a_whole_column_has_them_and_that_is_said()
    {
        var result = await shop.ImportTextAsync("Kundennummer;Datum;Betrag\nK1;45670;20,00\nK2;45671,5;30,00\nK1;45700;40,00\n", Euro);

        Assert.Equal((90m, (DateOnly?)new DateOnly(2025, 1, 13)), (result.CustomerAmount.Amount, result.Period?.First));
        Assert.Contains(result.Remarks, remark => remark.Code == "note-serial-days");
    }

    [Fact]
    public async Task A_number_among_dates_is_rejected_with_the_cure()
    {
        var result = await shop.ImportTextAsync("customer;date;amount\nK1;45670;20\nK2;2025-01-13;30\nK2;30.02.2025;30\nK3;0000-00-00;5\n", Euro);

        Assert.Equal(["date-number", "date-no-day", "date-zero"], result.Rejections.Select(row => row.Cause.Code));
    }

    [Theory]
    [InlineData("Date", "Total")]
    [InlineData("customer", "Summe:")]
    public async Task A_row_of_totals_is_left_out_and_said(string column, string word)
    {
        var row = column == "Date" ? $"K3;{word};30" : $"{word};2025-01-14;30";

        var result = await shop.ImportTextAsync($"customer;date;amount\nK1;2025-01-13;10\nK2;2025-01-13;20\n{row}\n", Euro);

        Assert.Equal((30m, 1L), (result.CustomerAmount.Amount, result.Lines.LeftOut));
        Assert.Contains(result.Remarks, remark => remark.Code is "note-totals-left-out" or "note-totals-row");
    }

    [Fact]
    public async Task A_time_column_may_name_its_zone()
    {
        var result = await shop.ImportTextAsync("customer,date,time,amount\nK1,13/01/2025,23:30:00 PST,10.00\n", new ImportOptions { Currency = "EUR", TimeZone = "Europe/Berlin" });

        await using var context = shop.Database.CreateContext();
        Assert.Equal(new DateOnly(2025, 1, 14), (await context.Baskets.SingleAsync()).Day);
        Assert.Equal(10m, result.CustomerAmount.Amount);
    }

    [Theory]
    [InlineData("PST", -8)]
    [InlineData("GMT+1", 1)]
    [InlineData("Europe/Berlin", 1)]
    [InlineData("Eastern Time (US & Canada)", -5)]
    [InlineData("W. Europe Standard Time", 1)]
    [InlineData("(UTC-08:00) Pacific Time (US & Canada)", -8)]
    public void Zones_are_known_by_abbreviation_offset_and_name(string name, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), ZoneNames.OffsetOf(name, new DateTime(2025, 1, 13)));
}
