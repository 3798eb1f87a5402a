using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Gumroad;

/// <summary>Gumroad's export of sales: one row for each sale, in dollars, and a row of totals.</summary>
internal sealed class GumroadFormat : ISalesFormat
{
    internal const string DoNotContact = "do-not-contact";
    internal const string FullyRefunded = "fully-refunded";
    internal const string Disputed = "disputed";
    internal const string DisputeWon = "dispute-won";
    internal const string PreOrder = "pre-order";

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
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "Purchase ID"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Purchase Date"),
        ColumnSpec.Optional(OrderFields.Time, ColumnContent.Text, "Purchase Time (UTC timezone)", "Purchase Time"),
        ColumnSpec.Required(OrderFields.Customer, ColumnContent.Text, "Purchase Email"),
        ColumnSpec.Optional(OrderFields.CustomerName, ColumnContent.Text, "Buyer Name"),
        ColumnSpec.Optional(DoNotContact, ColumnContent.Text, "Do not contact?"),
        ColumnSpec.Optional(OrderFields.Product, ColumnContent.Text, "Product ID"),
        ColumnSpec.Required(OrderFields.ProductName, ColumnContent.Text, "Item Name"),
        ColumnSpec.Optional(OrderFields.Quantity, ColumnContent.Number, "Quantity"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Sale Price ($)"),
        ColumnSpec.Required(OrderFields.Refunded, ColumnContent.Number, "Partial Refund ($)"),
        ColumnSpec.Required(FullyRefunded, ColumnContent.Text, "Fully Refunded?"),
        ColumnSpec.Optional(Disputed, ColumnContent.Text, "Disputed?"),
        ColumnSpec.Optional(DisputeWon, ColumnContent.Text, "Dispute Won?"),
        ColumnSpec.Optional(PreOrder, ColumnContent.Text, "Pre-order authorization?"),
        ColumnSpec.Optional(CustomerFields.City, ColumnContent.Text, "City"),
        ColumnSpec.Optional(CustomerFields.Region, ColumnContent.Text, "State"),
        ColumnSpec.Optional(CustomerFields.Country, ColumnContent.Text, "Country"),
    ];

    public ISalesMapper CreateMapper(FormatMatch match) => new GumroadMapper(match.Columns);
}
