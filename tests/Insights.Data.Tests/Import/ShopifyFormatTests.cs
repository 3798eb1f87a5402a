using System.Globalization;
using CsCheck;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Values;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public class ShopifyFormatTests
{
    private const string FullHeader =
        "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Tax 1 Name,Tax 1 Value,Tax 2 Name,Tax 2 Value,Tax 3 Name,Tax 3 Value,Tax 4 Name,Tax 4 Value,Tax 5 Name,Tax 5 Value,Phone,Receipt Number,Duties,Billing Province Name,Shipping Province Name,Payment ID,Payment Terms Name,Next Payment Due At,Payment References";

    private const string OldestHeader =
        "Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Street,Billing Address1,Billing Address2,Billing Company,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping Address1,Shipping Address2,Shipping Company,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at";

    private const string Header =
        "Name,Email,Financial Status,Currency,Total,Discount Amount,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem sku,Cancelled at,Refunded Amount,Source,Lineitem discount\n";

    private const string TwoLines = """
        #1001,Ada@Example.org,paid,EUR,58.90,5.00,2024-05-01 10:00:00 -0400,2,Green tea,20.00,TEA-1,,0.00,web,1.50
        #1001,Ada@Example.org,,,,,2024-05-01 10:00:00 -0400,1,Tea pot,25.00,POT-1,,,,0.00
        """;

    public static TheoryData<string> Headers =>
    [
        FullHeader, OldestHeader, string.Join(',', FullHeader.Split(',').Reverse()), string.Join(',', OldestHeader.Split(',').OrderBy(name => name[^1])),
    ];

    [Theory]
    [MemberData(nameof(Headers))]
    public async Task Every_variant_of_the_header_is_recognised_in_any_order(string header)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(CsvRows.Under(header, Header + TwoLines));

        Assert.Equal("shopify", result.Format);
        Assert.Equal(new LineCounts(2, 0, 0, 0, 0), result.Lines);
        Assert.Equal(58.90m, result.CustomerAmount.Amount);
        Assert.Equal("EUR", result.Currency);
    }

    [Fact]
    public async Task An_order_of_two_rows_is_one_basket_worth_its_total_at_the_time_it_was_created()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(Header + TwoLines);

        await using var context = shop.Database.CreateContext();
        var basket = await context.Baskets.SingleAsync();
        Assert.Equal(("#1001", 58.90m, 5.00m, "web", 2), (basket.OrderRef, basket.Amount.Amount, basket.Discount?.Amount, basket.Channel, basket.LineCount));
        Assert.Equal(new DateTime(2024, 5, 1, 14, 0, 0), basket.OccurredAt);
        var lines = await context.BasketLines.OrderBy(line => line.Amount).ToListAsync();
        Assert.Equal([25.00m, 38.50m], lines.Select(line => line.Amount.Amount));
        Assert.Equal(["POT-1 Tea pot", "TEA-1 Green tea"], (await context.Products.OrderBy(product => product.Code).ToListAsync()).Select(product => $"{product.Code} {product.Name}"));
    }

    [Fact]
    public async Task Spellings_of_one_e_mail_address_are_one_customer()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + """
            #1,Ada@Example.org,paid,EUR,10.00,0.00,2024-05-01 10:00:00 +0200,1,Green tea,10.00,,,0.00,web,0.00
            #2, ada@example.ORG ,paid,EUR,11.00,0.00,2024-05-02 10:00:00 +0200,1,Green tea,11.00,,,0.00,web,0.00
            """);

        Assert.Equal(1, result.NewCustomers);
        Assert.Equal(["ada@example.org"], (await shop.HistoriesAsync(new DateOnly(2024, 6, 1))).ExternalIds);
    }

    [Fact]
    public async Task A_line_without_sku_is_known_by_its_name()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(Header + "#1,ada@example.org,paid,EUR,10.00,0.00,2024-05-01 10:00:00 +0200,1,Green tea,10.00,,,0.00,web,0.00\n");

        await using var context = shop.Database.CreateContext();
        Assert.Equal("Green tea", (await context.Products.SingleAsync()).Code);
    }

    [Fact]
    public async Task An_order_without_e_mail_is_anonymous()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + """
            #1,,paid,EUR,10.00,0.00,2024-05-01 10:00:00 +0200,1,Green tea,5.00,,,4.00,pos,0.00
            #1,,,,,,,1,Tea pot,5.00,,,,,
            """);

        Assert.Equal(new LineCounts(0, 0, 0, 2, 0), result.Lines);
        Assert.Equal((0m, 6.00m), (result.CustomerAmount.Amount, result.AnonymousAmount.Amount));
    }

    [Theory]
    [InlineData("#1,,,,,,,1,Tea pot,5.00,,,,,")]
    [InlineData(",,,,,,,1,Tea pot,5.00,,,,,")]
    [InlineData("#1,ada@example.org,,,,,2024-05-01 10:00:00 +0200,1,Tea pot,5.00,,,,,")]
    public async Task A_row_that_continues_an_order_has_its_customer_and_time(string continuation)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(
            Header + "#1,ada@example.org,paid,EUR,15.00,0.00,2024-05-01 10:00:00 +0200,1,Green tea,10.00,,,0.00,web,0.00\n" + continuation + "\n");

        Assert.Equal(new LineCounts(2, 0, 0, 0, 0), result.Lines);
        await using var context = shop.Database.CreateContext();
        Assert.Equal(("#1", 2, 15.00m), await context.Baskets.Select(basket => ValueTuple.Create(basket.OrderRef, basket.LineCount, basket.Amount.Amount)).SingleAsync());
    }

    [Fact]
    public async Task A_row_that_continues_an_order_that_does_not_stand_above_it_is_rejected()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + """
            #7,ada@example.org,,,,,2024-05-01 10:00:00 +0200,1,Tea pot,5.00,,,,,
            #7,ada@example.org,,,,,2024-05-01 10:00:00 +0200,1,Cup,5.00,,,,,
            #8,ada@example.org,paid,EUR,10.00,0.00,2024-05-01 10:00:00 +0200,1,Green tea,10.00,,,0.00,web,0.00
            """);

        Assert.Equal(new LineCounts(1, 0, 0, 0, 2), result.Lines);
        Assert.All(result.Rejections, row => Assert.Contains("#7", row.Reason, StringComparison.Ordinal));
        Assert.All(result.Rejections, row => Assert.Contains("must stand above", row.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("#1,ada@example.org,paid,EUR,10.00,0.00,2024-13-01 10:00:00 +0200,1,Green tea,10.00,,,0.00,web,0.00", "Created at")]
    [InlineData("#1,ada@example.org,paid,USD,10.00,0.00,2024-05-01 10:00:00 +0200,1,Green tea,10.00,,,0.00,web,0.00", "Currency")]
    [InlineData("#1,ada@example.org,paid,EUR,,0.00,2024-05-01 10:00:00 +0200,1,Green tea,10.00,,,0.00,web,0.00", "Total")]
    [InlineData("#1,ada@example.org,paid,EUR,10.00,0.00,2024-05-01 10:00:00 +0200,some,Green tea,10.00,,,0.00,web,0.00", "Lineitem quantity")]
    public async Task The_rows_below_a_rejected_first_row_are_rejected_with_it(string first, string column)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(
            Header + "#0,bob@example.org,paid,EUR,3.00,0.00,2024-05-01 10:00:00 +0200,1,Cup,3.00,,,0.00,web,0.00\n" + first + """

            #1,ada@example.org,,,,,2024-05-01 10:00:00 +0200,1,Tea pot,5.00,,,,,
            ,,,,,,,1,Cup,5.00,,,,,
            """);

        Assert.Equal(new LineCounts(1, 0, 0, 0, 3), result.Lines);
        Assert.Equal([column, "Name", "Name"], result.Rejections.Select(row => row.Column));
        Assert.All(result.Rejections.Skip(1), row => Assert.Contains("first row of order #1 was rejected", row.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_row_without_order_below_a_row_with_shifted_columns_does_not_become_part_of_the_order_above()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + """
            #1,ada@example.org,paid,EUR,10.00,0.00,2024-05-01 10:00:00 +0200,1,Green tea,10.00,,,0.00,web,0.00
            #2,bob@example.org,paid,EUR,10.00,0.00,2024-05-01 10:00:00 +0200,1,Green tea, large,10.00,,,0.00,web,0.00
            ,,,,,,,1,Tea pot,5.00,,,,,
            """);

        Assert.Equal(new LineCounts(1, 0, 0, 0, 2), result.Lines);
        Assert.Contains("a row above was rejected", result.Rejections[1].Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_order_in_another_currency_than_the_shops_is_rejected_by_line()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + TwoLines + """

            #1002,bob@example.org,paid,USD,10.00,0.00,2024-05-01 10:00:00 -0400,1,Green tea,10.00,,,0.00,web,0.00
            """);

        Assert.Equal(new LineCounts(2, 0, 0, 0, 1), result.Lines);
        Assert.Equal((4L, "Currency", "USD"), result.Rejections.Select(row => (row.Line, row.Column, row.Value)).Single());
    }

    [Theory]
    [InlineData("voided", "")]
    [InlineData("paid", "2024-05-02 09:00:00 -0400")]
    [InlineData("refunded", "2024-05-02 09:00:00 -0400")]
    public async Task A_voided_or_cancelled_order_counts_for_nothing(string status, string cancelledAt)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + $"#1,ada@example.org,{status},EUR,10.00,0.00,2024-05-01 10:00:00 -0400,1,Green tea,10.00,,{cancelledAt},10.00,web,0.00\n");

        Assert.Equal((new LineCounts(0, 0, 0, 1, 0), 0L), (result.Lines, result.NewCustomers));
        Assert.Equal(0m, result.CustomerAmount.Amount);
        Assert.Equal(0, (await shop.HistoriesAsync(new DateOnly(2024, 8, 1))).Days.Purchases.Sum());
    }

    [Theory]
    [InlineData("paid", false)]
    [InlineData("pending", true)]
    [InlineData("authorized", true)]
    [InlineData("partially_paid", true)]
    public async Task Unpaid_orders_count_as_in_the_reports_of_Shopify_and_are_reported(string status, bool isTold)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + $"#1,ada@example.org,{status},EUR,10.00,0.00,2024-05-01 10:00:00 -0400,1,Green tea,10.00,,,0.00,web,0.00\n");

        Assert.Equal(10.00m, result.CustomerAmount.Amount);
        Assert.Equal(isTold, result.Notes.Any(note => note.Contains("not paid yet", StringComparison.Ordinal)));
        Assert.Equal(1, (await shop.HistoriesAsync(new DateOnly(2024, 6, 1))).Days.Purchases.Sum());
    }

    [Fact]
    public async Task An_order_whose_payment_expired_counts_once_it_is_paid()
    {
        using var shop = new TestShop();
        const string expired = "#1,ada@example.org,expired,EUR,10.00,0.00,2024-05-01 10:00:00 -0400,1,Green tea,10.00,,,0.00,web,0.00\n";

        var before = await shop.ImportTextAsync(Header + expired);
        var after = await shop.ImportTextAsync(Header + expired.Replace("expired", "paid", StringComparison.Ordinal));

        Assert.Equal((0m, 10.00m), (before.CustomerAmount.Amount, after.CustomerAmount.Amount));
        Assert.Contains(before.Notes, note => note.Contains("10.00 in all) are not paid", StringComparison.Ordinal));
        Assert.Equal(1, (await shop.HistoriesAsync(new DateOnly(2024, 8, 1))).Days.Purchases.Sum());
    }

    [Fact]
    public async Task A_gift_card_that_was_sold_is_no_sale_and_what_is_bought_with_it_is_one()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync("Payment Method," + Header + """
            Shopify Payments,#1001,gina@geber.example,paid,EUR,100.00,0.00,2024-05-01 10:00:00 +0100,1,Gift Card - €100,100.00,,,0.00,web,0.00
            gift_card + Shopify Payments,#1002,rudi@nehmer.example,paid,EUR,120.00,0.00,2024-05-02 10:00:00 +0100,1,Coat,120.00,,,0.00,web,0.00
            """);

        Assert.Equal(120.00m, result.CustomerAmount.Amount);
        Assert.Equal(new LineCounts(1, 0, 0, 0, 0) { LeftOut = 1 }, result.Lines);
        Assert.Contains(result.Notes, note => note.Contains("Gift cards that were sold", StringComparison.Ordinal) && note.Contains("100.00", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Coat,120.00", "Gift Card,100.00")]
    [InlineData("Gift Card,100.00", "Coat,120.00")]
    public async Task An_order_of_goods_and_a_gift_card_is_worth_its_goods(string first, string second)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + $"""
            #1,ada@example.org,paid,EUR,225.00,0.00,2024-05-01 10:00:00 +0100,1,{first},,,0.00,web,0.00
            #1,ada@example.org,,,,,,1,{second},,,,,
            #2,bob@example.org,paid,EUR,10.00,0.00,2024-05-01 10:00:00 +0100,1,Cup,10.00,,,0.00,web,0.00
            """);

        Assert.Equal(135.00m, result.CustomerAmount.Amount);
        Assert.Equal(new LineCounts(2, 0, 0, 0, 0) { LeftOut = 1 }, result.Lines);
    }

    /// <summary>The columns after a German Excel: semicolons, decimal commas and a thousand without decimals.</summary>
    [Fact]
    public async Task An_export_that_German_Excel_has_saved_is_read_with_its_decimal_commas()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync("""
            Name;Email;Financial Status;Currency;Subtotal;Shipping;Taxes;Total;Discount Amount;Created at;Lineitem quantity;Lineitem name;Lineitem price;Lineitem sku;Cancelled at;Refunded Amount
            #1201;ella@feld.example;paid;EUR;1.250,00;4,90;0;1.254,90;0;2024-01-13 10:00:00 +0100;1;Tür, groß;1.250,00;T-1;;0
            #1202;sven@ufer.example;partially_refunded;EUR;35,5;0;0;35,5;0;2024-01-14 10:00:00 +0100;1;Kanne;35,5;K-1;;10,25
            #1203;sven@ufer.example;paid;EUR;1.234;0;0;1.234;0;2024-01-15 10:00:00 +0100;2;Ofen;617;OF-2;;0
            """);

        Assert.Equal(2_514.15m, result.CustomerAmount.Amount);
        Assert.Equal(2, result.NewCustomers);
    }

    [Theory]
    [InlineData("Name")]
    [InlineData("Email")]
    [InlineData("Financial Status")]
    [InlineData("Total")]
    [InlineData("Created at")]
    [InlineData("Lineitem quantity")]
    [InlineData("Lineitem name")]
    [InlineData("Lineitem price")]
    public async Task An_export_that_lacks_a_needed_column_is_refused_with_its_name(string column)
    {
        using var shop = new TestShop();
        var header = string.Join(',', FullHeader.Split(',').Select(name => name == column ? "Something" : name));

        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync(header + "\n"));

        Assert.Contains($"lacks the column {column}.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Total", "Name,Email,Financial Status,Created at,Subtotal,Lineitem quantity,Lineitem name,Lineitem price\n#1,a@x.example,paid,2024-01-01 10:00:00 +0100,50.00,1,Tea,30.00\n#1,,,,,2,Cup,10.00\n")]
    [InlineData("Lineitem price", "Name,Email,Financial Status,Created at,Total,Lineitem quantity,Lineitem name\n#1,a@x.example,paid,2024-01-01 10:00:00 +0100,30.00,1,Tea\n#1,,,,,2,Cup\n")]
    [InlineData("Email", "Name,Financial Status,Created at,Total,Lineitem quantity,Lineitem name,Lineitem price,Billing Name\n#1,paid,2024-01-01 10:00:00 +0100,50.00,1,Tea,30.00,Ann\n")]
    public async Task An_export_with_few_columns_is_refused_by_the_needed_one_that_it_lacks_and_read_as_nothing_else(string column, string text)
    {
        using var shop = new TestShop();

        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync(text));

        Assert.Equal(("export-incomplete", "Shopify", column), (error.Details.Code, error.Details.Arguments[0], error.Details.Arguments[1]));
    }

    [Fact]
    public async Task Cancelled_orders_are_said_by_the_column_of_their_day_and_not_as_a_status()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + TwoLines.Replace("TEA-1,,", "TEA-1,2024-06-01 08:00:00 -0400,", StringComparison.Ordinal));

        Assert.Equal("Orders with a date in 'Cancelled at' (1, 58.90 in all) are cancelled and count for nothing.", Assert.Single(result.Remarks, remark => remark.Code == "note-cancelled-orders").English);
        Assert.DoesNotContain(result.Remarks, remark => remark.Code == "note-status-counts-nothing");
    }

    [Fact]
    public async Task A_refund_at_the_first_import_counts_from_the_day_of_the_import()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Header + "#1,ada@example.org,partially_refunded,EUR,50.00,0.00,2024-05-01 10:00:00 +0000,1,Green tea,50.00,,,20.00,web,0.00\n");

        Assert.Equal(30.00m, result.CustomerAmount.Amount);
        Assert.Contains(result.Notes, note => note.Contains("One refund has no date", StringComparison.Ordinal));
        Assert.Equal([50.00m], await NetSpendAsync(shop, new DateOnly(2024, 7, 1)));
        Assert.Equal([50.00m, -20.00m], await NetSpendAsync(shop, new DateOnly(2024, 7, 2)));
    }

    [Fact]
    public async Task A_refund_in_a_later_export_leaves_the_past_as_it_was()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + TwoLines);
        var before = (await shop.HistoriesAsync(new DateOnly(2024, 8, 1))).Fingerprint();
        shop.Clock.Now = new DateTimeOffset(2024, 8, 1, 9, 0, 0, TimeSpan.Zero);

        var result = await shop.ImportTextAsync(Header + TwoLines.Replace("paid", "partially_refunded", StringComparison.Ordinal).Replace(",0.00,web", ",25.00,web", StringComparison.Ordinal));

        Assert.Equal(new LineCounts(0, 0, 2, 0, 0), result.Lines);
        Assert.Equal(33.90m, result.CustomerAmount.Amount);
        Assert.Equal(before, (await shop.HistoriesAsync(new DateOnly(2024, 8, 1))).Fingerprint());
        Assert.Equal([58.90m, -25.00m], await NetSpendAsync(shop, new DateOnly(2024, 8, 2)));
    }

    [Fact]
    public async Task An_older_export_does_not_take_a_refund_back()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + TwoLines.Replace("paid", "partially_refunded", StringComparison.Ordinal).Replace(",0.00,web", ",25.00,web", StringComparison.Ordinal));
        var before = await shop.DumpAsync();

        var older = await shop.ImportTextAsync(Header + TwoLines);

        Assert.Equal(new LineCounts(0, 2, 0, 0, 0), older.Lines);
        Assert.Equal(before, await shop.DumpAsync());
    }

    [Fact]
    public async Task An_order_that_a_later_export_shows_as_cancelled_no_longer_counts()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Header + TwoLines);

        var result = await shop.ImportTextAsync(Header + TwoLines.Replace("TEA-1,,", "TEA-1,2024-06-01 08:00:00 -0400,", StringComparison.Ordinal));

        Assert.Equal(new LineCounts(0, 0, 2, 0, 0), result.Lines);
        Assert.Equal(0L, (await shop.HistoriesAsync(new DateOnly(2024, 8, 1))).Days.NetSpend.Sum());
    }

    [Fact]
    public async Task An_old_export_without_refunded_amounts_says_by_the_status_that_all_was_paid_back()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(CsvRows.Under(OldestHeader, Header + TwoLines.Replace("paid", "refunded", StringComparison.Ordinal)));

        Assert.Equal(0m, result.CustomerAmount.Amount);
        Assert.Equal([58.90m, -58.90m], await NetSpendAsync(shop, new DateOnly(2024, 7, 2)));
    }

    [Fact]
    public async Task Billing_details_describe_the_customer_and_shipping_details_fill_in()
    {
        using var shop = new TestShop();
        const string header = "Accepts Marketing,Billing Name,Billing City,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping City,Shipping Province,Shipping Country,Shipping Phone,Phone,";

        await shop.ImportTextAsync(header + Header + """
            yes,Ada Example,Graz,,AT,,Bob Example,Toronto,ON,CA,'+43 1 234,,#1,ada@example.org,paid,EUR,10.00,0.00,2024-05-01 10:00:00 -0400,1,Green tea,10.00,,,0.00,web,0.00
            no,,,,,,Cem Example,Toronto,ON,CA,,'+1 555 010,#2,cem@example.org,paid,EUR,10.00,0.00,2024-05-01 10:00:00 -0400,1,Green tea,10.00,,,0.00,web,0.00
            """);

        await using var context = shop.Database.CreateContext();
        Assert.Equal(
            [("Ada Example", "ada@example.org", "+43 1 234", "Graz", null, "AT", true), ("Cem Example", "cem@example.org", "+1 555 010", "Toronto", "ON", "CA", false)],
            (await context.Customers.OrderBy(customer => customer.ExternalId).ToListAsync())
                .Select(customer => (customer.Name, customer.Email, customer.Phone, customer.City, customer.Region, customer.Country, customer.Consent)));
    }

    [Fact]
    public async Task Random_orders_tie_out_and_a_second_import_changes_nothing() =>
        await RandomOrders.SampleAsync(async orders =>
        {
            using var shop = new TestShop();
            var text = Header + string.Concat(orders.Select((order, number) => order.ToCsv(number)));

            var result = await shop.ImportTextAsync(text);

            Assert.Equal(orders.Sum(order => order.Net), (result.CustomerAmount + result.AnonymousAmount).Amount);
            Assert.Equal(orders.Where(order => order.Customer == 0).Sum(order => order.Net), result.AnonymousAmount.Amount);
            Assert.Equal((orders.Sum(order => order.Lines.Length), 0L), (result.Lines.Total, result.Lines.Rejected));
            var before = await shop.DumpAsync();
            shop.Clock.Now += TimeSpan.FromDays(1);
            var again = await shop.ImportTextAsync(text);
            Assert.Equal((0L, 0L, result.Lines.Imported), (again.Lines.Imported, again.Lines.Updated, again.Lines.AlreadyPresent));
            Assert.Equal(result.CustomerAmount, again.CustomerAmount);
            Assert.Equal(before, await shop.DumpAsync());
        }, iter: 30);

    private static async Task<decimal[]> NetSpendAsync(TestShop shop, DateOnly asOf) =>
        [.. (await shop.HistoriesAsync(asOf)).Days.NetSpend.Select(amount => new Money(amount).Amount)];

    private static readonly Gen<RandomOrder[]> RandomOrders = Gen.Select(
        Gen.Int[0, 3], Gen.Int[0, 100_000], Gen.Int[0, 100], Gen.Int[0, 5],
        Gen.Select(Gen.Int[1, 5], Gen.Int[0, 9_999], Gen.Int[0, 3]).Array[1, 4],
        (customer, cents, refundedPercent, status, lines) => new RandomOrder(customer, cents, refundedPercent < 70 ? 0 : cents * refundedPercent / 100, status, lines))
        .Array[1, 8];

    private sealed record RandomOrder(int Customer, int Cents, int RefundedCents, int Status, (int Quantity, int Cents, int Product)[] Lines)
    {
        public decimal Net => Status <= 1 ? 0 : (Cents - RefundedCents) / 100m;

        public string ToCsv(int number) => string.Concat(Lines.Select((line, i) =>
        {
            var email = Customer == 0 ? "" : $"customer{Customer}@example.org";
            var status = Status == 0 ? "voided" : "paid";
            var cancelledAt = Status == 1 ? "2024-05-03 10:00:00 +0200" : "";
            var item = string.Create(CultureInfo.InvariantCulture, $"{line.Quantity},Product {line.Product},{line.Cents / 100m:0.00}");
            return i == 0
                ? string.Create(CultureInfo.InvariantCulture, $"#{number},{email},{status},EUR,{Cents / 100m:0.00},0.00,2024-05-{1 + number:00} 10:00:00 +0200,{item},,{cancelledAt},{RefundedCents / 100m:0.00},web,0.00\n")
                : $"#{number},{email},,,,,,{item},,,,,\n";
        }));
    }
}
