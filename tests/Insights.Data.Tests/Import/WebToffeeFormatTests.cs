using Insights.Data.Import.Results;
using Insights.Testing;

namespace Insights.Data.Tests.Import;

public class WebToffeeFormatTests
{
    private const string Header =
        "order_id,order_number,order_date,paid_date,status,shipping_total,shipping_tax_total,fee_total,fee_tax_total,tax_total,cart_discount,order_discount,discount_total,order_total,order_subtotal,order_currency,payment_method,payment_method_title,transaction_id,customer_ip_address,customer_user_agent,shipping_method,customer_id,customer_user,customer_email,billing_first_name,billing_last_name,billing_company,billing_email,billing_phone,billing_address_1,billing_address_2,billing_postcode,billing_city,billing_state,billing_country,shipping_first_name,shipping_last_name,shipping_company,shipping_phone,shipping_address_1,shipping_address_2,shipping_postcode,shipping_city,shipping_state,shipping_country,customer_note,wt_import_key,shipping_items,fee_items,tax_items,coupon_items,refund_items,order_notes,download_permissions,line_item_1,line_item_2";

    private const string ItemHeader =
        "order_id,order_number,order_date,status,order_total,order_currency,customer_id,customer_email,billing_email,wt_import_key,refund_items,item_product_id,item_name,item_sku,item_quantity,item_subtotal,item_total,item_refunded,item_refunded_qty\n";

    [Fact]
    public async Task Guests_are_distinguished_by_e_mail_and_refunds_are_taken_off()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Order("501", "completed", "40.00", "7", "mia@hof.example")
            .With("502", "completed", "25.00", "0", "gast1@post.example")
            .With("503", "processing", "35.00", "0", "gast2@post.example")
            .With("504", "cancelled", "500.00", "7", "mia@hof.example")
            .With("505", "failed", "300.00", "0", "gast3@post.example")
            .With("506", "refunded", "60.00", "7", "mia@hof.example", "amount:60.00|reason:|date:2024-01-20 09:00:00")
            .With("507", "completed", "80.00", "7", "mia@hof.example", "amount:20.00|reason:late; broken|date:2024-01-21 09:00:00;amount:10.00|reason:|date:2024-01-22 09:00:00")
            .With("508", "pending", "99.00", "0", "gast1@post.example")
            .ToString());

        Assert.Equal("woocommerce-webtoffee", result.Format);
        Assert.Equal(150.00m, result.Net());
        Assert.Equal(["gast1@post.example 25.00", "gast2@post.example 35.00", "mia@hof.example 90.00"], await shop.SpendAsync());
        Assert.Equal(8, result.Lines.Total);
    }

    [Fact]
    public async Task Each_article_of_an_order_in_one_row_is_a_line_and_the_row_counts_once()
    {
        using var shop = new TestShop();
        var text = new ExportText(Header).Row(
            ("order_id", "1"), ("order_date", "2024-01-13 10:00:00"), ("status", "completed"), ("order_total", "55.00"), ("order_currency", "EUR"), ("billing_email", "mia@hof.example"),
            ("line_item_1", "name:Tea &amp; more|product_id:9|sku:T1|quantity:2|total:40.00|sub_total:40.00"), ("line_item_2", "name:Cup|product_id:8|sku:|quantity:1|total:15.00")).ToString();

        var result = await shop.ImportTextAsync(text);
        var again = await shop.ImportTextAsync(text);

        Assert.Equal((new LineCounts(1, 0, 0, 0, 0), new LineCounts(0, 1, 0, 0, 0)), (result.Lines, again.Lines));
        Assert.Equal(["Cup Cup 1 15.00", "T1 Tea & more 2 40.00"], await shop.ProductsAsync());
        Assert.Equal(55.00m, result.Net());
    }

    [Fact]
    public async Task A_row_for_each_item_repeats_the_orders_total_which_counts_once()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(ItemHeader + """
            1,1,2024-01-13 10:00:00,completed,55.00,EUR,0,,mia@hof.example,1,,9,Tea,T1,2,40.00,40.00,0,0
            1,1,2024-01-13 10:00:00,completed,55.00,EUR,0,,mia@hof.example,1,,8,Cup,C1,1,15.00,15.00,0,0
            """);

        Assert.Equal((new LineCounts(2, 0, 0, 0, 0), 55.00m), (result.Lines, result.Net()));
    }

    [Fact]
    public async Task A_refund_that_each_row_of_an_order_repeats_counts_once_and_on_its_day()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(ItemHeader + """
            1,1,2024-01-13 10:00:00,completed,55.00,EUR,0,,mia@hof.example,1,amount:15.00|reason:broken|date:2024-02-20 09:00:00,9,Tea,T1,2,40.00,40.00,,
            1,1,2024-01-13 10:00:00,completed,55.00,EUR,0,,mia@hof.example,1,amount:15.00|reason:broken|date:2024-02-20 09:00:00,8,Cup,C1,1,15.00,15.00,15,1
            2,2,2024-01-14 10:00:00,completed,30.00,EUR,0,,mia@hof.example,1,,9,Tea,T1,1,30.00,30.00,,
            """);

        Assert.Equal(("woocommerce-webtoffee", 70.00m), (result.Format, result.Net()));
        Assert.Equal(85.00m, (await shop.HistoriesAsync(new DateOnly(2024, 2, 1))).Days.NetSpend.Sum() / 10_000m);
        Assert.Equal(70.00m, (await shop.HistoriesAsync(new DateOnly(2024, 3, 1))).Days.NetSpend.Sum() / 10_000m);
    }

    [Fact]
    public async Task An_order_that_another_plugin_exported_too_is_there_once()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync("Order Number,Order Status,Order Date,Email (Billing),Order Total Amount\n501,Completed,2024-01-13 10:00,mia@hof.example,40.00\n");

        await shop.ImportTextAsync(Order("501", "completed", "40.00", "7", "mia@hof.example").ToString());

        Assert.Equal(["mia@hof.example 40.00"], await shop.SpendAsync());
    }

    [Theory]
    [InlineData("order_id")]
    [InlineData("order_date")]
    [InlineData("status")]
    [InlineData("order_total")]
    [InlineData("billing_email")]
    public async Task An_export_that_lacks_a_needed_column_is_refused_with_its_name(string column) =>
        Assert.Contains($"lacks the column {column}.", await ShopCase.RefusalWithoutAsync(Header + "\n", column), StringComparison.Ordinal);

    private static Orders Order(string number, string status, string total, string customerId, string email) => new Orders().With(number, status, total, customerId, email);

    private sealed class Orders
    {
        private readonly ExportText text = new(Header);

        internal Orders With(string number, string status, string total, string customerId, string email, string refunds = "")
        {
            text.Row(
                ("order_id", number), ("order_number", number), ("order_date", $"2024-01-{int.Parse(number[1..], System.Globalization.CultureInfo.InvariantCulture) + 10:00} 10:00:00"), ("status", status), ("order_total", total),
                ("order_currency", "EUR"), ("customer_id", customerId), ("customer_user", customerId), ("billing_email", email), ("refund_items", refunds),
                ("line_item_1", $"name:Tee|product_id:9|sku:T1|quantity:1|total:{total}"));
            return this;
        }

        public override string ToString() => text.ToString();
    }
}
