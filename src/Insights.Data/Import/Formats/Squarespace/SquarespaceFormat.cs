using Insights.Data.Import.Formats.Shopify;

namespace Insights.Data.Import.Formats.Squarespace;

/// <summary>The orders export of Squarespace, which has the form of Shopify's with an id in place of the name of an order.</summary>
internal sealed class SquarespaceFormat : ISalesFormat
{
    /// <summary>Unlike Shopify's reports, those of Squarespace count an order when it is paid.</summary>
    private static readonly KnownWords Statuses = new(
        (StatusMeaning.Sale, "paid"),
        (StatusMeaning.Pending, "pending, authorized, unpaid"),
        (StatusMeaning.Cancelled, "canceled, cancelled, voided, failed"),
        (StatusMeaning.Refunded, "refunded"),
        (StatusMeaning.PartlyRefunded, "partially refunded"));

    public string Name => "squarespace";

    public string Description => "Squarespace: Orders (Selling > Orders) > Download CSV, one row for each line item";

    public string System => "Squarespace";

    public IReadOnlyList<string> Hallmarks { get; } =
        [.. ShopifyFormat.HallmarksOfForm, "Lineitem variant", "Channel Order Number", "Channel Type", "Private Notes"];

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "Order ID"),
        ColumnSpec.Required(OrderFields.Customer, ColumnContent.Text, "Email"),
        ColumnSpec.Required(OrderFields.Status, ColumnContent.Text, "Financial Status"),
        ColumnSpec.Optional(OrderFields.Currency, ColumnContent.Currency, "Currency"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Total"),
        ColumnSpec.Optional(OrderFields.Refunded, ColumnContent.Number, "Amount Refunded"),
        ColumnSpec.Optional(OrderFields.Discount, ColumnContent.Number, "Discount Amount"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Created at"),
        ColumnSpec.Optional(OrderFields.CancelledAt, ColumnContent.Text, "Cancelled at"),
        ColumnSpec.Required(OrderFields.Quantity, ColumnContent.Number, "Lineitem quantity"),
        ColumnSpec.Required(OrderFields.ProductName, ColumnContent.Text, "Lineitem name"),
        ColumnSpec.Required(OrderFields.Price, ColumnContent.Number, "Lineitem price"),
        ColumnSpec.Optional(OrderFields.Product, ColumnContent.Text, "Lineitem sku"),
        ColumnSpec.Optional(OrderFields.Channel, ColumnContent.Text, "Channel Name", "Channel Type"),
        ColumnSpec.Optional(OrderFields.BillingName, ColumnContent.Text, "Billing Name"),
        ColumnSpec.Optional(OrderFields.BillingPhone, ColumnContent.Text, "Billing Phone"),
        ColumnSpec.Optional(OrderFields.BillingCity, ColumnContent.Text, "Billing City"),
        ColumnSpec.Optional(OrderFields.BillingRegion, ColumnContent.Text, "Billing Province"),
        ColumnSpec.Optional(OrderFields.BillingCountry, ColumnContent.Text, "Billing Country"),
        ColumnSpec.Optional(OrderFields.ShippingName, ColumnContent.Text, "Shipping Name"),
        ColumnSpec.Optional(OrderFields.ShippingPhone, ColumnContent.Text, "Shipping Phone"),
        ColumnSpec.Optional(OrderFields.ShippingCity, ColumnContent.Text, "Shipping City"),
        ColumnSpec.Optional(OrderFields.ShippingRegion, ColumnContent.Text, "Shipping Province"),
        ColumnSpec.Optional(OrderFields.ShippingCountry, ColumnContent.Text, "Shipping Country"),
    ];

    public ISalesMapper CreateMapper(FormatMatch match) => new ShopifyMapper(match.Columns, Statuses);
}
