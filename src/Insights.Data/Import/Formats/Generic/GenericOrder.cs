using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>The order that the rows are part of: what its first row states holds for those below it.</summary>
internal sealed class GenericOrder
{
    private readonly GenericFindings findings;
    private readonly int order, date, total, refunded;
    private readonly bool hasLineValues;
    private readonly OrderKey keys;
    private ulong key, number;
    private bool isOpen;
    private Money refund;

    internal GenericOrder(Columns columns, GenericFindings findings)
    {
        this.findings = findings;
        order = columns[OrderFields.Order];
        date = columns[OrderFields.Date];
        total = findings.OrderTotal;
        refunded = columns[OrderFields.Refunded];
        hasLineValues = columns.Has(OrderFields.LineTotal) || columns.Has(OrderFields.Price)
            || (columns.Has(OrderFields.Amount) && columns[OrderFields.Amount] != total);
        keys = new OrderKey(order, columns[OrderFields.Till], date);
    }

    /// <summary>UTC instant of the order's first row.</summary>
    internal DateTime OccurredAt { get; private set; }

    /// <summary>What the file states about the order as a whole; null where its rows say what they are worth.</summary>
    internal OrderTotals? Total { get; private set; }

    /// <summary>The value of a row that states none: nothing where the order's total states it, null where the row has to.</summary>
    internal Money? ValueOtherwise => total >= 0 ? Money.Zero : null;

    /// <summary>What the last row with a state stated, and its column.</summary>
    internal (StatusMeaning Meaning, int Ordinal) State { get; set; } = (StatusMeaning.Sale, Columns.Absent);

    /// <summary>True while the current row is a document that takes a whole order back.</summary>
    internal bool IsTakenBack { get; set; }

    /// <summary>True where the row continues the order of the row above.</summary>
    internal bool IsFurtherRow(RecordReader row)
    {
        if (!isOpen || row.Field(order).IsEmpty) return false;
        return row.Field(date).IsEmpty ? keys.OfNumber(row) == number : keys.Of(row) == key;
    }

    /// <summary>Reads what the row states about its order, or rejects the row.</summary>
    internal bool TryRead(RecordReader row, RowSink sink, DateTime occurredAt, bool isFurther)
    {
        if (isFurther) return true;
        isOpen = false;
        Total = null;
        State = (StatusMeaning.Sale, Columns.Absent);
        if (!TryReadMagnitude(row, sink, refunded, out refund)) return false;
        if (total >= 0 && !row.Field(total).IsEmpty)
        {
            if (!sink.TryReadNumber(row, total, out var paid)) return false;
            var extras = findings.Extras.Count == 0 ? default : findings.Extras.GetValueOrDefault(keys.Of(row));
            if (extras.Refunded is { } sum) refund = new Money(sum);
            Total = new OrderTotals(paid.ToMoney() - new Money(extras.GiftCards), refund, Discount: null);
        }
        else if (total >= 0 && !hasLineValues)
        {
            return sink.TryReadNumber(row, total, out _);
        }
        OccurredAt = occurredAt;
        (key, number) = (keys.Of(row), keys.OfNumber(row));
        isOpen = !row.Field(order).IsEmpty;
        return true;
    }

    /// <summary>Gives the line what is stated about its order.</summary>
    internal void Apply(RecordReader row, SalesSink sink, ref SalesLine line, StatusMeaning meaning, int ordinal, bool isFurther)
    {
        line.Kind = RowStatus.KindOf(meaning);
        if (total >= 0 && Total is not null)
        {
            if (meaning == StatusMeaning.Refunded && Total.Refunded == Money.Zero) Total.AddRefund(Total.Total);
            if (meaning == StatusMeaning.PartlyRefunded && Total.Refunded == Money.Zero && !isFurther) SayPartlyRefunded(row, sink, ordinal, Total.Total);
            if (!hasLineValues && !isFurther) line.Amount = Total.Total;
            if (!row.Field(order).IsEmpty) line.Totals = Total;
            return;
        }
        ApplyToRow(row, sink, ref line, meaning, ordinal, isFurther);
    }

    private void ApplyToRow(RecordReader row, SalesSink sink, ref SalesLine line, StatusMeaning meaning, int ordinal, bool isFurther)
    {
        // A refund that stands on each row of an order in the same way is the order's.
        var isOfRow = findings.Extras.TryGetValue(key, out var extras) && extras.Refunded is not null;
        var paidBack = isFurther && !isOfRow ? Money.Zero : refund;
        if (isFurther && isOfRow && !TryReadMagnitude(row, sink, refunded, out paidBack)) paidBack = Money.Zero;
        if (meaning == StatusMeaning.PartlyRefunded && paidBack == Money.Zero) SayPartlyRefunded(row, sink, ordinal, line.Amount);
        if (meaning != StatusMeaning.Refunded && paidBack == Money.Zero) return;
        if (findings.OrdersHaveOneRow && !row.Field(order).IsEmpty && line.Kind == LineKind.Sale)
        {
            line.Totals = new OrderTotals(line.Amount, paidBack == Money.Zero ? line.Amount : paidBack, Discount: null);
        }
        else if (paidBack == Money.Zero)
        {
            line.Kind = LineKind.CancelledSale;
        }
        else if (line.Kind == LineKind.Sale)
        {
            sink.Remark("note-refunds-taken-off", paidBack);
            line.Amount -= paidBack;
        }
    }

    private static void SayPartlyRefunded(RecordReader row, RowSink sink, int ordinal, Money amount) =>
        sink.Remark("note-partly-refunded", amount, row.Field(ordinal).ToString());

    private static bool TryReadMagnitude(RecordReader row, RowSink sink, int ordinal, out Money magnitude)
    {
        magnitude = Money.Zero;
        if (!sink.TryReadOptionalNumber(row, ordinal, out var number)) return false;
        magnitude = number.ToMoney();
        if (magnitude < Money.Zero) magnitude = -magnitude;
        return true;
    }
}
