using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Cdnow;

/// <summary>One row is one purchase of CDs on a day; there are no order ids, products or returns.</summary>
internal sealed class CdnowMapper(Columns columns) : ISalesMapper
{
    private readonly int customer = columns[CdnowFormat.Customer];
    private readonly int date = columns[CdnowFormat.Date];
    private readonly int quantity = columns[CdnowFormat.Quantity];
    private readonly int amount = columns[CdnowFormat.Amount];

    public void Map(RecordReader row, SalesSink sink)
    {
        var id = row.Field(customer);
        if (id.IsEmpty)
        {
            sink.Reject(row, customer, new("customer-missing"));
            return;
        }
        if (!sink.TryReadInstant(row, date, out var occurredAt)) return;
        if (!sink.TryReadNumber(row, quantity, out var units)) return;
        if (!sink.TryReadNumber(row, amount, out var dollars)) return;
        sink.Add(row, new SalesLine
        {
            Customer = id,
            OccurredAt = occurredAt,
            Quantity = units.ToQuantity(),
            Amount = dollars.ToMoney(),
        });
    }
}
