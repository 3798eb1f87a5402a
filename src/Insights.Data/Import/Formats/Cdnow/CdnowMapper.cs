using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Cdnow;

/// <summary>One row is one purchase of CDs on a day; there are no order ids, products or returns.</summary>
internal sealed class CdnowMapper(Columns columns) : ISalesMapper
{
    private readonly int customer = columns[OrderFields.Customer];
    private readonly int date = columns[OrderFields.Date];
    private readonly int quantity = columns[OrderFields.Quantity];
    private readonly int amount = columns[OrderFields.Amount];

    public void Map(RecordReader row, SalesSink sink)
    {
        if (!sink.TryRequire(row, customer, "customer-missing")) return;
        if (!sink.TryReadInstant(row, date, out var occurredAt)) return;
        if (!sink.TryReadNumber(row, quantity, out var units)) return;
        if (!sink.TryReadNumber(row, amount, out var dollars)) return;
        sink.Add(row, new SalesLine
        {
            Customer = row.Field(customer),
            OccurredAt = occurredAt,
            Quantity = units.ToQuantity(),
            Amount = dollars.ToMoney(),
        });
    }
}
