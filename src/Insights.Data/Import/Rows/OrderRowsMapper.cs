using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Values;

namespace Insights.Data.Import.Rows;

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
    private (string Code, string[] Arguments)? leftOut;
    private IReadOnlyList<OrderRefund> datedRefunds = [];
    private long rejectedSoFar;

    public void Map(RecordReader row, SalesSink sink)
    {
        // The count of rejected rows stays behind here, so that rows without a number below leave the order above.
        if (!TryAccept(row, sink)) return;
        var stated = ReferenceOf(row);
        if (stated.IsEmpty && sink.Rejected != rejectedSoFar) Leave();
        if (stated.IsEmpty || stated.SequenceEqual(order)) Continue(row, sink);
        else Begin(row, sink, stated.ToString());
        rejectedSoFar = sink.Rejected;
    }

    /// <summary>Rejects a row that is part of no order.</summary>
    protected virtual bool TryAccept(RecordReader row, RowSink sink) => true;

    /// <summary>The order's own id as the row states it; empty where it does not.</summary>
    protected virtual ReadOnlySpan<char> ReferenceOf(RecordReader row) => row.Field(reference);

    /// <summary>True where the row states the order itself and not only a line of it.</summary>
    protected abstract bool StatesOrder(RecordReader row);

    /// <summary>What the row states about the order; null where it is rejected.</summary>
    protected abstract OrderHead? ReadOrder(RecordReader row, RowSink sink);

    /// <summary>Reads product, quantity and amount, or rejects the row.</summary>
    protected abstract bool TryReadLine(RecordReader row, RowSink sink, out SalesLine line);

    /// <summary>The articles that the row lists in one cell; empty where it has none or is itself a line.</summary>
    protected virtual IReadOnlyList<OrderItem> ReadItems(RecordReader row) => [];

    /// <summary>What was paid back of the row's line, where the order itself does not say it. Rejects the row where it is no amount.</summary>
    protected virtual bool TryReadLineRefund(RecordReader row, RowSink sink, out Money refunded)
    {
        refunded = Money.Zero;
        return true;
    }

    /// <summary>What was paid back of the order on days that its first row names; empty where it names none.</summary>
    protected virtual IEnumerable<OrderRefund> ReadRefunds(RecordReader row, RowSink sink) => [];

    /// <summary>Leaves out a row below an order's first one that is no line of it, such as a payment; true where it did.</summary>
    protected virtual bool TryLeaveOut(RecordReader row, RowSink sink, OrderTotals totals) => false;

    /// <summary>Leaves out the current order with all of its rows.</summary>
    /// <returns>Null, in place of the order.</returns>
    /// <inheritdoc cref="RowSink.LeaveOut"/>
    protected OrderHead? LeaveOut(RowSink sink, string code, Money amount, params string[] arguments)
    {
        leftOut = (code, arguments);
        sink.LeaveOut(code, amount, arguments);
        return null;
    }

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
        leftOut = null;
        if (!StatesOrder(row))
        {
            reasonWithoutHead = new("order-without-first-row", order);
            sink.Reject(row, reference, reasonWithoutHead);
            return;
        }
        reasonWithoutHead = new("order-first-row-rejected", order);
        if (ReadOrder(row, sink) is not { } read) return;
        datedRefunds = read.Kind == LineKind.Sale ? [.. ReadRefunds(row, sink)] : [];
        if (TryAdd(row, sink, read)) head = read;
    }

    private void Continue(RecordReader row, SalesSink sink)
    {
        if (leftOut is var (code, arguments)) sink.LeaveOut(code, Money.Zero, arguments);
        else if (head is null) sink.Reject(row, reference, reasonWithoutHead);
        else if (!TryLeaveOut(row, sink, head.Totals)) TryAdd(row, sink, head);
    }

    /// <summary>A row that was rejected before it came here may have begun an order; what follows without a number may be part of it.</summary>
    private void Leave()
    {
        order = "";
        head = null;
        leftOut = null;
        reasonWithoutHead = new("order-row-above-rejected");
    }

    private bool TryAdd(RecordReader row, SalesSink sink, OrderHead part)
    {
        if (ReadItems(row) is { Count: > 0 } items)
        {
            AddItems(row, sink, part, items);
            return true;
        }
        if (!TryReadLine(row, sink, out var line)) return false;
        if (!TryReadLineRefund(row, sink, out var refunded)) return false;
        if (IsGiftCard(part, line.ProductName.IsEmpty ? line.Product : line.ProductName, line.Amount))
        {
            sink.LeaveOut(GiftCards.SoldRemark, line.Amount);
            part.Totals.TakeOff(line.Amount);
            return true;
        }
        if (refunded != Money.Zero) part.Totals.AddRefund(refunded);
        Complete(ref line, part);
        sink.Add(row, line);
        AddRefunds(sink, part);
        return true;
    }

    /// <summary>
    /// Refunds with a day are returns of the order on that day, up to what the order states was paid back in all. They come with the
    /// order's first line that is a sale: one of nothing but gift cards has none.
    /// </summary>
    private void AddRefunds(SalesSink sink, OrderHead part)
    {
        var rest = part.Totals.Refunded;
        foreach (var refund in datedRefunds)
        {
            var amount = refund.Amount > rest ? rest : refund.Amount;
            if (amount <= Money.Zero) continue;
            rest -= amount;
            sink.AddReturn(new SalesLine { Order = order, OccurredAt = refund.OccurredAt, Kind = LineKind.Return, Amount = -amount });
        }
        datedRefunds = [];
    }

    private void AddItems(RecordReader row, SalesSink sink, OrderHead part, IReadOnlyList<OrderItem> items)
    {
        var cards = Money.Zero;
        var goods = 0;
        foreach (var item in items)
        {
            if (IsGiftCard(part, item.Name, item.Amount)) cards += item.Amount;
            else goods++;
        }
        if (goods == 0)
        {
            sink.LeaveOut(GiftCards.SoldRemark, cards);
            return;
        }
        if (cards != Money.Zero)
        {
            sink.Remark(GiftCards.SoldRemark, cards);
            part.Totals.TakeOff(cards);
        }
        var isFirst = true;
        foreach (var item in items)
        {
            if (IsGiftCard(part, item.Name, item.Amount)) continue;
            if (item.Refunded != Money.Zero) part.Totals.AddRefund(item.Refunded);
            var line = new SalesLine { Product = item.Product, ProductName = item.Name, Quantity = item.Quantity, Amount = item.Amount };
            Complete(ref line, part);
            if (isFirst) sink.Add(row, line);
            else sink.AddPart(line);
            isFirst = false;
        }
        AddRefunds(sink, part);
    }

    /// <summary>Only a gift card that was sold: one with a negative amount may be a discount as well, and the order's total has it already.</summary>
    private static bool IsGiftCard(OrderHead part, ReadOnlySpan<char> name, Money amount) =>
        part.Kind == LineKind.Sale && amount >= Money.Zero && GiftCards.IsGiftCard(name);

    private void Complete(ref SalesLine line, OrderHead part)
    {
        line.Customer = part.Customer;
        line.Order = order;
        line.OccurredAt = part.OccurredAt;
        line.Kind = part.Kind;
        line.Totals = part.Totals;
        line.Channel = part.Channel;
        line.Details = part.Details;
    }
}
