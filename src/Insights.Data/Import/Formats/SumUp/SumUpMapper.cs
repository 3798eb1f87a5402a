using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.SumUp;

/// <summary>One row is one article of a sale or of a refund, with the price of all its units.</summary>
internal sealed class SumUpMapper(Columns columns) : ISalesMapper
{
    private readonly int transaction = columns[OrderFields.Order];
    private readonly int date = columns[OrderFields.Date];
    private readonly int time = columns[OrderFields.Time];
    private readonly int quantity = columns[OrderFields.Quantity];
    private readonly int article = columns[OrderFields.ProductName];
    private readonly int sku = columns[OrderFields.Product];
    private readonly int category = columns[OrderFields.Category];
    private readonly int currency = columns[OrderFields.Currency];
    private readonly int price = columns[OrderFields.Amount];
    private readonly KnownWords.Reader type = SumUpExports.Types.Of(columns[OrderFields.Type]);

    public void Map(RecordReader row, SalesSink sink)
    {
        if (!sink.TryRequire(row, transaction, "transaction-missing")) return;
        if (!sink.TryReadNumber(row, price, out var value)) return;
        var meaning = type.Read(row, sink, value.ToMoney(), row.Field(transaction));
        if (type.TryLeaveOut(row, sink, meaning, value.ToMoney())) return;
        if (!sink.TryAcceptCurrency(row, currency)) return;
        if (!sink.TryReadInstant(row, date, time, out var occurredAt)) return;
        if (!sink.TryReadOptionalNumber(row, quantity, out var units)) return;
        var isReturn = meaning == StatusMeaning.Return;
        var amount = isReturn ? Below(value).ToMoney() : value.ToMoney();
        sink.Remark("note-no-customers", amount);
        sink.Add(row, new SalesLine
        {
            Order = isReturn ? ReturnReference.Of(row, sink, transaction, date) : row.Field(transaction),
            OccurredAt = occurredAt,
            Kind = RowStatus.KindOf(meaning),
            Product = row.Field(row.Field(sku).IsEmpty ? article : sku),
            ProductName = row.Field(article),
            Category = row.Field(category),
            Quantity = (isReturn ? Below(units) : units).ToQuantity(),
            Amount = amount,
        });
    }

    private static ExactNumber Below(ExactNumber number) => number.Sign > 0 ? number with { Mantissa = -number.Mantissa } : number;
}
