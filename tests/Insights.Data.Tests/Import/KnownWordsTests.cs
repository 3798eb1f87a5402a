using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Testing;

namespace Insights.Data.Tests.Import;

/// <summary>What the statuses of marketplaces, tills and payment services do to the money is said, whichever program wrote the file.</summary>
public class KnownWordsTests
{
    private static readonly ImportOptions Euros = new() { Currency = "EUR" };

    public static TheoryData<string, string, string> Programs => new()
    {
        { "etsy", "Canceled", "note-status-counts-nothing" }, { "etsy", "Pending", "note-pending-orders" },
        { "amazon-all-orders", "Cancelled", "note-status-counts-nothing" }, { "amazon-all-orders", "Pending", "note-pending-orders" },
        { "paypal", "Denied", "note-status-counts-nothing" }, { "paypal", "Pending", "note-pending-orders" },
        { "sumup-transactions", "Fehlgeschlagen", "note-status-counts-nothing" }, { "sumup-transactions", "Ausstehend", "note-pending-orders" },
        { "square", "Voided", "note-status-counts-nothing" }, { "square", "Pending", "note-pending-orders" },
        { "stripe", "canceled", "note-status-counts-nothing" }, { "stripe", "requires_action", "note-pending-orders" },
        { "shopify", "voided", "note-status-counts-nothing" }, { "shopify", "expired", "note-pending-orders" },
        { "woocommerce", "Failed", "note-status-counts-nothing" }, { "woocommerce", "Pending payment", "note-pending-orders" },
        { "magento", "Canceled", "note-status-counts-nothing" }, { "magento", "Pending Payment", "note-pending-orders" },
        { "wix", "Declined", "note-status-counts-nothing" }, { "wix", "Unpaid", "note-pending-orders" },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task What_counts_for_nothing_is_said_with_its_status_and_its_money(string program, string status, string remark)
    {
        using var shop = new TestShop();

        var result = await shop.ImportTextAsync(FileOf(program, status), Euros);

        Assert.Equal((program, 0m), (result.Format, result.Net()));
        Assert.Equal(["1", "20.00", status], result.Remarks.Single(said => said.Code == remark).Arguments);
    }

    [Theory]
    [InlineData("paypal", "status:flurbereinigung")]
    [InlineData("sumup-transactions", "status:flurbereinigung")]
    public async Task A_type_that_is_not_known_is_asked_about(string program, string key)
    {
        using var shop = new TestShop();
        var file = FileOf(program, program == "paypal" ? "Completed" : "Erfolgreich", type: "Flurbereinigung");

        var error = await Assert.ThrowsAsync<QuestionsException>(() => shop.ImportTextAsync(file, Euros));
        var counted = await shop.ImportTextAsync(file, Euros with { Answers = new Dictionary<string, string> { [key] = "sale" } });

        Assert.Equal(20.00m, error.Questions.Single(question => question.Key == key).Amount?.Amount);
        Assert.Equal(20.00m, counted.Net());
    }

    private static string FileOf(string program, string status, string? type = null) => program switch
    {
        "etsy" => Row(ExportHeaders.EtsyOrders, ("Sale Date", "05/13/24"), ("Order ID", "1"), ("Buyer User ID", "ivy"), ("Order Total", "20.00"), ("Adjusted Order Total", "0.00"), ("Adjusted Net Order Amount", "0.00"), ("Status", status), ("Number of Items", "1")),
        "amazon-all-orders" => Row(ExportHeaders.AmazonAllOrders, ("amazon-order-id", "1"), ("purchase-date", "2024-05-13T10:00:00+00:00"), ("order-status", status), ("sku", "S"), ("quantity", "1"), ("item-price", "20.00")),
        "paypal" => Row(ExportHeaders.PayPal, ("Date", "13/05/2024"), ("Time", "10:15:00"), ("TimeZone", "Europe/Berlin"), ("Type", type ?? "Express Checkout Payment"), ("Status", status), ("Currency", "EUR"), ("Gross", "20.00"), ("From Email Address", "ann@lee.example"), ("To Email Address", "shop@till.example"), ("Transaction ID", "T1"), ("Balance Impact", "Credit")),
        "sumup-transactions" => Row(ExportHeaders.SumUpTransactionsGerman, ("Datum", "2024-03-24 12:32:00"), ("Transaktions-ID", "T1"), ("Transaktionsart", type ?? "Umsatz"), ("Status", status), ("Betrag inkl. MwSt.", "20.00"), ("Gebühr", "0.24")),
        "square" => Row(ExportHeaders.SquareTransactions, ("Date", "2024-05-13"), ("Time", "10:00:00"), ("Net Sales", "20.00"), ("Transaction ID", "T1"), ("Event Type", "Payment"), ("Customer ID", "C1"), ("Transaction Status", status)),
        "stripe" => Row(ExportHeaders.StripePayments, ("id", "ch_1"), ("Created date (UTC)", "2024-05-13 10:00:00"), ("Amount", "20.00"), ("Amount Refunded", "0.00"), ("Status", status), ("Customer Email", "ann@lee.example")),
        "shopify" => Row("Name,Email,Financial Status,Total,Created at,Lineitem quantity,Lineitem name,Lineitem price", ("Name", "#1"), ("Email", "ann@lee.example"), ("Financial Status", status), ("Total", "20.00"), ("Created at", "2024-05-13 10:00:00 +0200"), ("Lineitem quantity", "1"), ("Lineitem name", "Tea"), ("Lineitem price", "20.00")),
        "woocommerce" => Row("Order Number,Order Status,Order Date,Email (Billing),Order Total Amount", ("Order Number", "1"), ("Order Status", status), ("Order Date", "2024-05-13 10:00"), ("Email (Billing)", "ann@lee.example"), ("Order Total Amount", "20.00")),
        "wix" => Row(ExportHeaders.Wix, ("Order number", "1"), ("Date created", "Jan 8, 2024"), ("Time", "9:15:51 AM"), ("Contact email", "ann@lee.example"), ("Payment status", status), ("Total", "20.00"), ("Item", "Tea"), ("Qty", "1"), ("Price", "20.00")),
        _ => Row("ID,Purchase Point,Purchase Date,Bill-to Name,Grand Total (Base),Status,Customer Email", ("ID", "1"), ("Purchase Date", "2024-05-13 10:00:00"), ("Grand Total (Base)", "20.00"), ("Status", status), ("Customer Email", "ann@lee.example")),
    };

    private static string Row(string header, params (string, string)[] cells) => new ExportText(header).Row(cells).ToString();
}
