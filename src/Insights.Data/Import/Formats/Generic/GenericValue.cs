using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>
/// What a row is worth: its line total, else its amount, else quantity times price, less its discount where that is not
/// taken off yet.
/// </summary>
internal sealed class GenericValue
{
    private const decimal Hundred = 100m;

    private readonly GenericFindings findings;
    private readonly int quantity, price, discount, lineTotal, amount;

    internal GenericValue(Columns columns, GenericFindings findings)
    {
        this.findings = findings;
        quantity = columns[OrderFields.Quantity];
        price = columns[OrderFields.Price];
        discount = findings.Discount == DiscountUse.Included ? Columns.Absent : columns[OrderFields.Discount];
        lineTotal = columns[OrderFields.LineTotal];
        amount = columns[OrderFields.Amount];
        if (amount == Columns.Absent && findings.OrderTotal == Columns.Absent) amount = columns[GenericFormat.OrderTotal];
        // A total of the whole order is no value of a row.
        if (amount == findings.OrderTotal) amount = Columns.Absent;
    }

    /// <summary>Reads units and value, or rejects the row.</summary>
    /// <param name="row">The reader on the row.</param>
    /// <param name="sink">Takes the row where it cannot be read.</param>
    /// <param name="otherwise">The value of a row that states none; null where it has to.</param>
    /// <param name="units">Units, negative where the value is.</param>
    /// <param name="value">The row's value.</param>
    internal bool TryRead(RecordReader row, SalesSink sink, Money? otherwise, out Quantity units, out Money value)
    {
        units = Quantity.One;
        value = Money.Zero;
        var hasQuantity = !row.Field(quantity).IsEmpty;
        ExactNumber count = new(1, 0);
        if (hasQuantity && !sink.TryReadNumber(row, quantity, out count)) return false;
        units = count.ToQuantity();
        if (!TryReadValue(row, sink, count, otherwise, out value)) return false;
        if (discount >= 0 && !TryTakeOff(row, sink, ref value)) return false;
        if (!hasQuantity && value < Money.Zero) units = new Quantity(-Quantity.Scale);
        return true;
    }

    /// <summary>The row's value where it can be read; zero where it cannot. Rejects nothing.</summary>
    internal Money Peek(RecordReader row, RowSink sink)
    {
        foreach (var ordinal in (ReadOnlySpan<int>)[lineTotal, amount, findings.OrderTotal, price])
        {
            if (!sink.TryPeekNumber(row, ordinal, out var number)) continue;
            try
            {
                return number.ToMoney();
            }
            catch (OverflowException)
            {
                // Beyond what money can be: the row is rejected where it is mapped.
                return Money.Zero;
            }
        }
        return Money.Zero;
    }

    /// <summary>True where the row states a value at all.</summary>
    internal bool HasAny(RecordReader row) =>
        !row.Field(lineTotal).IsEmpty || !row.Field(amount).IsEmpty || !row.Field(findings.OrderTotal).IsEmpty || !row.Field(price).IsEmpty;

    private bool TryReadValue(RecordReader row, SalesSink sink, ExactNumber count, Money? otherwise, out Money value)
    {
        value = otherwise ?? Money.Zero;
        var stated = !row.Field(lineTotal).IsEmpty ? lineTotal : !row.Field(amount).IsEmpty ? amount : Columns.Absent;
        if (stated >= 0)
        {
            if (!sink.TryReadNumber(row, stated, out var total)) return false;
            value = stated == amount && findings.AmountIsOfUnit ? count.Times(total) : total.ToMoney();
            // Programs that write returns as negative units leave the amount as it was.
            if (count.Sign < 0 && value > Money.Zero)
            {
                sink.Remark("note-negative-quantity", value);
                value = -value;
            }
            return true;
        }
        if (row.Field(price).IsEmpty && otherwise is not null) return true;
        if (!sink.TryReadNumber(row, price >= 0 ? price : lineTotal >= 0 ? lineTotal : amount, out var unitPrice)) return false;
        value = findings.PriceIsOfRow ? unitPrice.ToMoney() : count.Times(unitPrice);
        return true;
    }

    private bool TryTakeOff(RecordReader row, RowSink sink, ref Money value)
    {
        if (!sink.TryReadOptionalShare(row, discount, out var number, out var isPerCent)) return false;
        if (number.Mantissa == 0) return true;
        if (isPerCent || findings.Discount == DiscountUse.PerCent)
        {
            var share = Math.Abs((decimal)number.Mantissa);
            for (var i = 0; i < number.Decimals; i++) share /= 10;
            if (share > Hundred)
            {
                sink.Reject(row, discount, new("discount-beyond-hundred"));
                return false;
            }
            value = Money.From(value.Amount * (1 - share / Hundred));
            return true;
        }
        var reduction = number.ToMoney();
        if (reduction < Money.Zero) reduction = -reduction;
        value = value < Money.Zero ? value + reduction : value - reduction;
        return true;
    }
}
