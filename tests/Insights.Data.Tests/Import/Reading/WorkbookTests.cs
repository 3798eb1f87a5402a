using Insights.Data.Import;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;
using static Insights.Testing.TestWorkbook;

namespace Insights.Data.Tests.Import.Reading;

/// <summary>Excel workbooks are read as Excel stores them.</summary>
public sealed class WorkbookTests : IDisposable
{
    private static readonly string Header = Row(Text("Kunde"), Text("Datum"), Text("Beleg"), Text("Betrag"));

    private readonly TestShop shop = new();

    public void Dispose() => shop.Dispose();

    [Fact]
    public async Task Days_numbers_and_ids_are_read_as_they_are_stored()
    {
        var result = await shop.ImportAsync(Write(("Umsatz", Header
            + Row(Number("10007"), Number("45304", 1), Text("R1"), Number("1234.5"))
            + Row(Number("1.0008E4"), Number("45305.75", 2), Text("R2"), Number("30.100000000000001"))
            + Row(Text("00012"), Text("15.01.2024"), Text("R3"), Text("1.030,50"))))); // a text as people write it, beside numbers

        Assert.Equal((2295.10m, 3L), (result.CustomerAmount.Amount, result.Lines.Imported));
        Assert.Equal((new DateOnly(2024, 1, 13), new DateOnly(2024, 1, 15)), result.Period);
        Assert.Equal("Excel workbook, sheet 'Umsatz'", result.Dialect);
        await using var context = shop.Database.CreateContext();
        Assert.Equal(["00012", "10007", "10008"], await context.Customers.Select(customer => customer.ExternalId).Order().ToListAsync());
        Assert.Equal(new DateTime(2024, 1, 14, 18, 0, 0), (await context.Baskets.SingleAsync(basket => basket.OrderRef.StartsWith("R2"))).OccurredAt);
    }

    [Fact]
    public async Task A_number_with_three_decimals_is_no_question()
    {
        var result = await shop.ImportAsync(Write(("S", Header + Row(Text("K1"), Number("45304", 1), Text("R1"), Number("1.234")) + Row(Text("K1"), Number("45304", 1), Text("R2"), Text("12,50")))));

        Assert.Equal(13.734m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task Texts_are_read_with_their_runs_and_without_their_pronunciation()
    {
        string[] texts = ["<r><t>Jörg </t></r><r><t>Möß</t></r><rPh><t>x</t></rPh>", "<t>Änne_x000D_ Süß</t>"];

        await shop.ImportAsync(TestWorkbook.Write(shop.Folder.File("a.xlsx"), texts, ("S", Header
            + Row(Shared(0), Number("45304", 1), Text("R1"), Number("1")) + Row(Shared(1), Number("45304", 1), Text("R2"), Number("1")))));

        await using var context = shop.Database.CreateContext();
        Assert.Contains("Jörg Möß", await context.Customers.Select(customer => customer.ExternalId).ToListAsync());
    }

    [Fact]
    public async Task Of_several_sheets_with_rows_one_is_asked_for_and_remembered()
    {
        (string, string)[] sheets = [("Notizen", Row(Text("Bitte"), Text("beachten"))), ("Januar", Header + Row(Text("K1"), Number("45304", 1), Text("R1"), Number("1"))), ("Februar", Header + Row(Text("K1"), Number("45334", 1), Text("R2"), Number("2"))), ("Leer", "")];
        var path = Write(sheets);

        var error = await Assert.ThrowsAsync<QuestionsException>(() => shop.ImportAsync(path));
        var chosen = await shop.ImportAsync(path, new ImportOptions { Answers = new Dictionary<string, string> { ["sheet"] = "Februar" } });
        var again = await shop.ImportAsync(path);
        var stated = await shop.ImportAsync(path, new ImportOptions { Sheet = "januar" });

        var question = error.Questions.Single(question => question.Key == "sheet");
        Assert.Equal(("Januar", 3), (question.Proposal, question.Choices.Count));
        Assert.Equal((2m, 1L, 1m), (chosen.CustomerAmount.Amount, again.Lines.AlreadyPresent, stated.CustomerAmount.Amount));
    }

    [Fact]
    public async Task Amounts_in_another_currency_are_those_of_the_cells_format()
    {
        var rows = Row(Text("K1"), Number("45304", 1), Text("R1"), Number("1234.5", 4)) + Row(Text("K1"), Number("45304", 1), Text("R2"), Number("2", 4));

        var result = await shop.ImportAsync(Write(("S", Header + rows)));

        Assert.Equal((1236.50m, "EUR"), (result.CustomerAmount.Amount, result.Currency));
    }

    [Fact]
    public async Task Lines_above_the_header_and_below_the_table_are_no_sales()
    {
        var result = await shop.ImportAsync(Write(("S", Row(Text("Umsatzbericht")) + Row(Text("Zeitraum:"), Number("45304", 1)) + "<row r=\"5\"><c r=\"B5\" t=\"inlineStr\"><is><t>x</t></is></c></row>"
            + Header + Row(Text("K1"), Number("45304", 1), Text("R1"), Number("1")) + Row(Text("Summe"), "<c/>", "<c/>", Number("1")))));

        Assert.Equal((1m, 1L, 1L), (result.CustomerAmount.Amount, result.NewCustomers, result.Lines.Rejected + result.Lines.LeftOut));
        Assert.EndsWith("header on line 6", result.Dialect, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<row r=\"1\"><c r=\"ZZZZ1\"><v>1</v></c></row>", "workbook-damaged")]
    [InlineData("<row><c><v>1</v></c>", "workbook-damaged")]
    [InlineData("<row><c><v>one</v></c></row>", "workbook-damaged")]
    [InlineData("<row><c><v>1e999</v></c></row>", "workbook-damaged")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"b\">]>", "workbook-damaged")]
    [InlineData("", "workbook-empty")]
    public async Task A_workbook_that_cannot_be_read_says_so(string rows, string code)
    {
        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportAsync(Write(("S", rows))));

        Assert.Equal(code, error.Details.Code);
    }

    [Fact]
    public async Task A_workbook_that_is_cut_off_or_has_a_text_without_end_says_so()
    {
        var path = Write(("S", Header + Row(Text(new string('x', 9_000_000)))));
        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportAsync(path));
        Assert.Equal("workbook-damaged", error.Details.Code);

        var bytes = await File.ReadAllBytesAsync(path);
        foreach (var kept in new[] { 5, bytes.Length / 2, bytes.Length - 10 })
        {
            await File.WriteAllBytesAsync(path, bytes[..kept]);
            Assert.Equal("zip-damaged", (await Assert.ThrowsAsync<ImportException>(() => shop.ImportAsync(path))).Details.Code);
        }
    }

    [Fact]
    public async Task The_preview_shows_a_workbook_as_it_will_be_read()
    {
        var path = Write(("S", Row(Text("Umsatzbericht")) + Header + Row(Text("K1"), Number("45304", 1), Text("R1"), Number("1234.5"))));

        var preview = await FilePreview.ReadAsync(Data.Import.Reading.ImportFile.FromPath(path), new ImportOptions(), shop.Database, CancellationToken.None);

        Assert.Equal(("generic", 2L), (preview.Format?.Name, preview.HeaderLine));
        Assert.Equal(["K1", "2024-01-13", "R1", "1234.5"], preview.Rows.Single());
    }

    private string Write(params (string, string)[] sheets) => TestWorkbook.Write(shop.Folder.File("book.xlsx"), sheets);
}
