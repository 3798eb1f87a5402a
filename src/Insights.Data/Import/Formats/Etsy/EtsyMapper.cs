using Insights.Data.Customers;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Etsy;

/// <summary>One row is one order with all that became of it by the time of the export.</summary>
internal sealed class EtsyMapper(Columns columns) : ISalesMapper
{
    private static readonly KnownWords Words = new((StatusMeaning.Refunded, "fully refunded, refunded"));

    private readonly int order = columns[OrderFields.Order];
    private readonly int date = columns[OrderFields.Date];
    private readonly int customer = columns[OrderFields.Customer];
    private readonly int buyer = columns[EtsyFormat.Buyer];
    private readonly int customerName = columns[OrderFields.CustomerName];
    private readonly int total = columns[OrderFields.Amount];
    private readonly int adjustedTotal = columns[EtsyFormat.AdjustedTotal];
    private readonly int adjustedNet = columns[EtsyFormat.AdjustedNet];
    private readonly int discount = columns[OrderFields.Discount];
    private readonly int items = columns[OrderFields.Quantity];
    private readonly int currency = columns[OrderFields.Currency];
    private readonly KnownWords.Reader status = Words.Of(columns[OrderFields.Status]);
    private readonly AddressCells address = AddressCells.Of(columns);

    public void Map(RecordReader row, SalesSink sink)
    {
        if (!sink.TryRequire(row, order, "order-missing")) return;
        if (!sink.TryReadNumber(row, total, out var stated)) return;
        var meaning = status.Read(row, sink, stated.ToMoney(), row.Field(order));
        if (status.TryLeaveOut(row, sink, meaning, stated.ToMoney())) return;
        if (!sink.TryAcceptCurrency(row, currency)) return;
        if (!sink.TryReadInstant(row, date, out var occurredAt)) return;
        if (!TryReadTotals(row, sink, meaning, stated.ToMoney(), out var totals)) return;
        if (!sink.TryReadOptionalNumber(row, items, out var units)) return;
        sink.Add(row, new SalesLine
        {
            Customer = CustomerOf(row),
            Order = row.Field(order),
            OccurredAt = occurredAt,
            // A refund has no row of its own here: the order was a sale all the same.
            Kind = meaning == StatusMeaning.Return ? LineKind.Sale : RowStatus.KindOf(meaning),
            Quantity = units.ToQuantity(),
            Amount = totals.Total,
            Totals = totals,
            Details = address.AddTo(new CustomerDetails { Name = CustomerCells.ReadText(row, customerName) }, row),
        });
    }

    private ReadOnlySpan<char> CustomerOf(RecordReader row)
    {
        var id = row.Field(customer);
        return id.IsEmpty ? EtsyExports.MemberName(row.Field(buyer)) : id;
    }

    /// <summary>
    /// After a refund the adjusted total states what is left. It is 0.00 where nothing was refunded as well as where all was;
    /// the adjusted net amount then decides, as the fee of a refunded order stays with the shop.
    /// </summary>
    private bool TryReadTotals(RecordReader row, SalesSink sink, StatusMeaning meaning, Money paid, out OrderTotals totals)
    {
        totals = new OrderTotals(paid, Money.Zero, Discount: null);
        if (!sink.TryReadOptionalNumber(row, adjustedTotal, out var adjusted)) return false;
        if (!sink.TryReadOptionalNumber(row, adjustedNet, out var net)) return false;
        if (!sink.TryReadOptionalNumber(row, discount, out var reduction)) return false;
        var refunded = Money.Zero;
        var left = adjusted.ToMoney();
        if (adjusted.Sign > 0) (paid, refunded) = left < paid ? (paid, paid - left) : (left, Money.Zero);
        else if (net.Sign != 0 || meaning is StatusMeaning.Refunded or StatusMeaning.Return) refunded = paid;
        else if (meaning == StatusMeaning.PartlyRefunded) sink.Remark("note-part-refund-unstated", paid);
        var taken = reduction.ToMoney();
        totals = new OrderTotals(paid, refunded, row.Field(discount).IsEmpty ? null : taken < Money.Zero ? -taken : taken);
        return true;
    }
}
