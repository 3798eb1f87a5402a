using Insights.Data.Import.Results;
using Insights.Testing;

namespace Insights.Data.Tests.Import;

public class MatrixifyFormatTests
{
    private const string Header =
        "ID,Name,Command,Email,Created At,Cancelled At,Processed At,Currency,Source,Price: Total Discount,Price: Total Refund,Price: Current Total,Price: Total,Payment: Status,Customer: ID,Customer: Email,Top Row,Line: Type,Line: ID,Line: Title,Line: SKU,Line: Quantity,Line: Price,Line: Discount,Line: Total,Line: Gift Card,Refund: ID,Transaction: ID,Transaction: Kind,Transaction: Amount,Transaction: Status";

    [Fact]
    public async Task Articles_are_lines_and_payments_parcels_and_refunds_tell_of_the_order()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Orders(Header).ToString());
        var again = await shop.ImportTextAsync(Orders(Header).ToString());

        Assert.Equal("matrixify", result.Format);
        Assert.Equal((new LineCounts(2, 0, 0, 1, 0) { LeftOut = 3 }, 65.00m), (result.Lines, result.Net()));
        Assert.Equal((new LineCounts(0, 2, 0, 1, 0) { LeftOut = 3 }, 65.00m), (again.Lines, again.Net()));
        Assert.Equal(["ada@example.org 65.00"], await shop.SpendAsync());
        Assert.Contains("T1 Tea 2 50.00", await shop.ProductsAsync());
    }

    [Fact]
    public async Task Without_a_column_of_refunds_they_are_read_from_the_payments()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(CsvRows.Under(Header.Replace("Price: Total Refund,", "", StringComparison.Ordinal), Orders(Header).ToString()));

        Assert.Equal(65.00m, result.Net());
    }

    [Theory]
    [InlineData("", "65.00")]
    [InlineData("0.00", "65.00")]
    [InlineData("25.00", "50.00")]
    public async Task Where_the_order_states_no_refund_it_is_read_from_the_payments(string stated, string net)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Orders(Header, stated).ToString());

        Assert.Equal(decimal.Parse(net, System.Globalization.CultureInfo.InvariantCulture), result.Net());
    }

    [Fact]
    public async Task An_order_that_Shopifys_own_export_has_too_is_there_once()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync("Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price,Refunded Amount\n#1,ada@example.org,partially_refunded,EUR,75.00,2024-05-01 10:00:00 +0000,2,Tea,25.00,10.00\n");

        await shop.ImportTextAsync(Orders(Header).ToString());

        Assert.Equal(["ada@example.org 65.00"], await shop.SpendAsync());
    }

    [Fact]
    public async Task A_gift_card_is_known_by_its_flag()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(Header).Row(
            ("Name", "#1"), ("Email", "ada@example.org"), ("Processed At", "2024-05-01 10:00:00 +0000"), ("Currency", "EUR"), ("Price: Total", "50.00"), ("Payment: Status", "paid"), ("Line: Type", "Line Item"),
            ("Line: Title", "Freude"), ("Line: Quantity", "1"), ("Line: Price", "50.00"), ("Line: Gift Card", "TRUE")).ToString());

        Assert.Equal((0m, 1L), (result.Net(), result.Lines.LeftOut));
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Payment: Status")]
    [InlineData("Price: Total")]
    [InlineData("Line: Type")]
    public async Task An_export_that_lacks_a_needed_column_is_refused_with_its_name(string column) =>
        Assert.Contains($"lacks the column {column}.", await ShopCase.RefusalWithoutAsync(Header + "\n", column), StringComparison.Ordinal);

    private static ExportText Orders(string header, string refund = "10.00")
    {
        var text = new ExportText(header);
        Row("#1", "Line Item", ("Line: Title", "Tea"), ("Line: SKU", "T1"), ("Line: Quantity", "2"), ("Line: Price", "25.00"), ("Line: Total", "50.00"));
        Row("#1", "Line Item", ("Line: Title", "Cup"), ("Line: Quantity", "1"), ("Line: Price", "20.00"), ("Line: Total", "20.00"));
        Row("#1", "Shipping Line", ("Line: Title", "Post"), ("Line: Price", "5.00"));
        Row("#1", "Transaction", ("Transaction: Kind", "sale"), ("Transaction: Amount", "75.00"), ("Transaction: Status", "success"));
        Row("#1", "Transaction", ("Transaction: Kind", "refund"), ("Transaction: Amount", "10.00"), ("Transaction: Status", "success"));
        text.Row(
            ("Name", "#2"), ("Email", "bob@example.org"), ("Processed At", "2024-05-01 10:00:00 +0000"), ("Cancelled At", "2024-05-02 10:00:00 +0000"), ("Currency", "EUR"), ("Price: Total", "99.00"), ("Payment: Status", "paid"),
            ("Line: Type", "Line Item"), ("Line: Title", "Tea"), ("Line: SKU", "T1"), ("Line: Quantity", "0"), ("Line: Total", "0.00"));
        return text;

        void Row(string name, string type, params (string, string)[] cells) => text.Row(
            [
                ("Name", name), ("Email", "Ada@example.org"), ("Processed At", "2024-05-01 10:00:00 +0000"), ("Currency", "EUR"), ("Price: Total Refund", refund), ("Price: Total", "75.00"),
                ("Payment: Status", "partially_refunded"), ("Line: Type", type), .. cells,
            ]);
    }
}
