using Insights.Data.Import.Reading;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats;

/// <summary>
/// Maps files with a row for each line of an order that state the order itself on its first row, or on every row alike.
/// The rows below the first one continue the order; without a first row that could be read none of them is imported, so
/// that no half order comes in.
/// </summary>
/// <param name="reference">The column of the order's own id; it may be empty below an order's first row.</param>
internal abstract class OrderRowsMapper(int reference) : ISalesMapper
{
    private string order = "";
    private OrderHead? head;
    private ImportMessage reasonWithoutHead = new("order-unnamed");
    private long rejectedSoFar;

    public void Map(RecordReader row, SalesSink sink)
    {
        // The count of rejected rows stays behind here, so that rows without a number below leave the order above.
        if (!TryAccept(row, sink)) return;
        var stated = row.Field(reference);
        if (stated.IsEmpty && sink.Rejected != rejectedSoFar) Leave();
        if (stated.IsEmpty || stated.SequenceEqual(order)) Continue(row, sink);
        else Begin(row, sink, stated.ToString());
        rejectedSoFar = sink.Rejected;
    }

    /// <summary>Rejects a row that is part of no order.</summary>
    protected virtual bool TryAccept(RecordReader row, RowSink sink) => true;

    /// <summary>True where the row states the order itself and not only a line of it.</summary>
    protected abstract bool StatesOrder(RecordReader row);

    /// <summary>What the row says about the order; null where it is rejected.</summary>
    protected abstract OrderHead? ReadOrder(RecordReader row, RowSink sink);

    /// <summary>Reads product, quantity and amount, or rejects the row.</summary>
    protected abstract bool TryReadLine(RecordReader row, RowSink sink, out SalesLine line);

    /// <summary>Reads an amount that some settings write with a minus; null where the cell is empty. Rejects the row where it is none.</summary>
    protected static bool TryReadMagnitude(RecordReader row, RowSink sink, int ordinal, out Money? magnitude)
    {
        magnitude = null;
        if (row.Field(ordinal).IsEmpty) return true;
        if (!sink.TryReadNumber(row, ordinal, out var number)) return false;
        var amount = number.ToMoney();
        magnitude = amount < Money.Zero ? -amount : amount;
        return true;
    }

    private void Begin(RecordReader row, SalesSink sink, string stated)
    {
        order = stated;
        head = null;
        if (!StatesOrder(row))
        {
            reasonWithoutHead = new("order-without-first-row", order);
            sink.Reject(row, reference, reasonWithoutHead);
            return;
        }
        reasonWithoutHead = new("order-first-row-rejected", order);
        if (ReadOrder(row, sink) is { } read && TryAdd(row, sink, read)) head = read;
    }

    private void Continue(RecordReader row, SalesSink sink)
    {
        if (head is null) sink.Reject(row, reference, reasonWithoutHead);
        else TryAdd(row, sink, head);
    }

    /// <summary>A row that was rejected before it came here may have begun an order; what follows without a number may be part of it.</summary>
    private void Leave()
    {
        order = "";
        head = null;
        reasonWithoutHead = new("order-row-above-rejected");
    }

    private bool TryAdd(RecordReader row, SalesSink sink, OrderHead part)
    {
        if (!TryReadLine(row, sink, out var line)) return false;
        line.Customer = part.Customer;
        line.Order = order;
        line.OccurredAt = part.OccurredAt;
        line.Kind = part.Kind;
        line.Totals = part.Totals;
        line.Channel = part.Channel;
        line.Details = part.Details;
        sink.Add(row, line);
        return true;
    }
}
