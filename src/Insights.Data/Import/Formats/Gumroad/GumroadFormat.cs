using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Gumroad;

/// <summary>Gumroad's export of sales: one row for each sale, in dollars, and a row of totals.</summary>
internal sealed class GumroadFormat : ISalesFormat
{
    internal const string Purchase = "order";
    internal const string Date = "date";
    internal const string Time = "time";
    internal const string Customer = "customer";
    internal const string CustomerName = "customer-name";
    internal const string DoNotContact = "do-not-contact";
    internal const string ProductId = "product";
    internal const string ItemName = "product-name";
    internal const string Quantity = "quantity";
    internal const string Price = "amount";
    internal const string PartialRefund = "refunded";
    internal const string FullyRefunded = "fully-refunded";
    internal const string Disputed = "disputed";
    internal const string DisputeWon = "dispute-won";
    internal const string PreOrder = "pre-order";
    internal const string City = "city";
    internal const string Region = "region";
    internal const string Country = "country";

    public string Name => "gumroad";

    public string Description => "Gumroad: Sales (Customers) > Export";

    public string System => "Gumroad";

    public string DefaultCurrency => "USD";

    public IReadOnlyList<string> Hallmarks { get; } =
    [
        "Purchase Email", "Purchase Time (UTC timezone)", "Do not contact?", "Sale Price ($)", "Net Total ($)", "Partial Refund ($)", "Fully Refunded?", "Disputed?",
        "Dispute Won?", "Access Revoked?", "Free trial purchase?", "Pre-order authorization?", "Recurring Charge?", "Giftee Email", "Item Price ($)",
        "Affiliate commission ($)", "License Key",
    ];

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(Purchase, ColumnContent.Text, "Purchase ID"),
        ColumnSpec.Required(Date, ColumnContent.Date, "Purchase Date"),
        ColumnSpec.Optional(Time, ColumnContent.Text, "Purchase Time (UTC timezone)", "Purchase Time"),
        ColumnSpec.Required(Customer, ColumnContent.Text, "Purchase Email"),
        ColumnSpec.Optional(CustomerName, ColumnContent.Text, "Buyer Name"),
        ColumnSpec.Optional(DoNotContact, ColumnContent.Text, "Do not contact?"),
        ColumnSpec.Optional(ProductId, ColumnContent.Text, "Product ID"),
        ColumnSpec.Required(ItemName, ColumnContent.Text, "Item Name"),
        ColumnSpec.Optional(Quantity, ColumnContent.Number, "Quantity"),
        ColumnSpec.Required(Price, ColumnContent.Number, "Sale Price ($)"),
        ColumnSpec.Required(PartialRefund, ColumnContent.Number, "Partial Refund ($)"),
        ColumnSpec.Required(FullyRefunded, ColumnContent.Text, "Fully Refunded?"),
        ColumnSpec.Optional(Disputed, ColumnContent.Text, "Disputed?"),
        ColumnSpec.Optional(DisputeWon, ColumnContent.Text, "Dispute Won?"),
        ColumnSpec.Optional(PreOrder, ColumnContent.Text, "Pre-order authorization?"),
        ColumnSpec.Optional(City, ColumnContent.Text, "City"),
        ColumnSpec.Optional(Region, ColumnContent.Text, "State"),
        ColumnSpec.Optional(Country, ColumnContent.Text, "Country"),
    ];

    public ISalesMapper CreateMapper(FormatMatch match) => new GumroadMapper(match.Columns);
}
