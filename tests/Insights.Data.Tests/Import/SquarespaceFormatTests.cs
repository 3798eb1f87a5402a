using Insights.Testing;

namespace Insights.Data.Tests.Import;

public class SquarespaceFormatTests
{
    [Fact]
    public async Task An_order_counts_once_without_what_was_paid_back()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(ExportHeaders.Squarespace)
            .Row([.. Order("00101", "PAID", "45.00"), ("Lineitem quantity", "2"), ("Lineitem name", "Mug"), ("Lineitem price", "15.00"), ("Lineitem sku", "M1")])
            .Row(("Order ID", "00101"), ("Email", "Ann@elm.example"), ("Lineitem quantity", "1"), ("Lineitem name", "Tea"), ("Lineitem price", "10.00"))
            .Row([.. Order("00102", "PARTIALLY_REFUNDED", "30.00"), ("Amount Refunded", "12.50"), ("Lineitem quantity", "3"), ("Lineitem name", "Tea"), ("Lineitem price", "10.00")])
            .ToString());

        Assert.Equal(("squarespace", 62.50m), (result.Format, result.Net()));
        Assert.Equal(["ann@elm.example 62.50"], await shop.SpendAsync());
        Assert.Contains("M1 Mug 2 30.00", await shop.ProductsAsync());
    }

    [Theory]
    [InlineData("PENDING", "")]
    [InlineData("PAID", "2024-01-05 12:00:00 -0500")]
    public async Task An_order_that_is_not_paid_or_was_cancelled_counts_for_nothing(string status, string cancelledAt)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(ExportHeaders.Squarespace)
            .Row([.. Order("1", status, "10.00"), ("Cancelled at", cancelledAt), ("Lineitem quantity", "1"), ("Lineitem name", "Tea"), ("Lineitem price", "10.00")]).ToString());

        Assert.Equal((0m, 0L), (result.Net(), result.NewCustomers));
    }

    private static (string, string)[] Order(string id, string status, string total) =>
        [("Order ID", id), ("Email", "Ann@elm.example"), ("Financial Status", status), ("Currency", "USD"), ("Total", total), ("Created at", "2024-01-04 08:59:00 -0500")];
}
