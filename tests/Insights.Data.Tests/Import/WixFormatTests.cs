using Insights.Data.Import.Rows;
using Insights.Testing;

namespace Insights.Data.Tests.Import;

public class WixFormatTests
{
    [Fact]
    public async Task The_total_that_each_row_of_an_order_repeats_counts_once_and_refunds_are_taken_off_it()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(ExportHeaders.Wix)
            .Row([.. Order("10021", "Paid", "29.90"), ("Net amount", "29.90"), ("Item", "Kerze"), ("SKU", "K1"), ("Qty", "2"), ("Price", "10.00")])
            .Row([.. Order("10021", "Paid", "29.90"), ("Net amount", "29.90"), ("Item", "Seife"), ("Qty", "1"), ("Price", "5.00")])
            .Row([.. Order("10022", "Partially refunded", "20.00"), ("Refunded amount", "10.00"), ("Net amount", "10.00"), ("Item", "Kerze"), ("SKU", "K1"), ("Qty", "2"), ("Price", "10.00")])
            .ToString(), new ImportOptions { TimeZone = "Europe/Berlin" });

        Assert.Equal(("wix", 39.90m), (result.Format, result.Net()));
        Assert.Equal(["jo@see.example 39.90"], await shop.SpendAsync());
        Assert.Contains("K1 Kerze 4 40.00", await shop.ProductsAsync());
    }

    [Theory]
    [InlineData("Unpaid", "Unfulfilled")]
    [InlineData("Paid", "Canceled")]
    public async Task An_order_that_is_not_paid_or_was_cancelled_counts_for_nothing_and_makes_nobody_a_customer(string payment, string fulfilment)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(ExportHeaders.Wix)
            .Row([.. Order("1", payment, "5.00"), ("Fulfillment status", fulfilment), ("Item", "Seife"), ("Qty", "1"), ("Price", "5.00")]).ToString(),
            new ImportOptions { TimeZone = "Europe/Berlin" });

        Assert.Equal((0m, 0L), (result.Net(), result.NewCustomers));
    }

    [Fact]
    public async Task An_order_that_is_paid_in_part_counts_in_full_which_is_said()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(ExportHeaders.Wix)
            .Row([.. Order("1", "Partially paid", "100.00"), ("Item", "Seife"), ("Qty", "1"), ("Price", "100.00")]).ToString(), new ImportOptions { TimeZone = "Europe/Berlin" });

        Assert.Equal(100.00m, result.Net());
        Assert.Equal(["1", "100.00", "Partially paid"], Assert.Single(result.Remarks, remark => remark.Code == "note-unpaid-counted").Arguments);
    }

    private static (string, string)[] Order(string number, string payment, string total) =>
        [("Order number", number), ("Date created", "Jan 8, 2024"), ("Time", "9:15:51 AM"), ("Contact email", "jo@see.example"), ("Payment status", payment), ("Total", total), ("Currency", "EUR")];
}
