using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;

namespace Insights.Data.Tests.Import;

public class SkyVergeFormatTests
{
    private const string Header =
        "order_id,order_number_formatted,order_number,order_date,status,shipping_total,shipping_tax_total,fee_total,fee_tax_total,tax_total,discount_total,order_total,refunded_total,order_currency,payment_method,shipping_method,customer_id,billing_first_name,billing_last_name,billing_full_name,billing_company,billing_email,billing_phone,billing_address_1,billing_address_2,billing_postcode,billing_city,billing_state,billing_state_code,billing_country,shipping_first_name,shipping_last_name,shipping_full_name,shipping_company,shipping_address_1,shipping_address_2,shipping_postcode,shipping_city,shipping_state,shipping_state_code,shipping_country,customer_note,shipping_items,fee_items,tax_items,coupon_items,refunds,order_notes,download_permissions,";

    [Fact]
    public async Task An_order_in_one_row_has_its_articles_and_its_refunds()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(Header + "line_items")
            .Row(
                ("order_id", "11"), ("order_date", "2024-02-01 10:00:00"), ("status", "completed"), ("order_total", "55.00"), ("refunded_total", "5.00"), ("order_currency", "EUR"), ("customer_id", "0"),
                ("billing_email", "Ada@Example.org"), ("billing_full_name", "Ada Example"),
                ("line_items", "id:1|name:Tea\\; green|product_id:9|sku:T1|quantity:2|subtotal:40.00|total:40.00|refunded:0|meta:;id:2|name:Cup|product_id:8|sku:|quantity:1|total:15.00|meta:"),
                ("refunds", "id:3|date:2024-02-02 10:00:00|amount:5.00|reason:"))
            .Row(("order_id", "12"), ("order_date", "2024-02-01 11:00:00"), ("status", "failed"), ("order_total", "99.00"), ("order_currency", "EUR"), ("billing_email", "bob@example.org"))
            .ToString());

        Assert.Equal("woocommerce-skyverge", result.Format);
        Assert.Equal((new LineCounts(1, 0, 0, 1, 0), 50.00m), (result.Lines, result.Net()));
        Assert.Equal(["ada@example.org 50.00"], await shop.SpendAsync());
        Assert.Equal(["Cup Cup 1 15.00", "T1 Tea; green 2 40.00"], await shop.ProductsAsync());
    }

    [Theory]
    [InlineData("id:3|date:2024-03-02 10\\:00\\:00|amount:5.00|reason:too late\\; broken;id:4|date:2024-04-02 10\\:00\\:00|amount:2.00|reason:")]
    [InlineData("[{\"\"id\"\":3,\"\"date\"\":\"\"2024-03-02 10:00:00\"\",\"\"amount\"\":\"\"5.00\"\",\"\"line_items\"\":[]},{\"\"id\"\":4,\"\"date\"\":\"\"2024-04-02 10:00:00\"\",\"\"amount\"\":\"\"2.00\"\"}]")]
    public async Task Refunds_count_on_the_days_that_the_file_states(string refunds)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Order("completed", "55.00", "7.00", refunds));
        var again = await shop.ImportTextAsync(Order("completed", "55.00", "7.00", refunds));

        Assert.Equal((48.00m, new LineCounts(0, 1, 0, 0, 0)), (result.Net(), again.Lines));
        Assert.Equal([55.00m, 50.00m, 48.00m], await NetAsync(shop, new(2024, 3, 1), new(2024, 4, 1), new(2024, 5, 1)));
        Assert.DoesNotContain(result.Remarks, remark => remark.Code.StartsWith("note-refund", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Gift card", "20.00", "Tea", "35.00")]
    [InlineData("Tea", "35.00", "Gift card", "20.00")]
    public async Task A_dated_refund_counts_on_its_day_wherever_in_the_order_a_gift_card_stands(string first, string firstTotal, string second, string secondTotal)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Items("5.00", (first, firstTotal), (second, secondTotal)));

        Assert.Equal([35.00m, 30.00m], await NetAsync(shop, new(2024, 3, 1), new(2024, 4, 1)));
        Assert.DoesNotContain(result.Remarks, remark => remark.Code.StartsWith("note-refund", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Gift card", "20.00", "Tea", "35.00")]
    [InlineData("Tea", "35.00", "Gift card", "20.00")]
    public async Task No_more_is_paid_back_than_the_goods_beside_a_gift_card_cost(string first, string firstTotal, string second, string secondTotal)
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(Items("55.00", (first, firstTotal), (second, secondTotal)));

        Assert.Equal([35.00m, 0.00m, 0.00m], await NetAsync(shop, new(2024, 3, 1), new(2024, 4, 1), new(2030, 1, 1)));
    }

    [Fact]
    public async Task The_refund_of_an_order_of_gift_cards_alone_is_no_return()
    {
        using var shop = new TestShop();

        var rows = await shop.ImportTextAsync(Items("55.00", ("Gift card", "50.00")));
        var cell = await shop.ImportTextAsync(Order("refunded", "55.00", "55.00", "id:3|date:2024-03-02 10\\:00\\:00|amount:55.00|reason:").Replace("name:Tea", "name:Gift card", StringComparison.Ordinal));

        Assert.Equal((0m, 0m), (rows.Net(), cell.Net()));
    }

    [Fact]
    public async Task A_refund_without_a_day_beside_one_with_a_day_counts_from_the_import()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(Order("completed", "55.00", "7.00", "id:3|date:2024-03-02 10\\:00\\:00|amount:5.00|reason:"));

        Assert.Equal([50.00m, 48.00m], await NetAsync(shop, new(2024, 4, 1), new(2030, 1, 1)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_days_of_refunds_hold_whichever_plugin_exported_last(bool isDatedLast)
    {
        using var shop = new TestShop();
        var dated = Order("completed", "55.00", "5.00", "id:3|date:2024-03-02 10\\:00\\:00|amount:5.00|reason:");
        const string undated = "Order Number,Order Status,Order Date,Email (Billing),Order Total Amount,Order Refund Amount\n11,Completed,2024-02-01 10:00,ada@example.org,55.00,5.00\n";

        await shop.ImportTextAsync(isDatedLast ? undated : dated, new ImportOptions { Currency = "EUR" });
        await shop.ImportTextAsync(isDatedLast ? dated : undated);

        Assert.Equal([50.00m, 50.00m], await NetAsync(shop, new(2024, 4, 1), new(2030, 1, 1)));
    }

    [Fact]
    public async Task A_later_export_with_a_refund_updates_the_order()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Order("completed", "55.00", "0.00", ""));

        var later = await shop.ImportTextAsync(Order("refunded", "55.00", "55.00", "id:3|date:2024-03-02 10\\:00\\:00|amount:55.00|reason:"));

        Assert.Equal(new LineCounts(0, 0, 1, 0, 0), later.Lines);
        Assert.Equal([55.00m, 0.00m], await NetAsync(shop, new(2024, 3, 1), new(2024, 4, 1)));
    }

    [Fact]
    public async Task The_refunds_of_the_articles_count_where_no_column_states_those_of_the_order()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(
            "order_id,order_number_formatted,order_date,status,order_total,order_currency,billing_email,item_meta,line_items\n"
            + "11,W-11,2024-02-01 10:00:00,completed,55.00,EUR,ada@example.org,,name:Tea|quantity:2|total:40.00|refunded:20.00|refunded_qty:-1;name:Cup|quantity:1|total:15.00|refunded:0.00\n");

        Assert.Equal(35.00m, result.Net());
    }

    [Fact]
    public async Task The_format_for_imports_is_read_too()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(
            "id,order_number,order_number_formatted,created_at,status,total,total_shipping,cart_tax,shipping_tax,total_discount,total_refunded,payment_method,currency,customer_user,billing_first_name,billing_last_name,billing_email,line_items,refunds,download_permissions_granted\n"
            + "11,11,W-11,2024-02-01 10:00:00,completed,55.00,5.00,0,0,0,5.00,cod,EUR,0,Ada,Lee,ada@example.org,\"[{\"\"name\"\":\"\"Tea\"\",\"\"quantity\"\":2,\"\"total\"\":\"\"50.00\"\"}]\",\"[{\"\"date\"\":\"\"2024-03-02 10:00:00\"\",\"\"amount\"\":\"\"5.00\"\"}]\",1\n");

        Assert.Equal(("woocommerce-skyverge", 50.00m), (result.Format, result.Net()));
        Assert.Equal(["Tea Tea 2 50.00"], await shop.ProductsAsync());
    }

    [Fact]
    public async Task Articles_as_JSON_are_read()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(Header + "line_items\n" + new string(',', 3).Insert(0, "11") + "2024-02-01 10:00:00,completed,,,,,,,40.00,0.00,EUR,,,0,,,,,ada@example.org" + new string(',', 28)
            + """
              "[{""name"":""Tea"",""sku"":""T1"",""quantity"":2,""total"":""40.00""}]"

              """);

        Assert.Equal(["T1 Tea 2 40.00"], await shop.ProductsAsync());
    }

    [Fact]
    public async Task A_row_for_each_item_repeats_the_orders_total_which_counts_once()
    {
        using var shop = new TestShop();
        var text = new ExportText(Header + "item_id,item_name,item_product_id,item_sku,item_quantity,item_subtotal,item_subtotal_tax,item_total,item_total_tax,item_refunded,item_refunded_qty,item_meta");
        foreach (var (name, quantity, total) in new[] { ("Tea", "2", "40.00"), ("Cup", "1", "15.00") })
            text.Row(
                ("order_id", "11"), ("order_number_formatted", "W-11"), ("order_date", "2024-02-01 10:00:00"), ("status", "processing"), ("order_total", "55.00"), ("order_currency", "EUR"),
                ("billing_email", "ada@example.org"), ("item_name", name), ("item_quantity", quantity), ("item_total", total));

        var result = await shop.ImportTextAsync(text.ToString());

        Assert.Equal((new LineCounts(2, 0, 0, 0, 0), 55.00m), (result.Lines, result.Net()));
        Assert.Equal(["Cup Cup 1 15.00", "Tea Tea 2 40.00"], await shop.ProductsAsync());
    }

    private static string Items(string refunded, params (string Name, string Total)[] items)
    {
        var text = new ExportText("order_id,order_date,status,order_total,refunded_total,order_currency,billing_email,item_name,item_quantity,item_total,refunds");
        foreach (var (name, total) in items)
        {
            text.Row(
                ("order_id", "11"), ("order_date", "2024-02-01 10:00:00"), ("status", "completed"), ("order_total", "55.00"), ("refunded_total", refunded), ("order_currency", "EUR"),
                ("billing_email", "ada@example.org"), ("item_name", name), ("item_quantity", "1"), ("item_total", total),
                ("refunds", $"id:3|date:2024-03-02 10\\:00\\:00|amount:{refunded}|reason:"));
        }
        return text.ToString();
    }

    private static string Order(string status, string total, string refunded, string refunds) => Header + "line_items\n"
        + $"11,,,2024-02-01 10:00:00,{status},,,,,,,{total},{refunded},EUR,,,0,,,,,ada@example.org{new string(',', 25)}\"{refunds}\",,,name:Tea|quantity:2|total:{total}\n";

    private static async Task<decimal[]> NetAsync(TestShop shop, params DateOnly[] days)
    {
        var nets = new List<decimal>();
        foreach (var day in days) nets.Add((await shop.HistoriesAsync(day)).Days.NetSpend.Sum() / 10_000m);
        return [.. nets];
    }

    [Theory]
    [InlineData("order_id")]
    [InlineData("order_date")]
    [InlineData("status")]
    [InlineData("order_total")]
    [InlineData("billing_email")]
    public async Task An_export_that_lacks_a_needed_column_is_refused_with_its_name(string column) =>
        Assert.Contains($"lacks the column {column}.", await ShopCase.RefusalWithoutAsync(Header + "line_items\n", column), StringComparison.Ordinal);
}
