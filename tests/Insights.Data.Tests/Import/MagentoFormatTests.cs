using Insights.Testing;

namespace Insights.Data.Tests.Import;

public class MagentoFormatTests
{
    private const string Header =
        "ID,Purchase Point,Purchase Date,Bill-to Name,Ship-to Name,Grand Total (Base),Grand Total (Purchased),Status,Billing Address,Shipping Address,Shipping Information,Customer Email,Customer Group,Subtotal,Shipping and Handling,Customer Name,Payment Method,Total Refunded,Allocated sources\n";

    [Fact]
    public async Task Closed_orders_are_paid_back_cancelled_ones_never_counted_and_cells_may_have_lines()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header
            + Order("000000011", "Lia Falk", "59.0000", "complete", "lia@falk.example", "0.0000")
            + Order("000000012", "Lia Falk", "40.0000", "closed", "lia@falk.example", "40.0000")
            + Order("000000013", "Bo Hain", "75.5000", "canceled", "bo@hain.example", "0.0000")
            + Order("000000014", "Bo Hain", "20.0000", "processing", "bo@hain.example", "5.0000"));

        Assert.Equal("magento", result.Format);
        Assert.Equal((4L, 74.00m), (result.Lines.Total, result.Net()));
        Assert.Equal(["bo@hain.example 15.00", "lia@falk.example 59.00"], await shop.SpendAsync());
    }

    [Theory]
    [InlineData("Complete", 59.00)]
    [InlineData("Suspected Fraud", 0.00)]
    [InlineData("holded", 0.00)]
    [InlineData("pending_payment", 0.00)]
    [InlineData("Closed", 0.00)]
    public async Task Statuses_are_known_by_code_and_label(string status, double net)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + Order("1", "Lia Falk", "59.0000", status, "lia@falk.example", ""));

        Assert.Equal((decimal)net, result.Net());
    }

    [Theory]
    [InlineData("ID")]
    [InlineData("Purchase Date")]
    [InlineData("Grand Total (Base)")]
    [InlineData("Status")]
    [InlineData("Customer Email")]
    public async Task An_export_that_lacks_a_needed_column_is_refused_with_its_name(string column) =>
        Assert.Contains($"lacks the column {column}.", await ShopCase.RefusalWithoutAsync(Header, column), StringComparison.Ordinal);

    private static string Order(string number, string name, string total, string status, string email, string refunded) =>
        $"{number},\"Main Website\n Main Store\n Default\",2024-02-13 10:11:12,{name},{name},{total},{total},{status},\"Hauptstr. 1,Ulm\",\"Hauptstr. 1,Ulm\",Flat Rate,{email},General,{total},0.0000,{name},checkmo,{refunded},\n";
}
