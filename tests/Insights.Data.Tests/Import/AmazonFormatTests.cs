using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Tests.Import;

public class AmazonFormatTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_price_is_that_of_all_units_of_a_row_and_postage_is_said_but_not_counted(bool isMapped)
    {
        using var shop = new TestShop();
        var map = isMapped ? ColumnMap.Parse(["customer=buyer-email,quantity=quantity-purchased"]) : ColumnMap.Empty;

        var result = await shop.ImportTextAsync(Tabs(Orders()), new ImportOptions { Columns = map });

        Assert.Equal(("amazon", "EUR"), (result.Format, result.Currency));
        Assert.Equal(49.96m, result.CustomerAmount.Amount);
        Assert.Equal(2, result.NewCustomers);
        Assert.Equal(["1", "4.00"], Assert.Single(result.Remarks, remark => remark.Code == "note-postage-left-out").Arguments);
        await using var context = shop.Database.CreateContext();
        Assert.Equal([5m, 1m], (await context.Baskets.OrderBy(basket => basket.OrderRef).ToListAsync()).Select(basket => basket.Quantity.Units));
    }

    [Theory]
    [InlineData("5.00")]
    [InlineData("-5.00")]
    public async Task A_discount_is_taken_off_whichever_sign_it_has(string discount)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(Tabs(new ExportText(ExportHeaders.AmazonShipments).Row(
            ("amazon-order-id", "304-1"), ("purchase-date", "2024-02-03T09:10:11+00:00"), ("buyer-email", "a@marketplace.amazon.de"), ("sku", "SK1"),
            ("quantity-shipped", "1"), ("currency", "EUR"), ("item-price", "29.97"), ("item-promotion-discount", discount))));

        Assert.Equal(24.97m, result.CustomerAmount.Amount);
    }

    [Theory]
    [InlineData("\"Includes Amazon Marketplace, Fulfillment by Amazon (FBA), and Amazon Webstore transactions\"\n\"All amounts in USD, unless specified\"\n\"date/time\",\"settlement id\",\"type\",\"order id\",\"sku\",\"description\",\"quantity\",\"marketplace\",\"total\"\n\"Jan 5, 2024 10:22:33 PM PST\",\"1\",\"Order\",\"111-1\",\"S1\",\"Mug\",\"1\",\"amazon.com\",\"19.99\"\n")]
    [InlineData("\"Datum/Uhrzeit\",\"Abrechnungsnummer\",\"Typ\",\"Bestellnummer\",\"SKU\",\"Beschreibung\",\"Menge\",\"Marketplace\",\"Gesamt\"\n\"05.01.2024 22:22:33 UTC\",\"1\",\"Bestellung\",\"111-1\",\"S1\",\"Tasse\",\"1\",\"amazon.de\",\"19,99\"\n")]
    [InlineData("settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\n1\t2024-01-01\t2024-01-14\t2024-01-16\t10.00\tEUR\t\t\n")]
    public async Task A_report_of_payments_is_refused_since_it_names_no_customer(string text)
    {
        using var shop = new TestShop();

        var error = await Assert.ThrowsAsync<ImportException>(() => shop.ImportTextAsync(text));

        Assert.Equal("amazon-payments", error.Details.Code);
        Assert.Contains("names no customer", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Importing_the_same_file_twice_changes_nothing()
    {
        using var shop = new TestShop();
        await shop.ImportTextAsync(Tabs(Orders()));
        var before = await shop.DumpAsync();

        var again = await shop.ImportTextAsync(Tabs(Orders()));

        Assert.Equal(new LineCounts(0, 3, 0, 0, 0), again.Lines);
        Assert.Equal(before, await shop.DumpAsync());
    }

    internal static ExportText Orders() => new ExportText(ExportHeaders.AmazonOrders)
        .Row(Item("304-1", "1", "q1w2e3@marketplace.amazon.de", "SK1", "3", "29.97", "0.00"))
        .Row(Item("304-1", "2", "q1w2e3@marketplace.amazon.de", "SK2", "2", "10.00", "4.00"))
        .Row(Item("304-2", "3", "z9y8x7@marketplace.amazon.de", "SK1", "1", "9.99", "0.00"));

    internal static string Tabs(ExportText file) => file.ToString().Replace(',', '\t');

    private static (string, string)[] Item(string order, string id, string buyer, string sku, string quantity, string price, string postage) =>
    [
        ("order-id", order), ("order-item-id", id), ("purchase-date", "2024-02-03T09:10:11+00:00"), ("buyer-email", buyer), ("sku", sku), ("product-name", "Kerze"),
        ("quantity-purchased", quantity), ("currency", "EUR"), ("item-price", price), ("shipping-price", postage), ("sales-channel", "Amazon.de"),
    ];
}
