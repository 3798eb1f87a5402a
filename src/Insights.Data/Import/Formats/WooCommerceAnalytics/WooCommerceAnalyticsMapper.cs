using Insights.Data.Customers;
using Insights.Data.Import.Formats.WooCommerce;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.WooCommerceAnalytics;

/// <summary>One row is one order, or, with a negative amount, a refund under the number of its order and on its own day.</summary>
internal sealed class WooCommerceAnalyticsMapper(Columns columns) : ISalesMapper
{
    private const char Times = '×';

    private readonly int date = columns[OrderFields.Date];
    private readonly int order = columns[OrderFields.Order];
    private readonly int customer = columns[OrderFields.Customer];
    private readonly int amount = columns[OrderFields.Amount];
    private readonly int items = columns[WooCommerceAnalyticsFormat.Items];
    private readonly int quantity = columns[OrderFields.Quantity];
    private readonly RepeatedText channels = new(columns[OrderFields.Channel]);
    private readonly KnownWords.Reader status = WooCommerceStatuses.Words.Of(columns[OrderFields.Status]);

    public void Map(RecordReader row, SalesSink sink)
    {
        if (!sink.TryRequire(row, order, "order-missing")) return;
        if (!sink.TryReadInstant(row, date, out var occurredAt)) return;
        if (!sink.TryReadNumber(row, amount, out var number)) return;
        if (!sink.TryReadOptionalNumber(row, quantity, out var units)) return;
        var value = number.ToMoney();
        var meaning = status.Read(row, sink, value, row.Field(order));
        if (status.TryLeaveOut(row, sink, meaning, value)) return;
        if (meaning == StatusMeaning.Refunded && value > Money.Zero) sink.Remark("note-refunds-have-rows", value, status.TextOf(row));
        var kind = value < Money.Zero && meaning is not (StatusMeaning.Cancelled or StatusMeaning.Pending) ? LineKind.Return : RowStatus.KindOf(meaning);
        if (kind is LineKind.Sale or LineKind.Return && !row.Field(customer).IsEmpty) sink.Remark("note-customers-by-name", value);
        sink.Add(row, new SalesLine
        {
            Customer = row.Field(customer),
            Order = row.Field(order),
            OccurredAt = occurredAt,
            Kind = kind,
            Product = OnlyArticle(row.Field(items)),
            ProductName = OnlyArticle(row.Field(items)),
            Quantity = units.ToQuantity(),
            Amount = value,
            Channel = channels.Of(row),
            Details = CustomerCells.ReadText(row, customer) is { } name ? new CustomerDetails { Name = name } : null,
        });
    }

    /// <summary>The article of a cell such as "2× Tea"; empty where it lists several, whose values the report does not state.</summary>
    private static ReadOnlySpan<char> OnlyArticle(ReadOnlySpan<char> cell)
    {
        var times = cell.IndexOf(Times);
        return times < 0 || cell[(times + 1)..].Contains(Times) ? [] : cell[(times + 1)..].Trim();
    }
}
