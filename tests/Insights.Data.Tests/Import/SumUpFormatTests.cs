using Insights.Testing;

namespace Insights.Data.Tests.Import;

public class SumUpFormatTests
{
    [Fact]
    public async Task The_account_of_the_till_is_no_customer_and_a_refund_is_taken_off()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(ExportHeaders.SumUpSales)
            .Row(Article("TD4KP497FR", "Sales", "2", "Kaffee", "7.00")).Row(Article("TD4KP497FR", "Sales", "1", "Kuchen", "4.50"))
            .Row([.. Article("TD4KP497FR", "Refund", "1", "Kuchen", "4.50"), ("Date", "16.03.24")]).ToString());

        Assert.Equal(("sumup", "CHF"), (result.Format, result.Currency));
        Assert.Equal((0m, 7.00m, 0), (result.CustomerAmount.Amount, result.AnonymousAmount.Amount, (int)result.NewCustomers));
        Assert.Equal(["3", "7.00"], Assert.Single(result.Remarks, remark => remark.Code == "note-no-customers").Arguments);
    }

    [Fact]
    public async Task The_german_report_is_read_alike()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(ExportHeaders.SumUpSalesGerman)
            .Row(("Datum", "24.03.2024, 12:32"), ("Typ", "Verkauf"), ("Transaktionsnummer", "TEGUCXAGDE"), ("Menge", "1"), ("Beschreibung", "Tee"), ("Währung", "CHF"), ("Preis (brutto)", "16.00"), ("Konto", "a@b.example"))
            .Row(("Datum", "25.03.2024, 12:32"), ("Typ", "Rückerstattung"), ("Transaktionsnummer", "TEGUCXAGDE"), ("Menge", "-1"), ("Beschreibung", "Tee"), ("Währung", "CHF"), ("Preis (brutto)", "-6.00"), ("Konto", "a@b.example")).ToString());

        Assert.Equal((10.00m, 2), (result.AnonymousAmount.Amount, (int)result.Lines.WithoutCustomer));
    }

    [Fact]
    public async Task Importing_the_same_file_twice_changes_nothing()
    {
        using var shop = new TestShop();
        var file = new ExportText(ExportHeaders.SumUpSales).Row(Article("T1", "Sales", "2", "Kaffee", "7.00")).Row(Article("T1", "Refund", "1", "Kaffee", "3.50")).ToString();
        await shop.ImportTextAsync(file);
        var before = await shop.DumpAsync();

        await shop.ImportTextAsync(file);

        Assert.Equal(before, await shop.DumpAsync());
    }

    internal static (string, string)[] Article(string transaction, string type, string quantity, string name, string price) =>
    [
        ("Account", "test@till.example"), ("Date", "15.03.24"), ("Time", "11:53"), ("Type", type), ("Transaction ID", transaction), ("Quantity", quantity),
        ("Description", name), ("Currency", "CHF"), ("Price (Gross)", price),
    ];
}
