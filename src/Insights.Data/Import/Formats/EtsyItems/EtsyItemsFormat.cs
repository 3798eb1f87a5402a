using Insights.Data.Import.Formats.Etsy;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.EtsyItems;

/// <summary>Etsy's export of order items (EtsySoldOrderItems): one row for each item, with what was sold.</summary>
internal sealed class EtsyItemsFormat : ISalesFormat
{
    internal const string Order = "order";
    internal const string LineId = "line-id";
    internal const string Date = "date";
    internal const string Customer = "customer";
    internal const string CustomerName = "customer-name";
    internal const string ItemTotal = "amount";
    internal const string Quantity = "quantity";
    internal const string Sku = "product";
    internal const string Listing = "listing";
    internal const string ItemName = "product-name";
    internal const string Currency = "currency";
    internal const string City = "city";
    internal const string Region = "region";
    internal const string Country = "country";

    public string Name => "etsy-items";

    public string Description => "Etsy: Settings > Options > Download data > Order items (EtsySoldOrderItems)";

    public string System => EtsyExports.System;

    public string Source => EtsyExports.Source;

    public IReadOnlyList<string> Hallmarks => EtsyExports.Hallmarks;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(Order, ColumnContent.Text, "Order ID"),
        ColumnSpec.Optional(LineId, ColumnContent.Text, "Transaction ID"),
        ColumnSpec.Required(Date, ColumnContent.Date, "Sale Date"),
        ColumnSpec.Required(Customer, ColumnContent.Text, "Buyer"),
        ColumnSpec.Optional(CustomerName, ColumnContent.Text, "Ship Name", "Delivery Name"),
        ColumnSpec.Required(ItemTotal, ColumnContent.Number, "Item Total"),
        ColumnSpec.Required(Quantity, ColumnContent.Number, "Quantity"),
        ColumnSpec.Optional(Sku, ColumnContent.Text, "SKU"),
        ColumnSpec.Optional(Listing, ColumnContent.Text, "Listing ID"),
        ColumnSpec.Required(ItemName, ColumnContent.Text, "Item Name"),
        ColumnSpec.Optional(Currency, ColumnContent.Currency, "Currency"),
        ColumnSpec.Optional(City, ColumnContent.Text, "Ship City", "Delivery City"),
        ColumnSpec.Optional(Region, ColumnContent.Text, "Ship State", "Delivery State"),
        ColumnSpec.Optional(Country, ColumnContent.Text, "Ship Country", "Delivery Country"),
    ];

    public FormatMatch? Match(FileHead head, ColumnMap map) => EtsyExports.Match(head, Columns, map);

    public ISalesMapper CreateMapper(FormatMatch match) => new EtsyItemsMapper(match.Columns);

    public ImportMessage? Refuse(FileHead head) => EtsyExports.Refuse(head);
}
