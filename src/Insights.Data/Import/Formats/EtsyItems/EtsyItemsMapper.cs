using Insights.Data.Customers;
using Insights.Data.Import.Formats.Etsy;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.EtsyItems;

/// <summary>One row is one item of an order, with what the buyer paid for all its units after the discount.</summary>
internal sealed class EtsyItemsMapper(Columns columns) : ISalesMapper
{
    private readonly int order = columns[EtsyItemsFormat.Order];
    private readonly int lineId = columns[EtsyItemsFormat.LineId];
    private readonly int date = columns[EtsyItemsFormat.Date];
    private readonly int customer = columns[EtsyItemsFormat.Customer];
    private readonly int customerName = columns[EtsyItemsFormat.CustomerName];
    private readonly int itemTotal = columns[EtsyItemsFormat.ItemTotal];
    private readonly int quantity = columns[EtsyItemsFormat.Quantity];
    private readonly int sku = columns[EtsyItemsFormat.Sku];
    private readonly int listing = columns[EtsyItemsFormat.Listing];
    private readonly int itemName = columns[EtsyItemsFormat.ItemName];
    private readonly int currency = columns[EtsyItemsFormat.Currency];
    private readonly AddressCells address = new(columns[EtsyItemsFormat.City], columns[EtsyItemsFormat.Region], columns[EtsyItemsFormat.Country]);

    public void Map(RecordReader row, SalesSink sink)
    {
        if (row.Field(order).IsEmpty)
        {
            sink.Reject(row, order, new("order-missing"));
            return;
        }
        if (!sink.TryAcceptCurrency(row, currency)) return;
        if (!sink.TryReadInstant(row, date, out var occurredAt)) return;
        if (!sink.TryReadNumber(row, itemTotal, out var value)) return;
        if (!sink.TryReadNumber(row, quantity, out var units)) return;
        var code = row.Field(row.Field(sku).IsEmpty ? listing : sku);
        sink.Add(row, new SalesLine
        {
            Customer = EtsyExports.MemberName(row.Field(customer)),
            Order = row.Field(order),
            LineId = row.Field(lineId),
            OccurredAt = occurredAt,
            Product = code.IsEmpty ? row.Field(itemName) : code,
            ProductName = row.Field(itemName),
            Quantity = units.ToQuantity(),
            Amount = value.ToMoney(),
            Details = address.AddTo(new CustomerDetails { Name = CustomerCells.ReadText(row, customerName) }, row),
        });
    }
}
