using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Amazon;

/// <summary>Amazon's orders report and its report of shipments by Amazon, which name the buyers.</summary>
internal sealed class AmazonFormat : ISalesFormat
{
    internal const string Order = "order";
    internal const string LineId = "line-id";
    internal const string Date = "date";
    internal const string Customer = "customer";
    internal const string CustomerName = "customer-name";
    internal const string Phone = "phone";
    internal const string Sku = "product";
    internal const string ProductName = "product-name";
    internal const string Quantity = "quantity";
    internal const string Currency = "currency";
    internal const string ItemPrice = "amount";
    internal const string Discount = "discount";
    internal const string Shipping = "shipping";
    internal const string Status = "status";
    internal const string ItemStatus = "item-status";
    internal const string Channel = "channel";
    internal const string City = "city";
    internal const string Region = "region";
    internal const string Country = "country";

    public string Name => "amazon";

    public string Description => "Amazon: Seller Central > Orders > Order Reports (with buyer-email), or Reports > Fulfilment > Amazon Fulfilled Shipments";

    public string System => AmazonExports.System;

    public string Source => AmazonExports.Source;

    public IReadOnlyList<string> Hallmarks => AmazonExports.Hallmarks;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(Order, ColumnContent.Text, "order-id", "amazon-order-id"),
        ColumnSpec.Optional(LineId, ColumnContent.Text, "shipment-item-id", "order-item-id", "amazon-order-item-id"),
        ColumnSpec.Required(Date, ColumnContent.Date, "purchase-date"),
        ColumnSpec.Required(Customer, ColumnContent.Text, "buyer-email"),
        ColumnSpec.Optional(CustomerName, ColumnContent.Text, "buyer-name", "recipient-name"),
        ColumnSpec.Optional(Phone, ColumnContent.Text, "buyer-phone-number"),
        ColumnSpec.Required(Sku, ColumnContent.Text, "sku"),
        ColumnSpec.Optional(ProductName, ColumnContent.Text, "product-name"),
        ColumnSpec.Required(Quantity, ColumnContent.Number, "quantity-purchased", "quantity-shipped"),
        ColumnSpec.Optional(Currency, ColumnContent.Currency, "currency"),
        ColumnSpec.Required(ItemPrice, ColumnContent.Number, "item-price"),
        ColumnSpec.Optional(Discount, ColumnContent.Number, "item-promotion-discount"),
        ColumnSpec.Optional(Shipping, ColumnContent.Number, "shipping-price"),
        ColumnSpec.Optional(Status, ColumnContent.Text, "order-status"),
        ColumnSpec.Optional(ItemStatus, ColumnContent.Text, "item-status"),
        ColumnSpec.Optional(Channel, ColumnContent.Text, "sales-channel"),
        ColumnSpec.Optional(City, ColumnContent.Text, "ship-city"),
        ColumnSpec.Optional(Region, ColumnContent.Text, "ship-state"),
        ColumnSpec.Optional(Country, ColumnContent.Text, "ship-country"),
    ];

    /// <summary>Amounts have a comma where the marketplace's country writes one.</summary>
    public bool WritesDecimalPoints => false;

    public ISalesMapper CreateMapper(FormatMatch match) => new AmazonMapper(match.Columns);

    public ImportMessage? Refuse(FileHead head) => AmazonExports.Refuse(head);
}
