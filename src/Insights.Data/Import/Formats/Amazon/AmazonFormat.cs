using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Amazon;

/// <summary>Amazon's orders report and its report of shipments by Amazon, which name the buyers.</summary>
internal sealed class AmazonFormat : ISalesFormat
{
    internal const string ItemStatus = "item-status";

    public string Name => "amazon";

    public string Description => "Amazon: Seller Central > Orders > Order Reports (with buyer-email), or Reports > Fulfilment > Amazon Fulfilled Shipments";

    public string System => AmazonExports.System;

    public string Source => AmazonExports.Source;

    public IReadOnlyList<string> Hallmarks => AmazonExports.Hallmarks;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "order-id", "amazon-order-id"),
        ColumnSpec.Optional(OrderFields.LineId, ColumnContent.Text, "shipment-item-id", "order-item-id", "amazon-order-item-id"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "purchase-date"),
        ColumnSpec.Required(OrderFields.Customer, ColumnContent.Text, "buyer-email"),
        ColumnSpec.Optional(OrderFields.CustomerName, ColumnContent.Text, "buyer-name", "recipient-name"),
        ColumnSpec.Optional(OrderFields.Phone, ColumnContent.Text, "buyer-phone-number"),
        ColumnSpec.Required(OrderFields.Product, ColumnContent.Text, "sku"),
        ColumnSpec.Optional(OrderFields.ProductName, ColumnContent.Text, "product-name"),
        ColumnSpec.Required(OrderFields.Quantity, ColumnContent.Number, "quantity-purchased", "quantity-shipped"),
        ColumnSpec.Optional(OrderFields.Currency, ColumnContent.Currency, "currency"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "item-price"),
        ColumnSpec.Optional(OrderFields.Discount, ColumnContent.Number, "item-promotion-discount"),
        ColumnSpec.Optional(OrderFields.Shipping, ColumnContent.Number, "shipping-price"),
        ColumnSpec.Optional(OrderFields.Status, ColumnContent.Text, "order-status"),
        ColumnSpec.Optional(ItemStatus, ColumnContent.Text, "item-status"),
        ColumnSpec.Optional(OrderFields.Channel, ColumnContent.Text, "sales-channel"),
        ColumnSpec.Optional(CustomerFields.City, ColumnContent.Text, "ship-city"),
        ColumnSpec.Optional(CustomerFields.Region, ColumnContent.Text, "ship-state"),
        ColumnSpec.Optional(CustomerFields.Country, ColumnContent.Text, "ship-country"),
    ];

    /// <summary>Amounts have a comma where the marketplace's country writes one.</summary>
    public bool WritesDecimalPoints => false;

    public ISalesMapper CreateMapper(FormatMatch match) => new AmazonMapper(match.Columns);

    public ImportMessage? Refuse(FileHead head) => AmazonExports.Refuse(head);
}
