using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public class AmazonAllOrdersFormatTests
{
    [Fact]
    public async Task Orders_count_for_the_shop_only_and_what_is_cancelled_or_pending_for_nothing()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(AmazonFormatTests.Tabs(new ExportText(ExportHeaders.AmazonAllOrders)
            .Row(Item("304-1", "Shipped", "2", "29.97")).Row(Item("304-2", "Cancelled", "0", "")).Row(Item("304-3", "Pending", "1", ""))
            .Row(Item("304-4", "Shipped - Returned to Seller", "1", "15.00")).Row([.. Item("304-1", "Shipped", "0", ""), ("item-status", "Cancelled")])));

        Assert.Equal("amazon-all-orders", result.Format);
        Assert.Equal(5, result.Lines.WithoutCustomer);
        Assert.Equal((0m, 29.97m), (result.CustomerAmount.Amount, result.AnonymousAmount.Amount));
        Assert.Equal("29.97", Assert.Single(result.Remarks, remark => remark.Code == "note-no-customers").Arguments[1]);
    }

    [Fact]
    public async Task A_pending_order_counts_once_it_is_shipped()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(AmazonFormatTests.Tabs(new ExportText(ExportHeaders.AmazonAllOrders).Row(Item("304-3", "Pending", "1", ""))));

        await shop.ImportTextAsync(AmazonFormatTests.Tabs(new ExportText(ExportHeaders.AmazonAllOrders).Row(Item("304-3", "Shipped", "1", "9.00"))));

        await using var context = shop.Database.CreateContext();
        Assert.Equal(9.00m, (await context.AnonymousBaskets.SingleAsync()).Amount.Amount);
    }

    [Fact]
    public async Task The_report_without_buyers_does_not_take_an_order_from_its_buyer()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(AmazonFormatTests.Tabs(AmazonFormatTests.Orders()));

        await shop.ImportTextAsync(AmazonFormatTests.Tabs(new ExportText(ExportHeaders.AmazonAllOrders).Row([.. Item("304-2", "Shipped", "1", "9.99"), ("sales-channel", "Amazon.de")])));

        await using var context = shop.Database.CreateContext();
        Assert.Empty(await context.AnonymousBaskets.ToListAsync());
        Assert.Equal([39.97m, 9.99m], (await context.Baskets.OrderBy(basket => basket.OrderRef).ToListAsync()).Select(basket => basket.Amount.Amount));
    }

    private static (string, string)[] Item(string order, string status, string quantity, string price) =>
    [
        ("amazon-order-id", order), ("purchase-date", "2024-02-03T09:10:11+00:00"), ("order-status", status), ("sku", "SK1"), ("product-name", "Kerze"),
        ("quantity", quantity), ("currency", price.Length > 0 ? "EUR" : ""), ("item-price", price),
    ];
}
