using Insights.Data.Import.Results;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public class EtsyItemsFormatTests
{
    [Fact]
    public async Task An_item_is_worth_its_total_and_not_its_price()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(File().ToString());

        Assert.Equal("etsy-items", result.Format);
        Assert.Equal(new LineCounts(3, 0, 0, 0, 0), result.Lines);
        Assert.Equal(70.00m, result.CustomerAmount.Amount);
        await using var context = shop.Database.CreateContext();
        var baskets = await context.Baskets.OrderBy(basket => basket.OrderRef).ToListAsync();
        Assert.Equal([("7001", 40.00m, 3m, 2), ("7002", 30.00m, 3m, 1)], baskets.Select(basket => (basket.OrderRef, basket.Amount.Amount, basket.Quantity.Units, basket.ProductCount)));
        Assert.Contains(await context.Products.ToListAsync(), product => product is { Code: "S91", Name: "Mug, blue" });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Both_exports_of_an_order_are_one_order_with_the_money_of_one_and_the_items_of_the_other(bool itemsFirst)
    {
        using var shop = new TestShop();
        var orders = new ExportText(ExportHeaders.EtsyOrders)
            .Row(("Sale Date", "04/23/24"), ("Order ID", "7002"), ("Buyer User ID", "omark"), ("Order Total", "33.50"), ("Currency", "EUR"), ("Adjusted Order Total", "0.00")).ToString();
        string[] files = itemsFirst ? [File().ToString(), orders] : [orders, File().ToString()];

        foreach (var file in files) await shop.ImportTextAsync(file);

        await using var context = shop.Database.CreateContext();
        var baskets = await context.Baskets.OrderBy(basket => basket.OrderRef).ToListAsync();
        Assert.Equal([(40.00m, 3m, 2), (33.50m, 3m, 1)], baskets.Select(basket => (basket.Amount.Amount, basket.Quantity.Units, basket.ProductCount)));
        Assert.Equal(2, await context.Customers.CountAsync());
    }

    [Fact]
    public async Task Importing_the_same_file_twice_changes_nothing()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(File().ToString());
        var before = await shop.DumpAsync();

        var again = await shop.ImportTextAsync(File().ToString());

        Assert.Equal(new LineCounts(0, 3, 0, 0, 0), again.Lines);
        Assert.Equal(before, await shop.DumpAsync());
    }

    private static ExportText File() => new ExportText(ExportHeaders.EtsyItems)
        .Row(Item("7001", "91", "ivyq7", "Mug, blue", "2", "20.00", "32.00"))
        .Row(Item("7001", "92", "Ivy Quill (ivyq7)", "Soap", "1", "10.00", "8.00"))
        .Row([.. Item("7002", "93", "omark", "Soap", "3", "10.00", "30.00"), ("Sale Date", "04/23/24")]);

    private static (string, string)[] Item(string order, string id, string buyer, string name, string quantity, string price, string total) =>
    [
        ("Sale Date", "04/21/24"), ("Order ID", order), ("Transaction ID", id), ("Buyer", buyer), ("Item Name", name), ("Quantity", quantity), ("Price", price),
        ("Item Total", total), ("Currency", "EUR"), ("SKU", $"S{id}"),
    ];
}
