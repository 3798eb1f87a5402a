using Insights.Data.Import.Formats.Etsy;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.EtsyItems;

/// <summary>Etsy's export of order items (EtsySoldOrderItems): one row for each item, with what was sold.</summary>
internal sealed class EtsyItemsFormat : ISalesFormat
{
    internal const string Listing = "listing";

    public string Name => "etsy-items";

    public string Description => "Etsy: Settings > Options > Download data > Order items (EtsySoldOrderItems)";

    public string System => EtsyExports.System;

    public string Source => EtsyExports.Source;

    public IReadOnlyList<string> Hallmarks => EtsyExports.Hallmarks;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "Order ID"),
        ColumnSpec.Optional(OrderFields.LineId, ColumnContent.Text, "Transaction ID"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Sale Date"),
        ColumnSpec.Required(OrderFields.Customer, ColumnContent.Text, "Buyer"),
        ColumnSpec.Optional(OrderFields.CustomerName, ColumnContent.Text, "Ship Name", "Delivery Name"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Item Total"),
        ColumnSpec.Required(OrderFields.Quantity, ColumnContent.Number, "Quantity"),
        ColumnSpec.Optional(OrderFields.Product, ColumnContent.Text, "SKU"),
        ColumnSpec.Optional(Listing, ColumnContent.Text, "Listing ID"),
        ColumnSpec.Required(OrderFields.ProductName, ColumnContent.Text, "Item Name"),
        ColumnSpec.Optional(OrderFields.Currency, ColumnContent.Currency, "Currency"),
        ColumnSpec.Optional(CustomerFields.City, ColumnContent.Text, "Ship City", "Delivery City"),
        ColumnSpec.Optional(CustomerFields.Region, ColumnContent.Text, "Ship State", "Delivery State"),
        ColumnSpec.Optional(CustomerFields.Country, ColumnContent.Text, "Ship Country", "Delivery Country"),
    ];

    public FormatMatch? Match(FileHead head, ColumnMap map) => EtsyExports.Match(head, Columns, map);

    public ISalesMapper CreateMapper(FormatMatch match) => new EtsyItemsMapper(match.Columns);

    public ImportMessage? Refuse(FileHead head) => EtsyExports.Refuse(head);
}
