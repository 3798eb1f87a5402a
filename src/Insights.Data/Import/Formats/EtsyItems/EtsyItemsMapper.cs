using Insights.Data.Customers;
using Insights.Data.Import.Formats.Etsy;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.EtsyItems;

/// <summary>One row is one item of an order, with what the buyer paid for all its units after the discount.</summary>
internal sealed class EtsyItemsMapper(Columns columns) : ISalesMapper
{
    private readonly int order = columns[OrderFields.Order];
    private readonly int lineId = columns[OrderFields.LineId];
    private readonly int date = columns[OrderFields.Date];
    private readonly int customer = columns[OrderFields.Customer];
    private readonly int customerName = columns[OrderFields.CustomerName];
    private readonly int itemTotal = columns[OrderFields.Amount];
    private readonly int quantity = columns[OrderFields.Quantity];
    private readonly int sku = columns[OrderFields.Product];
    private readonly int listing = columns[EtsyItemsFormat.Listing];
    private readonly int itemName = columns[OrderFields.ProductName];
    private readonly int currency = columns[OrderFields.Currency];
    private readonly AddressCells address = AddressCells.Of(columns);

    public void Map(RecordReader row, SalesSink sink)
    {
        if (!sink.TryRequire(row, order, "order-missing")) return;
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
