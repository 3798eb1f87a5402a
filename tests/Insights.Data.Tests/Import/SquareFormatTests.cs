using CsCheck;
using Insights.Data.Import.Formats;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public class SquareFormatTests
{
    private const string Transactions = "Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Card,Card Entry Methods,Cash,Square Gift Card,Other Tender,Other Tender Type,Tender Note,Fees,Net Total,Transaction ID,Payment ID,Card Brand,PAN Suffix,Device Name,Staff Name,Staff ID,Details,Description,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,Device Nickname,Third Party Fees,Deposit ID,Deposit Date,Deposit Details,Fee Percentage Rate,Fee Fixed Rate,Refund Reason,Discount Name,Transaction Status,Cash App,Order Reference ID,Fulfillment Note,Free Processing Applied,Channel,Unattributed Tips,Table Info,International Fee";
    private const string Transactions2022 = "Date,Time,Time Zone,Gross Sales,Discounts,Service Charges,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Card,Card Entry Methods,Cash,Square Gift Card,Other Tender,Other Tender Type,Other Tender Note,Fees,Net Total,Transaction ID,Payment ID,Card Brand,PAN Suffix,Device Name,Staff Name,Staff ID,Details,Description,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,Device Nickname,Third Party Fees,Deposit ID,Deposit Date,Deposit Details,Fee Percentage Rate,Fee Fixed Rate,Refund Reason,Discount Name,Transaction Status,Cash App,Order Reference ID,Fulfillment Note";
    private const string Transactions2018 = "Date,Time,Time Zone,Gross Sales,Discounts,Net Sales,Gift Card Sales,Tax,Tip,Partial Refunds,Total Collected,Source,Card,Card Entry Methods,Cash,Square Gift Card,Other Tender,Other Tender Type,Other Tender Note,Fees,Net Total,Transaction ID,Payment ID,Card Brand,PAN Suffix,Device Name,Staff Name,Staff ID,Details,Description,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,Device Nickname";
    private const string Items = "Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,Unit,Count,GTIN,Itemization Type,Commission,Employee,Fulfillment Note,Channel,Token,Card Brand,PAN Suffix";
    private const string Items2018 = "Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID";

    private static readonly DateOnly Later = new(2024, 7, 1);

    [Theory]
    [InlineData(Transactions)]
    [InlineData(Transactions2022)]
    [InlineData(Transactions2018)]
    [InlineData(Items)]
    [InlineData(Items2018)]
    public async Task A_file_is_recognised_by_the_header_of_either_export_in_any_year(string header)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Sale(new(header), "T1", "$1,240.00", "CUST1").ToString());

        Assert.Equal("square", result.Format);
        Assert.Equal(new LineCounts(1, 0, 0, 0, 0), result.Lines);
        Assert.Equal(1_240.00m, result.CustomerAmount.Amount);
    }

    [Theory]
    [InlineData(ExportHeaders.SquareFrench, "Paiement", "Remboursement")]
    [InlineData(ExportHeaders.SquareSpanish, "Pago", "Reembolso")]
    public async Task Exports_in_French_and_Spanish_are_read_alike(string header, string payment, string refund)
    {
        using var shop = new TestShop();
        var columns = FormatCatalog.All.Single(format => format.Name == "square").Columns;
        string Named(string field) => header.Split(',').First(name => columns.Single(column => column.Field == field).Names.Contains(name));

        var result = await shop.ImportTextAsync(new ExportText(header).Row(Cells("S1", payment, "25,00 €")).Row(Cells("S2", refund, "-10,00 €")).ToString());

        Assert.Equal(("square", 15.00m), (result.Format, result.Net()));

        (string, string)[] Cells(string transaction, string type, string amount) =>
        [
            (Named("date"), "13/01/2024"), (Named("time"), "10:00:00"), (Named("time-zone"), "Europe/Paris"), (Named("order"), transaction),
            (Named("event-type"), type), (Named("amount"), amount), (Named("customer"), "C1"),
        ];
    }

    [Fact]
    public async Task A_customer_is_known_by_the_id_and_called_by_the_name()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(new ExportText(Transactions)
            .Row([.. SaleCells("T1", "$5.00", "CUST1"), ("Customer Name", "Dana Ortiz")])
            .Row([.. SaleCells("T2", "$7.00", "CUST2"), ("Customer Name", "Dana Ortiz")]).ToString());

        await using var context = shop.Database.CreateContext();
        var customers = await context.Customers.OrderBy(customer => customer.ExternalId).ToListAsync();
        Assert.Equal([("CUST1", "Dana Ortiz"), ("CUST2", "Dana Ortiz")], customers.Select(customer => (customer.ExternalId, customer.Name)));
    }

    [Fact]
    public async Task A_sale_without_customer_id_counts_for_the_shop_even_if_it_bears_a_name()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(Transactions)
            .Row([.. SaleCells("T1", "$5.00", customer: ""), ("Customer Name", "Dana Ortiz")]).ToString());

        Assert.Equal(new LineCounts(0, 0, 0, 1, 0), result.Lines);
        Assert.Equal(5.00m, result.AnonymousAmount.Amount);
        Assert.Equal(0, result.NewCustomers);
    }

    [Fact]
    public async Task Taxes_tips_and_gift_cards_are_no_net_sales()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(Transactions)
            .Row([.. SaleCells("T1", "$10.00", "CUST1"), ("Gross Sales", "$12.00"), ("Discounts", "-$2.00"), ("Tax", "$0.80"), ("Tip", "$2.00"), ("Gift Card Sales", "$25.00"), ("Total Collected", "$37.80")])
            .ToString());

        Assert.Equal(10.00m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task A_gift_card_sold_is_worth_nothing_in_the_items_export_either()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(Items)
            .Row([.. SaleCells("T1", "$10.00", "CUST1"), ("Item", "Mug"), ("Itemization Type", "Physical Good")])
            .Row([.. SaleCells("T1", "$25.00", "CUST1"), ("Item", "Gift card"), ("Itemization Type", "Gift Card")]).ToString());

        Assert.Equal((10.00m, 1), (result.CustomerAmount.Amount, (int)result.Lines.LeftOut));
        Assert.Equal(["1", "25.00"], Assert.Single(result.Remarks, remark => remark.Code == "note-gift-cards-sold").Arguments);
    }

    [Fact]
    public async Task What_is_worth_nothing_and_gift_cards_in_a_sale_are_said()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(Transactions)
            .Row([.. SaleCells("T1", "$10.00", "CUST1"), ("Gift Card Sales", "$25.00")])
            .Row([.. SaleCells("T2", "$8.00", "CUST1"), ("Transaction Status", "Voided")]).ToString());

        Assert.Equal(10.00m, result.CustomerAmount.Amount);
        Assert.Contains(result.Remarks, remark => remark is { Code: "note-gift-cards-sold", Arguments: ["1", "25.00"] });
        Assert.Contains(result.Remarks, remark => remark is { Code: "note-status-counts-nothing", Arguments: ["1", "8.00", "Voided"] });
    }

    [Theory]
    [InlineData("-$12.00")]
    [InlineData("($12.00)")]
    public async Task A_refund_is_a_return_on_its_own_day(string refunded)
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(Refund(Sale(new(Transactions), "T1", "$20.00", "CUST1"), "T1", refunded, "CUST1").ToString());

        var histories = await shop.HistoriesAsync(Later);
        Assert.Equal([1, 0], histories.Days.Purchases);
        Assert.Equal([200_000L, -120_000L], histories.Days.NetSpend);
    }

    [Fact]
    public async Task A_refund_by_amount_stands_beside_the_net_sales()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(Transactions)
            .Row(SaleCells("T1", "$20.00", "CUST1"))
            .Row([.. RefundCells("T1", "$0.00", "CUST1"), ("Partial Refunds", "-$5.00")]).ToString());

        Assert.Equal(15.00m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task A_later_refund_leaves_the_sale_as_it_is_and_an_overlapping_file_adds_nothing_else()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Sale(new(Transactions), "T1", "$20.00", "CUST1").ToString());

        var result = await shop.ImportTextAsync(
            Refund(Sale(new(Transactions), "T1", "$20.00", "CUST1"), "T1", "-$12.00", "CUST1").ToString());

        Assert.Equal(new LineCounts(1, 1, 0, 0, 0), result.Lines);
        var histories = await shop.HistoriesAsync(Later);
        Assert.Equal([200_000L, -120_000L], histories.Days.NetSpend);
    }

    [Fact]
    public async Task Two_refunds_of_a_transaction_on_two_days_are_two_returns_whichever_file_has_them()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Refund(Sale(new(Transactions), "T1", "$20.00", "CUST1"), "T1", "-$5.00", "CUST1").ToString());

        await shop.ImportTextAsync(new ExportText(Transactions)
            .Row([.. RefundCells("T1", "-$3.00", "CUST1"), ("Date", "2024-06-02")]).ToString());

        var histories = await shop.HistoriesAsync(Later);
        Assert.Equal([200_000L, -50_000L, -30_000L], histories.Days.NetSpend);
    }

    [Fact]
    public async Task Payments_of_one_transaction_add_up_wherever_they_stand()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(new ExportText(Transactions)
            .Row([.. SaleCells("T1", "$8.00", "CUST1"), ("Payment ID", "P1")])
            .Row(SaleCells("T2", "$1.00", "CUST2"))
            .Row([.. SaleCells("T1", "$4.50", "CUST1"), ("Payment ID", "P2")]).ToString());

        Assert.Equal([("T1", 12.50m), ("T2", 1.00m)], await BasketsAsync(shop));
    }

    [Theory]
    [InlineData("Voided", "Complete")]
    [InlineData("Complete", "Failed")]
    public async Task A_payment_that_failed_does_not_touch_the_one_that_went_through(string first, string second)
    {
        using var shop = new TestShop();
        var amounts = new Dictionary<string, string> { ["Complete"] = "$8.00", ["Voided"] = "$8.01", ["Failed"] = "$8.02" };

        await shop.ImportTextAsync(new ExportText(Transactions)
            .Row([.. SaleCells("T1", amounts[first], "CUST1"), ("Transaction Status", first)])
            .Row([.. SaleCells("T1", amounts[second], "CUST1"), ("Transaction Status", second)]).ToString());

        Assert.Equal([("T1", 8.00m)], await BasketsAsync(shop));
    }

    [Fact]
    public async Task A_sale_that_is_voided_later_is_updated_and_no_purchase_any_more()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Sale(new(Transactions), "T1", "$8.00", "CUST1").ToString());

        var result = await shop.ImportTextAsync(new ExportText(Transactions)
            .Row([.. SaleCells("T1", "$8.00", "CUST1"), ("Transaction Status", "Voided")]).ToString());

        Assert.Equal(new LineCounts(0, 0, 1, 0, 0), result.Lines);
        Assert.Equal(0m, result.CustomerAmount.Amount);
        Assert.Empty((await shop.HistoriesAsync(Later)).ExternalIds);
    }

    [Fact]
    public async Task A_product_is_its_sku_or_else_the_item_with_the_variation_that_tells_it_apart()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(new ExportText(Items)
            .Row([.. SaleCells("T1", "$4.00", "CUST1"), ("SKU", "MUG-1"), ("Item", "Mug"), ("Price Point Name", "Blue"), ("Category", "Kitchen"), ("Qty", "1.0")])
            .Row([.. SaleCells("T1", "$3.00", "CUST1"), ("Item", "Tea"), ("Price Point Name", "Large"), ("Category", "None"), ("Qty", "1.0")])
            .Row([.. SaleCells("T1", "$6.10", "CUST1"), ("Item", "Almonds"), ("Price Point Name", "Regular"), ("Qty", "0.425")]).ToString());

        await using var context = shop.Database.CreateContext();
        var products = await context.Products.OrderBy(product => product.Code).ToListAsync();
        Assert.Equal(
            [("Almonds", null, null), ("MUG-1", "Mug, Blue", "Kitchen"), ("Tea, Large", null, null)],
            products.Select(product => (product.Code, product.Name, product.Category)));
        Assert.Equal(2.425m, (await context.Baskets.SingleAsync()).Quantity.Units);
    }

    [Theory]
    [InlineData("1.0")]
    [InlineData("-1.0")]
    public async Task Returned_items_are_units_less_whichever_sign_the_file_gives_them(string quantity)
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(new ExportText(Items)
            .Row([.. RefundCells("T1", "-$4.00", "CUST1"), ("Item", "Mug"), ("Qty", quantity)]).ToString());

        await using var context = shop.Database.CreateContext();
        Assert.Equal(-1m, (await context.Baskets.SingleAsync()).Quantity.Units);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Both_exports_of_the_same_sales_leave_each_sale_and_each_refund_once_with_its_products(bool itemsFirst)
    {
        using var shop = new TestShop();
        string[] files = [SplitTransactions(), SplitItems()];
        if (itemsFirst) Array.Reverse(files);

        await shop.ImportTextAsync(files[0]);
        await shop.ImportTextAsync(files[1]);

        Assert.Equal([("T1", 12.50m), ("T1\u001ereturn-2024-05-20", -4.50m)], await BasketsAsync(shop));
        await using var context = shop.Database.CreateContext();
        Assert.Equal([2, 1], await context.Baskets.OrderBy(basket => basket.OrderRef).Select(basket => basket.ProductCount).ToListAsync());
    }

    [Fact]
    public async Task Importing_both_exports_again_changes_nothing()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(SplitTransactions());
        await shop.ImportTextAsync(SplitItems());
        var before = await shop.DumpAsync();

        var transactions = await shop.ImportTextAsync(SplitTransactions());
        var items = await shop.ImportTextAsync(SplitItems());

        Assert.Equal(new LineCounts(0, 4, 0, 0, 0), transactions.Lines);
        Assert.Equal(new LineCounts(0, 3, 0, 0, 0), items.Lines);
        Assert.Equal(before, await shop.DumpAsync());
    }

    [Fact]
    public async Task Times_are_those_of_the_zone_that_the_file_names_and_days_are_cut_there()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(new ExportText(Transactions)
            .Row([.. SaleCells("T1", "$5.00", "CUST1"), ("Date", "05/13/24"), ("Time", "23:30:00"), ("Time Zone", "Eastern Time (US & Canada)")]).ToString());

        await using var context = shop.Database.CreateContext();
        var basket = await context.Baskets.SingleAsync();
        Assert.Equal(new DateTime(2024, 5, 14, 3, 30, 0, DateTimeKind.Utc), basket.OccurredAt);
        Assert.Equal(new DateOnly(2024, 5, 13), basket.Day);
        Assert.Equal("America/New_York", (await context.Shops.SingleAsync()).TimeZone);
    }

    [Fact]
    public async Task A_stated_zone_holds_where_the_file_names_an_unknown_one()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(
            new ExportText(Transactions).Row([.. SaleCells("T1", "$5.00", "CUST1"), ("Time", "12:00:00"), ("Time Zone", "Shop time")]).ToString(),
            new ImportOptions { TimeZone = "Asia/Tokyo" });

        await using var context = shop.Database.CreateContext();
        Assert.Equal(3, (await context.Baskets.SingleAsync()).OccurredAt.Hour);
    }

    [Theory]
    [InlineData("Pacific Time (US & Canada)", "America/Los_Angeles")]
    [InlineData("mountain time (us & canada)", "America/Denver")]
    [InlineData("Newfoundland", "America/St_Johns")]
    [InlineData(" London ", "Europe/London")]
    [InlineData("Berlin", "Europe/Berlin")]
    [InlineData("Amsterdam", "Europe/Amsterdam")]
    [InlineData("Sydney", "Australia/Sydney")]
    [InlineData("Tokyo", "Asia/Tokyo")]
    [InlineData("America/Toronto", "America/Toronto")]
    [InlineData("America/Nowhere", null)]
    [InlineData("EST", null)]
    [InlineData("", null)]
    public void A_zone_is_found_by_the_name_that_the_export_gives_it(string name, string? expected) =>
        Assert.Equal(expected, SquareTimeZones.Find(name));

    [Fact]
    public void Every_zone_that_the_table_names_exists() => Assert.All(
        SquareTimeZones.Names, name => Assert.True(TimeZoneInfo.TryFindSystemTimeZoneById(SquareTimeZones.Find(name) ?? "", out _), name));

    [Fact]
    public async Task A_thousand_yen_are_a_thousand()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Sale(new(Transactions), "T1", "¥1,240", "CUST1").ToString(), new ImportOptions { Currency = "JPY" });

        Assert.Equal(1_240m, result.CustomerAmount.Amount);
    }

    [Fact]
    public async Task Rows_that_cannot_be_read_are_rejected_once_and_the_others_are_in()
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(new ExportText(Transactions)
            .Row(SaleCells("", "$5.00", "CUST1"))
            .Row([.. SaleCells("T2", "$5.00", "CUST1"), ("Event Type", "Chargeback")])
            .Row(SaleCells("T3", "five", "CUST1"))
            .Row([.. SaleCells("T4", "$5.00", "CUST1"), ("Time", "noon")])
            .Row([.. SaleCells("T5", "$5.00", "CUST1"), ("Partial Refunds", "some")])
            .Row(SaleCells("T6", "$5.00", "CUST1")).ToString());

        Assert.Equal(new LineCounts(1, 0, 0, 0, 5), result.Lines);
        Assert.Equal(
            [(2L, "Transaction ID"), (3, "Event Type"), (4, "Net Sales"), (5, "Time"), (6, "Partial Refunds")],
            result.Rejections.Select(row => (row.Line, row.Column)));
    }

    [Fact]
    public async Task The_channel_is_what_both_exports_call_so_or_else_the_source()
    {
        using var shop = new TestShop();

        await shop.ImportTextAsync(new ExportText(Transactions)
            .Row([.. SaleCells("T1", "$5.00", "CUST1"), ("Source", "Point of Sale"), ("Channel", "Harbour shop")])
            .Row([.. SaleCells("T2", "$5.00", "CUST1"), ("Source", "Point of Sale")]).ToString());

        await using var context = shop.Database.CreateContext();
        Assert.Equal(["Harbour shop", "Point of Sale"], await context.Baskets.OrderBy(basket => basket.OrderRef).Select(basket => basket.Channel).ToListAsync());
    }

    [Fact]
    public Task The_money_of_any_sales_ties_out_and_a_second_import_changes_nothing() => AnySales.SampleAsync(
        async rows =>
        {
            using var shop = new TestShop();
            var file = new ExportText(Transactions);
            foreach (var row in rows) file.Row(row.Cells);

            var result = await shop.ImportTextAsync(file.ToString());
            var before = await shop.DumpAsync();
            var again = await shop.ImportTextAsync(file.ToString());

            Assert.Equal(rows.Sum(row => row.Worth), (result.CustomerAmount + result.AnonymousAmount).Amount);
            Assert.Equal(result.CustomerAmount + result.AnonymousAmount, again.CustomerAmount + again.AnonymousAmount);
            Assert.Equal(rows.Length, result.Lines.Total);
            Assert.Equal(0, result.Lines.Rejected + again.Lines.Imported + again.Lines.Updated);
            Assert.Equal(before, await shop.DumpAsync());
        },
        iter: 40, threads: 1);

    /// <summary>A transaction belongs to one customer, identified by its number; every fourth has none.</summary>
    private static Gen<(decimal Worth, (string, string)[] Cells)[]> AnySales { get; } =
        Gen.Select(Gen.Int[1, 12], Gen.Int[1, 400_000], Gen.Int[0, 5], Gen.Int[0, 27], Gen.Int[0, 2]).Select((transaction, cents, kind, day, format) =>
        {
            var isRefund = kind >= 4;
            var isComplete = kind != 3;
            var amount = (isRefund ? -cents : cents) / 100m;
            var isByAmount = kind == 5;
            return (isComplete ? amount : 0m, (ValueTuple<string, string>[])
            [
                ("Date", $"2024-05-{day + 1:00}"), ("Time", "10:15:00"), ("Transaction ID", $"T{transaction}"),
                ("Customer ID", transaction % 4 == 0 ? "" : $"CUST{transaction % 3}"), ("Event Type", isRefund ? "Refund" : "Payment"),
                ("Transaction Status", isComplete ? "Complete" : "Voided"),
                ("Net Sales", Money(isByAmount ? 0 : amount, format)), ("Partial Refunds", Money(isByAmount ? amount : 0, format)),
            ]);
        }).Array[1, 40];

    private static string Money(decimal amount, int format)
    {
        var digits = Math.Abs(amount).ToString("N2", System.Globalization.CultureInfo.InvariantCulture);
        if (amount >= 0) return $"${digits}";
        return format switch { 0 => $"-${digits}", 1 => $"(${digits})", _ => $"$-{digits}" };
    }

    private static (string, string)[] SaleCells(string transaction, string netSales, string customer) =>
    [
        ("Date", "2024-05-13"), ("Time", "10:15:00"), ("Transaction ID", transaction), ("Event Type", "Payment"),
        ("Net Sales", netSales), ("Customer ID", customer),
    ];

    private static (string, string)[] RefundCells(string transaction, string netSales, string customer) =>
        [.. SaleCells(transaction, netSales, customer), ("Date", "2024-05-20"), ("Event Type", "Refund")];

    private static ExportText Sale(ExportText file, string transaction, string netSales, string customer) =>
        file.Row(SaleCells(transaction, netSales, customer));

    private static ExportText Refund(ExportText file, string transaction, string netSales, string customer) =>
        file.Row(RefundCells(transaction, netSales, customer));

    /// <summary>A sale that was paid with two cards one after the other, and an item of it that was refunded to both.</summary>
    private static string SplitTransactions() => new ExportText(Transactions)
        .Row([.. SaleCells("T1", "$8.00", "CUST1"), ("Payment ID", "P1"), ("Time", "10:15:00")])
        .Row([.. SaleCells("T1", "$4.50", "CUST1"), ("Payment ID", "P2"), ("Time", "10:15:40")])
        .Row([.. RefundCells("T1", "-$3.00", "CUST1"), ("Payment ID", "R1")])
        .Row([.. RefundCells("T1", "-$1.50", "CUST1"), ("Payment ID", "R2"), ("Time", "10:15:02")]).ToString();

    private static string SplitItems() => new ExportText(Items)
        .Row([.. SaleCells("T1", "$8.00", "CUST1"), ("Payment ID", "P2"), ("Time", "10:15:40"), ("Item", "Mug"), ("Qty", "1.0")])
        .Row([.. SaleCells("T1", "$4.50", "CUST1"), ("Payment ID", "P2"), ("Time", "10:15:40"), ("Item", "Tea"), ("Qty", "1.0")])
        .Row([.. RefundCells("T1", "-$4.50", "CUST1"), ("Payment ID", "R1"), ("Item", "Tea"), ("Qty", "-1.0")]).ToString();

    private static async Task<(string, decimal)[]> BasketsAsync(TestShop shop)
    {
        await using var context = shop.Database.CreateContext();
        return [.. (await context.Baskets.OrderBy(basket => basket.OrderRef).ToListAsync()).Select(basket => (basket.OrderRef, basket.Amount.Amount))];
    }
}
