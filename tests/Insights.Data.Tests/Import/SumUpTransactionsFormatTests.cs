using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public class SumUpTransactionsFormatTests
{
    [Fact]
    public async Task Payouts_tips_and_what_failed_are_no_sales()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(File()
            .Row(Payment("T1", "Umsatz", "Erfolgreich", "17.00", "1.00")).Row(Payment("T1", "Auszahlung", "Ausgezahlt", "16.76", ""))
            .Row(Payment("T2", "Umsatz", "Fehlgeschlagen", "30.00", "")).Row(Payment("T3", "Umsatz", "Rückerstattet", "8.00", ""))
            .Row(Payment("T3", "Rückerstattung", "Erfolgreich", "8.00", "")).ToString(), new ImportOptions { Currency = "CHF" });

        Assert.Equal("sumup-transactions", result.Format);
        Assert.Equal((16.00m, 1), (result.AnonymousAmount.Amount, (int)result.Lines.LeftOut));
        Assert.Equal(5, result.Lines.Total);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Both_reports_of_a_sale_are_one_sale(bool salesFirst)
    {
        using var shop = new TestShop();
        var transactions = File().Row(Payment("T1", "Umsatz", "Erfolgreich", "17.00", "1.00")).ToString();
        var sales = new ExportText(ExportHeaders.SumUpSales).Row([.. SumUpFormatTests.Article("T1", "Sales", "1", "Tee", "16.00"), ("Date", "24.03.24"), ("Time", "12:32")]).ToString();
        string[] files = salesFirst ? [sales, transactions] : [transactions, sales];

        foreach (var file in files) await shop.ImportTextAsync(file, new ImportOptions { Currency = "CHF" });

        await using var context = shop.Database.CreateContext();
        Assert.Equal(16.00m, (await context.AnonymousBaskets.ToListAsync()).Sum(basket => basket.Amount.Amount));
    }

    private static ExportText File() => new(ExportHeaders.SumUpTransactionsGerman);

    private static (string, string)[] Payment(string transaction, string type, string status, string total, string tip) =>
    [
        ("E-Mail", "test@till.example"), ("Datum", "2024-03-24 12:32:00"), ("Transaktions-ID", transaction), ("Transaktionsart", type), ("Status", status),
        ("Betrag inkl. MwSt.", total), ("Trinkgeldbetrag", tip), ("Gebühr", "0.24"),
    ];
}
