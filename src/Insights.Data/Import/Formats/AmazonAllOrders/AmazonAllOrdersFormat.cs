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
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "amazon-order-id"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "purchase-date"),
        ColumnSpec.Required(OrderFields.Status, ColumnContent.Text, "order-status"),
        ColumnSpec.Optional(AmazonFormat.ItemStatus, ColumnContent.Text, "item-status"),
        ColumnSpec.Required(OrderFields.Product, ColumnContent.Text, "sku"),
        ColumnSpec.Optional(OrderFields.ProductName, ColumnContent.Text, "product-name"),
        ColumnSpec.Required(OrderFields.Quantity, ColumnContent.Number, "quantity"),
        ColumnSpec.Optional(OrderFields.Currency, ColumnContent.Currency, "currency"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "item-price"),
        ColumnSpec.Optional(OrderFields.Discount, ColumnContent.Number, "item-promotion-discount"),
        ColumnSpec.Optional(OrderFields.Shipping, ColumnContent.Number, "shipping-price"),
        ColumnSpec.Optional(OrderFields.Channel, ColumnContent.Text, "sales-channel"),
    ];

    /// <inheritdoc cref="AmazonFormat.WritesDecimalPoints"/>
    public bool WritesDecimalPoints => false;

    public ISalesMapper CreateMapper(FormatMatch match) => new AmazonMapper(match.Columns);

    public ImportMessage? Refuse(FileHead head) => AmazonExports.Refuse(head);
}
