using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Shopify;

/// <summary>The orders export of Shopify, in all of its header variants.</summary>
internal sealed class ShopifyFormat : ISalesFormat
{
    /// <summary>The numbering of all formats that export Shopify's orders.</summary>
    internal const string OrderSource = "shopify";

    /// <summary>The program as messages name it.</summary>
    internal const string SystemName = "Shopify";

    public string Name => OrderSource;

    public string Description => "Shopify orders export (Orders > Export), one row for each line item";

    public string System => SystemName;

    /// <summary>Texts of this export and of those of programs that took over its form.</summary>
    internal static IReadOnlyList<string> HallmarksOfForm { get; } =
    [
        "Lineitem quantity", "Lineitem name", "Lineitem price", "Lineitem sku", "Lineitem requires shipping", "Lineitem taxable", "Lineitem fulfillment status",
        "Financial Status", "Fulfillment Status",
    ];

    /// <summary>Columns of this export and of those of programs that took over its form.</summary>
    internal static IReadOnlyList<ColumnSpec> ColumnsOfForm { get; } =
    [
        ColumnSpec.Required(OrderFields.Customer, ColumnContent.Text, "Email"),
        ColumnSpec.Required(OrderFields.Status, ColumnContent.Text, "Financial Status"),
        ColumnSpec.Optional(OrderFields.Currency, ColumnContent.Currency, "Currency"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Total"),
        ColumnSpec.Optional(OrderFields.Discount, ColumnContent.Number, "Discount Amount"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Created at"),
        ColumnSpec.Optional(OrderFields.CancelledAt, ColumnContent.Text, "Cancelled at"),
        ColumnSpec.Required(OrderFields.Quantity, ColumnContent.Number, "Lineitem quantity"),
        ColumnSpec.Required(OrderFields.ProductName, ColumnContent.Text, "Lineitem name"),
        ColumnSpec.Required(OrderFields.Price, ColumnContent.Number, "Lineitem price"),
        ColumnSpec.Optional(OrderFields.Product, ColumnContent.Text, "Lineitem sku"),
        .. OrderPerson.BillingAndShipping(
            ColumnSpec.Optional(OrderFields.BillingName, ColumnContent.Text, "Billing Name"),
            ColumnSpec.Optional(OrderFields.BillingPhone, ColumnContent.Text, "Billing Phone"),
            ColumnSpec.Optional(OrderFields.BillingCity, ColumnContent.Text, "Billing City"),
            ColumnSpec.Optional(OrderFields.BillingRegion, ColumnContent.Text, "Billing Province"),
            ColumnSpec.Optional(OrderFields.BillingCountry, ColumnContent.Text, "Billing Country")),
    ];

    public IReadOnlyList<string> Hallmarks { get; } =
    [
        .. HallmarksOfForm, "Lineitem compare at price", "Lineitem discount", "Accepts Marketing", "Note Attributes", "Outstanding Balance", "Receipt Number", "Billing Province Name",
        "Shipping Province Name", "Payment Terms Name", "Next Payment Due At", "Tax 1 Name", "Tax 1 Value",
    ];

    public string Source => OrderSource;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "Name"),
        .. ColumnsOfForm,
        ColumnSpec.Optional(OrderFields.Refunded, ColumnContent.Number, "Refunded Amount"),
        ColumnSpec.Optional(OrderFields.LineDiscount, ColumnContent.Number, "Lineitem discount"),
        ColumnSpec.Optional(OrderFields.Channel, ColumnContent.Text, "Source"),
        ColumnSpec.Optional(OrderFields.Consent, ColumnContent.Text, "Accepts Marketing"),
        ColumnSpec.Optional(OrderFields.Phone, ColumnContent.Text, "Phone"),
    ];

    public ISalesMapper CreateMapper(FormatMatch match) => new ShopifyMapper(match.Columns, ShopifyStatuses.Words);
}
