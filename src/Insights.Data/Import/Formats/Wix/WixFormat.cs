using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Wix;

/// <summary>The orders export of Wix Stores: a row for each item, which repeats all that concerns its order.</summary>
internal sealed class WixFormat : ISalesFormat
{
    public string Name => "wix";

    public string Description => "Wix Stores: Sales > Orders > Export orders, one row for each item";

    public string System => "Wix";

    public IReadOnlyList<string> Hallmarks { get; } =
    [
        "Fulfill by", "Total order quantity", "Additional checkout info", "Quantity refunded", "Recipient company name", "Delivery zip/postal code", "Delivery state name",
        "Billing company name", "Fulfillment service", "Deposit amount", "Note from customer",
    ];

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "Order number"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Date created"),
        ColumnSpec.Optional(OrderFields.Time, ColumnContent.Text, "Time"),
        ColumnSpec.Required(OrderFields.Customer, ColumnContent.Text, "Contact email"),
        ColumnSpec.Required(OrderFields.Status, ColumnContent.Text, "Payment status"),
        // What was paid; "Net amount" is the same less refunds.
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Total"),
        ColumnSpec.Optional(OrderFields.Refunded, ColumnContent.Number, "Refunded amount"),
        ColumnSpec.Optional(OrderFields.FulfilmentStatus, ColumnContent.Text, "Fulfillment status"),
        ColumnSpec.Optional(OrderFields.Currency, ColumnContent.Currency, "Currency"),
        ColumnSpec.Optional(OrderFields.ProductName, ColumnContent.Text, "Item"),
        ColumnSpec.Optional(OrderFields.Product, ColumnContent.Text, "SKU"),
        ColumnSpec.Optional(OrderFields.Quantity, ColumnContent.Number, "Qty"),
        ColumnSpec.Optional(OrderFields.Price, ColumnContent.Number, "Price"),
        ColumnSpec.Optional(OrderFields.BillingName, ColumnContent.Text, "Billing name"),
        ColumnSpec.Optional(OrderFields.BillingPhone, ColumnContent.Text, "Billing phone"),
        ColumnSpec.Optional(OrderFields.BillingCountry, ColumnContent.Text, "Billing country"),
        ColumnSpec.Optional(OrderFields.ShippingName, ColumnContent.Text, "Recipient name"),
        ColumnSpec.Optional(OrderFields.ShippingPhone, ColumnContent.Text, "Recipient phone"),
        ColumnSpec.Optional(OrderFields.ShippingCity, ColumnContent.Text, "Delivery city"),
        ColumnSpec.Optional(OrderFields.ShippingRegion, ColumnContent.Text, "Delivery state"),
        ColumnSpec.Optional(OrderFields.ShippingCountry, ColumnContent.Text, "Delivery country"),
    ];

    /// <summary>The needed columns have names that others use too.</summary>
    public FormatMatch? Match(FileHead head, ColumnMap map) => this.CountHallmarks(head) > 0 ? FormatMatch.Find(head, Columns, map) : null;

    public ISalesMapper CreateMapper(FormatMatch match) => new WixMapper(match.Columns);
}
