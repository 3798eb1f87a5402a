using Insights.Data.Import.Results;
using Insights.Testing;

namespace Insights.Data.Tests.Import;

public class BigCommerceFormatTests
{
    private const string Header =
        "Order ID,Customer ID,Customer Name,Customer Email,Customer Phone,Order Date,Order Status,Subtotal (inc tax),Subtotal (ex tax),Tax Total,Shipping Cost (inc tax),Coupon Details,Order Total (inc tax),Order Total (ex tax),Payment Method,Total Quantity,Date Shipped,Order Currency Code,Exchange Rate,Order Notes,Customer Message,Billing First Name,Billing Last Name,Billing Country,Billing Email,Product Details,Refund Amount,Channel ID,Channel Name";

    [Fact]
    public async Task Guests_with_customer_id_0_are_different_people_and_cancelled_orders_are_no_revenue()
    {
        using var shop = new TestShop();
        var text = new ExportText(Header);
        foreach (var (number, id, email, date, status, total, refunded) in new[]
        {
            ("301", "15", "una@reed.example", "25/03/2024", "Completed", "60.00", "0.00"), ("302", "0", "gil@park.example", "26/03/2024", "Shipped", "30.00", "0.00"),
            ("303", "0", "sue@lane.example", "27/03/2024", "Awaiting Fulfillment", "45.00", "0.00"), ("304", "15", "una@reed.example", "28/03/2024", "Cancelled", "500.00", "0.00"),
            ("305", "15", "una@reed.example", "29/03/2024", "Refunded", "20.00", "20.00"), ("306", "0", "kai@mole.example", "29/03/2024", "Declined", "70.00", "0.00"),
        })
            text.Row(
                ("Order ID", number), ("Customer ID", id), ("Customer Email", email), ("Order Date", date), ("Order Status", status), ("Order Total (inc tax)", total), ("Order Currency Code", "USD"), ("Refund Amount", refunded));

        var result = await shop.ImportTextAsync(text.ToString());

        Assert.Equal(("bigcommerce", "USD"), (result.Format, result.Currency));
        Assert.Equal((6L, 135.00m), (result.Lines.Total, result.Net()));
        Assert.Equal(["gil@park.example 30.00", "sue@lane.example 45.00", "una@reed.example 60.00"], await shop.SpendAsync());
    }

    [Fact]
    public async Task Articles_stand_in_one_cell_and_names_may_have_commas()
    {
        using var shop = new TestShop();
        const string details =
            "Product ID: 77, Product Qty: 2, Product SKU: S1, Product Name: Tea, green, Product Weight: 1.0000, Product Variation Details: , Product Unit Price: 20.00, Product Total Price: 40.00|Product ID: 78, Product Qty: 1, Product SKU: , Product Name: Cup, Product Unit Price: 20.00";

        var result = await shop.ImportTextAsync(new ExportText(Header).Row(
            ("Order ID", "1"), ("Customer ID", "0"), ("Customer Email", "una@reed.example"), ("Order Date", "25/03/2024"), ("Order Status", "Completed"), ("Order Total (inc tax)", "60.00"), ("Product Details", details)).ToString());

        Assert.Equal(new LineCounts(1, 0, 0, 0, 0), result.Lines);
        Assert.Equal(["Cup Cup 1 20.00", "S1 Tea, green 2 40.00"], await shop.ProductsAsync());
    }

    [Theory]
    [InlineData("Order ID")]
    [InlineData("Order Date")]
    [InlineData("Order Status")]
    [InlineData("Order Total (inc tax)")]
    [InlineData("Customer Email")]
    public async Task An_export_that_lacks_a_needed_column_is_refused_with_its_name(string column) =>
        Assert.Contains($"lacks the column {column}.", await ShopCase.RefusalWithoutAsync(Header + "\n", column), StringComparison.Ordinal);
}
