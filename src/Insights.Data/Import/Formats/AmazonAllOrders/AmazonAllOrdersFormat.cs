using Insights.Data.Import.Formats.Amazon;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.AmazonAllOrders;

/// <summary>Amazon's report of all orders, which states what became of an order and does not name the buyer.</summary>
internal sealed class AmazonAllOrdersFormat : ISalesFormat
{
    public string Name => "amazon-all-orders";

    public string Description => "Amazon: Seller Central > Reports > Fulfilment > All Orders (names no customers: for the shop's totals only)";

    public string System => AmazonExports.System;

    public string Source => AmazonExports.Source;

    public IReadOnlyList<string> Hallmarks => AmazonExports.Hallmarks;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(AmazonFormat.Order, ColumnContent.Text, "amazon-order-id"),
        ColumnSpec.Required(AmazonFormat.Date, ColumnContent.Date, "purchase-date"),
        ColumnSpec.Required(AmazonFormat.Status, ColumnContent.Text, "order-status"),
        ColumnSpec.Optional(AmazonFormat.ItemStatus, ColumnContent.Text, "item-status"),
        ColumnSpec.Required(AmazonFormat.Sku, ColumnContent.Text, "sku"),
        ColumnSpec.Optional(AmazonFormat.ProductName, ColumnContent.Text, "product-name"),
        ColumnSpec.Required(AmazonFormat.Quantity, ColumnContent.Number, "quantity"),
        ColumnSpec.Optional(AmazonFormat.Currency, ColumnContent.Currency, "currency"),
        ColumnSpec.Required(AmazonFormat.ItemPrice, ColumnContent.Number, "item-price"),
        ColumnSpec.Optional(AmazonFormat.Discount, ColumnContent.Number, "item-promotion-discount"),
        ColumnSpec.Optional(AmazonFormat.Shipping, ColumnContent.Number, "shipping-price"),
        ColumnSpec.Optional(AmazonFormat.Channel, ColumnContent.Text, "sales-channel"),
    ];

    /// <inheritdoc cref="AmazonFormat.WritesDecimalPoints"/>
    public bool WritesDecimalPoints => false;

    public ISalesMapper CreateMapper(FormatMatch match) => new AmazonMapper(match.Columns);

    public ImportMessage? Refuse(FileHead head) => AmazonExports.Refuse(head);
}
