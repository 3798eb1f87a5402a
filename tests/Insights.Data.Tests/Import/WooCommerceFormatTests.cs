using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Data.Values;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public class WooCommerceFormatTests
{
    private const string FullHeader =
        "Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name (Billing),Company (Billing),Address 1&2 (Billing),City (Billing),State Code (Billing),Postcode (Billing),Country Code (Billing),Email (Billing),Phone (Billing),First Name (Shipping),Last Name (Shipping),Address 1&2 (Shipping),City (Shipping),State Code (Shipping),Postcode (Shipping),Country Code (Shipping),Item #,SKU,Name,Product Variation,Quantity,Quantity (- Refund),Item Cost,Order Line (w/o tax),Order Line Tax,Order Line Total,Order Line Total Refunded,Order Line Total (- Refund),Image URL,Coupon Code,Discount Amount,Discount Amount Tax,Payment Method Title,Coupons Used,Cart Discount Amount,Order Subtotal Amount,Order Tax Amount,Order Shipping Amount,Order Refund Amount,Order Total Amount,Order Total Tax Amount,Total items,Total products";

    private const string ShortestHeader = "Order Number,Order Status,Order Date,Email (Billing),Order Total Amount";

    private const string Header =
        "Order Number,Order Status,Order Date,Email (Billing),SKU,Name,Quantity,Order Line Total,Cart Discount Amount,Order Refund Amount,Order Total Amount\n";

    private const string FilledRows = """
        1001,Completed,2024-05-01 10:00,Ada@Example.org,TEA-1,Green tea,2,38.50,1.50,0.00,68.40
        1001,Completed,2024-05-01 10:00,Ada@Example.org,POT-1,Tea pot,1,25.00,1.50,0.00,68.40
        """;

    private const string FirstRowOnly = """
        1001,Completed,2024-05-01 10:00,Ada@Example.org,TEA-1,Green tea,2,38.50,1.50,0.00,68.40
        ,,,,POT-1,Tea pot,1,25.00,,,
        """;

    public static TheoryData<string> Headers =>
    [
        FullHeader, ShortestHeader, string.Join(',', FullHeader.Split(',').Reverse()), string.Join(',', FullHeader.Split(',').OrderBy(name => name[^2])),
    ];

    public static TheoryData<string> RefundedExports =>
    [
        FilledRows.Replace(",0.00,68.40", ",25.00,68.40", StringComparison.Ordinal),
        FirstRowOnly.Replace(",0.00,68.40", ",-25.00,68.40", StringComparison.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task Every_choice_of_columns_is_recognised_in_any_order(string header)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(CsvRows.Under(header, Header + FilledRows));

        Assert.Equal("woocommerce", result.Format);
        Assert.Equal(new LineCounts(2, 0, 0, 0, 0), result.Lines);
        Assert.Equal(68.40m, result.CustomerAmount.Amount);
    }

    [Theory]
    [InlineData(FilledRows)]
    [InlineData(FirstRowOnly)]
    [InlineData("1001,Completed,2024-05-01 10:00,Ada@Example.org,TEA-1,Green tea,2,38.50,1.50,0.00,68.40\n1001,,,,POT-1,Tea pot,1,25.00,,,\n")]
    public async Task Order_cells_may_stand_on_the_first_row_or_on_every_row(string rows)
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(Header + rows);

        await using var context = shop.Database.CreateContext();
        var basket = await context.Baskets.SingleAsync();
        Assert.Equal(("1001", 68.40m, 1.50m, 2), (basket.OrderRef, basket.Amount.Amount, basket.Discount?.Amount, basket.LineCount));
        Assert.Equal([25.00m, 38.50m], (await context.BasketLines.OrderBy(line => line.Amount).ToListAsync()).Select(line => line.Amount.Amount));
        Assert.Equal(["POT-1", "TEA-1"], await context.Products.OrderBy(product => product.Code).Select(product => product.Code).ToListAsync());
        Assert.Equal(["ada@example.org"], (await shop.HistoriesAsync(new DateOnly(2024, 6, 1))).ExternalIds);
    }

    [Theory]
    [InlineData("Order Line Total", "19.90")]
    [InlineData("Order Line (w/o tax)", "19.90")]
    [InlineData("Item Cost", "9.95")]
    public async Task A_line_is_worth_its_total_or_else_cost_times_quantity(string column, string value)
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync($"{ShortestHeader},Item Name,Quantity (- Refund),{column}\n1,completed,2024-05-01,ada@example.org,24.80,Green tea,2,{value}\n");

        await using var context = shop.Database.CreateContext();
        var line = await context.BasketLines.SingleAsync();
        Assert.Equal((19.90m, 2m), (line.Amount.Amount, line.Quantity.Units));
        Assert.Equal("Green tea", (await context.Products.SingleAsync()).Code);
    }

    [Fact]
    public async Task A_row_for_a_second_coupon_is_counted_and_adds_nothing()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + FilledRows + "\n1001,Completed,2024-05-01 10:00,Ada@Example.org,,,,,1.50,0.00,68.40\n");

        Assert.Equal(new LineCounts(3, 0, 0, 0, 0), result.Lines);
        Assert.Equal(68.40m, result.CustomerAmount.Amount);
    }

    [Theory]
    [InlineData("Completed")]
    [InlineData("wc-completed")]
    [InlineData("PROCESSING")]
    [InlineData("On hold")]
    [InlineData("wc-on-hold")]
    [InlineData("Shipped")]
    public async Task Statuses_of_sales_count(string status)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync($"{ShortestHeader}\n1,{status},2024-05-01,ada@example.org,24.80\n");

        Assert.Equal(24.80m, result.CustomerAmount.Amount);
        Assert.Equal(1, (await shop.HistoriesAsync(new DateOnly(2024, 6, 1))).Days.Purchases.Sum());
    }

    [Theory]
    [InlineData("Cancelled")]
    [InlineData("wc-cancelled")]
    [InlineData("failed")]
    [InlineData("Pending payment")]
    [InlineData("WC-Pending")]
    [InlineData("checkout-draft")]
    [InlineData("Draft")]
    [InlineData("trash")]
    [InlineData("Storniert")]
    public async Task Statuses_that_the_analytics_of_WooCommerce_leaves_out_count_for_nothing_and_make_nobody_a_customer(string status)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync($"{ShortestHeader}\n1,{status},2024-05-01,ada@example.org,24.80\n");

        Assert.Equal((new LineCounts(0, 0, 0, 1, 0), 0L), (result.Lines, result.NewCustomers));
        Assert.Equal(0m, result.CustomerAmount.Amount);
        Assert.Equal(0, (await shop.HistoriesAsync(new DateOnly(2024, 6, 1))).Days.Purchases.Sum());
    }

    /// <summary>As the shop's language shows them: Swiss shops in French with Dutch words of a theme among them.</summary>
    [Theory]
    [InlineData("Terminée", 50.00)]
    [InlineData("Annulée", 0.00)]
    [InlineData("Échouée", 0.00)]
    [InlineData("Remboursée", 0.00)]
    [InlineData("Geannuleerd", 0.00)]
    [InlineData("Mislukt", 0.00)]
    [InlineData("In attesa di pagamento", 0.00)]
    [InlineData("Procesando", 50.00)]
    [InlineData("Rückerstattet", 0.00)]
    public async Task Statuses_are_known_in_the_languages_of_shops(string status, double net)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync($"{ShortestHeader}\n1,{status},2024-05-01,ada@example.org,50.00\n");

        Assert.Equal((decimal)net, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task A_status_of_the_shops_own_making_is_asked_about_with_what_is_at_stake()
    {
        using var shop = new TestShop();
        const string text = $"{ShortestHeader}\n1,Wartet auf Abholschein,2024-05-01,ada@example.org,24.80\n2,completed,2024-05-01,ada@example.org,10.00\n";

        var error = await Assert.ThrowsAsync<QuestionsException>(() => shop.ImportTextAsync(text));
        var result = await shop.ImportTextAsync(text, new ImportOptions { Answers = new Dictionary<string, string> { ["status:wartet auf abholschein"] = "cancelled" } });

        var question = error.Questions.Single(question => question.IsRequired);
        Assert.Equal((1L, 24.80m), (question.Rows, question.Amount?.Amount));
        Assert.Equal(10.00m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task Orders_on_hold_are_counted_as_in_the_analytics_and_reported()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync($"{ShortestHeader}\n1,On hold,2024-05-01,ada@example.org,24.80\n");

        Assert.Equal(24.80m, result.CustomerAmount.Amount);
        Assert.Contains(result.Notes, note => note.Contains("'On hold' (1, 24.80 in all) are not paid yet", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refunds_of_lines_are_taken_off_where_those_of_the_order_were_not_exported()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync($"""
            {ShortestHeader},Name,Quantity,Order Line Total,Order Line Total Refunded
            1,completed,2024-05-01,ada@example.org,50.00,Tea,2,20.00,0.00
            1,completed,2024-05-01,ada@example.org,50.00,Pot,1,30.00,-30.00
            """);

        Assert.Equal(20.00m, result.CustomerAmount.Amount);
        Assert.Equal(new LineCounts(2, 0, 0, 0, 0), result.Lines);
    }

    [Theory]
    [InlineData("Order Number")]
    [InlineData("Order Status")]
    [InlineData("Order Date")]
    [InlineData("Email (Billing)")]
    [InlineData("Order Total Amount")]
    public async Task An_export_that_lacks_a_needed_column_is_refused_with_its_name(string column)
    {
        using var shop = new TestShop();

        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync(FullHeader.Replace(column, "Something", StringComparison.Ordinal) + "\n"));

        Assert.Contains(column, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Refunded", "0.00", 0.00)]
    [InlineData("wc-refunded", "", 0.00)]
    [InlineData("Refunded", "-4.80", 20.00)]
    [InlineData("Completed", "4.80", 20.00)]
    [InlineData("Completed", "-4.80", 20.00)]
    public async Task A_refund_counts_from_the_day_of_the_import(string status, string refunded, double net)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync($"{ShortestHeader},Order Refund Amount\n1,{status},2024-05-01,ada@example.org,24.80,{refunded}\n");

        Assert.Equal((decimal)net, result.CustomerAmount.Amount);
        Assert.Equal([24.80m], await NetSpendAsync(shop, new DateOnly(2024, 7, 1)));
        Assert.Equal([24.80m, (decimal)net - 24.80m], await NetSpendAsync(shop, new DateOnly(2024, 7, 2)));
    }

    [Theory]
    [MemberData(nameof(RefundedExports))]
    public async Task A_refund_in_a_later_export_leaves_the_past_as_it_was(string rows)
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + FilledRows);
        var before = (await shop.HistoriesAsync(new DateOnly(2024, 8, 1))).Fingerprint();
        shop.Clock.Now = new DateTimeOffset(2024, 8, 1, 9, 0, 0, TimeSpan.Zero);

        var result = await shop.ImportTextAsync(Header + rows);

        Assert.Equal(new LineCounts(0, 0, 2, 0, 0), result.Lines);
        Assert.Equal(before, (await shop.HistoriesAsync(new DateOnly(2024, 8, 1))).Fingerprint());
        Assert.Equal([68.40m, -25.00m], await NetSpendAsync(shop, new DateOnly(2024, 8, 2)));
    }

    [Fact]
    public async Task An_order_that_a_later_export_shows_as_cancelled_no_longer_counts()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + FilledRows);

        var result = await shop.ImportTextAsync(Header + FilledRows.Replace("Completed", "Cancelled", StringComparison.Ordinal));

        Assert.Equal(new LineCounts(0, 0, 2, 0, 0), result.Lines);
        Assert.Equal(0m, (await NetSpendAsync(shop, new DateOnly(2024, 8, 1))).Sum());
    }

    [Theory]
    [InlineData(FilledRows)]
    [InlineData(FirstRowOnly)]
    public async Task Importing_again_changes_nothing(string rows)
    {
        using var shop = new TestShop();
        var refunded = Header + rows.Replace(",0.00,68.40", ",25.00,68.40", StringComparison.Ordinal);
        await shop.ImportTextAsync(refunded);
        var before = await shop.DumpAsync();
        shop.Clock.Now += TimeSpan.FromDays(1);

        var again = await shop.ImportTextAsync(refunded);

        Assert.Equal(new LineCounts(0, 2, 0, 0, 0), again.Lines);
        Assert.Equal(before, await shop.DumpAsync());
    }

    [Fact]
    public async Task An_order_without_e_mail_is_anonymous()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + FilledRows.Replace("Ada@Example.org", "", StringComparison.Ordinal));

        Assert.Equal(new LineCounts(0, 0, 0, 2, 0), result.Lines);
        Assert.Equal(68.40m, result.AnonymousAmount.Amount);
    }

    [Fact]
    public async Task Decimal_commas_of_a_German_shop_are_read()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(
            $"{ShortestHeader},Order Refund Amount\n".Replace(',', ';') + "1;Abgeschlossen;01.05.2024 10:00;ada@example.org;1.024,80;24,80\n2;In Bearbeitung;02.05.2024 10:00;ada@example.org;1.000;0,00\n");

        Assert.Equal(2_000.00m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task A_number_that_can_be_read_in_two_ways_is_a_question()
    {
        using var shop = new TestShop();

        var error = await Assert.ThrowsAsync<QuestionsException>(() => shop.ImportTextAsync($"{ShortestHeader}\n1,Completed,2024-05-01,ada@example.org,1.024\n"));

        Assert.StartsWith("decimal:", Assert.Single(error.Questions, question => question.IsRequired).Key, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Currency")]
    [InlineData("Order Currency")]
    public async Task An_order_in_another_currency_than_the_shops_is_rejected_with_all_of_its_rows(string column)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync($"""
            {ShortestHeader},{column}
            1,Completed,2024-05-01,ada@example.org,24.80,EUR
            2,Completed,2024-05-01,ada@example.org,30.00,CHF
            ,,,,,
            2,,,,,
            """);

        Assert.Equal(new LineCounts(1, 0, 0, 0, 2), result.Lines);
        Assert.Equal((column, "CHF"), (result.Rejections[0].Column, result.Rejections[0].Value));
        Assert.Contains("first row of order 2 was rejected", result.Rejections[1].Reason, StringComparison.Ordinal);
        Assert.Equal(24.80m, result.CustomerAmount.Amount);
    }

    [Theory]
    [InlineData("1001,Refunded,2024-06-01 10:00,Ada@Example.org,POT-1,Tea pot,-1,-25.00,,,-25.00\n,,,,TEA-1,Green tea,-1,-19.25,,,\n", FilledRows)]
    [InlineData("", FilledRows + "\n1001,Refunded,2024-06-01 10:00,Ada@Example.org,POT-1,Tea pot,-1,-25.00,,,-25.00\n,,,,TEA-1,Green tea,-1,-19.25,,,\n")]
    public async Task A_refund_as_a_row_of_its_own_is_rejected_since_the_order_states_it_too(string above, string rows)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + above + rows);

        Assert.Equal(new LineCounts(2, 0, 0, 0, 2), result.Lines);
        Assert.Contains("without refunds as rows", result.Rejections[0].Reason, StringComparison.Ordinal);
        Assert.Equal(68.40m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task Billing_details_describe_the_customer_and_shipping_details_fill_in()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync($"""
            {ShortestHeader},First Name (Billing),Last Name (Billing),City (Billing),State Code (Billing),Country Code (Billing),Phone (Billing),First Name (Shipping),Last Name (Shipping),City (Shipping),State Code (Shipping),Country Code (Shipping)
            1,Completed,2024-05-01,ada@example.org,24.80,Ada,Example,Graz,,AT,'+43 1 234,Bob,Example,Berlin,BE,DE
            2,Completed,2024-05-01,cem@example.org,24.80,,,,,,,Cem,Example,Berlin,BE,DE
            """);

        await using var context = shop.Database.CreateContext();
        Assert.Equal(
            [("Ada Example", "+43 1 234", "Graz", null, "AT"), ("Cem Example", null, "Berlin", "BE", "DE")],
            (await context.Customers.OrderBy(customer => customer.ExternalId).ToListAsync())
                .Select(customer => (customer.Name, customer.Phone, customer.City, customer.Region, customer.Country)));
    }

    private static async Task<decimal[]> NetSpendAsync(TestShop shop, DateOnly asOf) =>
        [.. (await shop.HistoriesAsync(asOf)).Days.NetSpend.Select(amount => new Money(amount).Amount)];
}
