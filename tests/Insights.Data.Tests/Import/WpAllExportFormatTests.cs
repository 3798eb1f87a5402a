using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;

namespace Insights.Data.Tests.Import;

public class WpAllExportFormatTests
{
    private const string Header = "Order ID,Order Status,Order Date,Customer Email,Order Total,Product Name,SKU,Quantity,Item Total\n";

    private const string Rows = """
        1,wc-completed,13/01/2024,mia@hof.example,65.00,Kanne,K1,1,40.00
        1,wc-completed,13/01/2024,mia@hof.example,65.00,Tasse,T1,2,20.00
        2,wc-cancelled,14/01/2024,ole@see.example,30.00,Tasse,T1,3,30.00
        """;

    [Fact]
    public async Task The_total_that_stands_on_each_row_of_an_order_counts_once()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + Rows);

        Assert.Equal("wp-all-export", result.Format);
        Assert.Equal((3L, 65.00m), (result.Lines.Total, result.Net()));
        Assert.Equal(["mia@hof.example 65.00"], await shop.SpendAsync());
        Assert.Contains("K1 Kanne 1 40.00", await shop.ProductsAsync());
    }

    [Fact]
    public async Task Columns_that_the_user_named_are_read_with_a_map()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(
            Header.Replace("Order Total", "Bezahlt", StringComparison.Ordinal) + Rows,
            new ImportOptions { Format = "wp-all-export", Columns = ColumnMap.Parse(["amount=Bezahlt"]) });

        Assert.Equal(65.00m, result.Net());
    }

    [Fact]
    public async Task Items_in_numbered_columns_are_lines_of_the_order()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync("""
            Order ID,Order Key,Order Status,Order Date,Billing Email Address,Order Total,Order Currency,Product Name #1,SKU #1,Quantity #1,Item Total #1,Product Name #2,SKU #2,Quantity #2,Item Total #2
            1,wc_order_x,Completed,2024-01-13,mia@hof.example,65.00,EUR,Kanne,K1,1,40.00,Tasse,T1,2,20.00
            """);

        Assert.Equal((new LineCounts(1, 0, 0, 0, 0), 65.00m), (result.Lines, result.Net()));
        Assert.Equal(["K1 Kanne 1 40.00", "T1 Tasse 2 20.00"], await shop.ProductsAsync());
    }

    [Theory]
    [InlineData("Order ID", "Order Number")]
    [InlineData("Order Date", "Order Date")]
    [InlineData("Customer Email", "Billing Email Address")]
    [InlineData("Order Total", "Order Total")]
    public async Task An_export_that_lacks_a_needed_column_is_refused_with_its_name(string column, string named) =>
        Assert.Contains(named, await ShopCase.RefusalWithoutAsync(Header + Rows, column), StringComparison.Ordinal);
}
