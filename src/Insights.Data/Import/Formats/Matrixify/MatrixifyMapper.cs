using Insights.Data.Import.Formats.Shopify;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Matrixify;

/// <summary>
/// One row is an article, or something else about the order: its shipping, a discount, a payment, a refund, a parcel. What
/// concerns the whole order stands on each row or on its first one; its total and its refunds are read from there.
/// </summary>
internal sealed class MatrixifyMapper(Columns columns) : ShopOrderMapper(columns, ShopifyStatuses.Words)
{
    private const string Article = "Line Item";
    private const string Transaction = "Transaction";

    private readonly int lineType = columns[MatrixifyFormat.LineType];
    private readonly int giftCard = columns[MatrixifyFormat.GiftCard];
    private readonly int transactionKind = columns[MatrixifyFormat.TransactionKind];
    private readonly int transactionStatus = columns[MatrixifyFormat.TransactionStatus];
    private readonly int transactionAmount = columns[MatrixifyFormat.TransactionAmount];
    private bool statesRefund;

    protected override bool HasRefundRows => transactionAmount != Columns.Absent;

    protected override OrderHead? ReadOrder(RecordReader row, RowSink sink)
    {
        var head = base.ReadOrder(row, sink);
        statesRefund = head?.Totals.Refunded > Money.Zero;
        return head;
    }

    /// <summary>The first row of an order is its line in any case, so that an export without articles has the orders.</summary>
    protected override bool TryReadLine(RecordReader row, RowSink sink, out SalesLine line)
    {
        if (IsArticle(row))
        {
            if (!base.TryReadLine(row, sink, out line)) return false;
            // The flag marks gift cards whatever they are called; a name that states so is what all formats check.
            if (CustomerCells.ReadYesNo(row, giftCard) == true && !GiftCards.IsGiftCard(line.ProductName)) line.ProductName = "Gift card";
            return true;
        }
        line = default;
        return true;
    }

    protected override bool TryReadLineRefund(RecordReader row, RowSink sink, out Money refund)
    {
        refund = Money.Zero;
        return IsArticle(row) || TryReadRefund(row, sink, out refund);
    }

    protected override bool TryLeaveOut(RecordReader row, RowSink sink, OrderTotals totals)
    {
        if (IsArticle(row)) return false;
        if (!TryReadRefund(row, sink, out var refund)) return true;
        if (refund != Money.Zero) totals.AddRefund(refund);
        sink.LeaveOut("note-rows-of-orders", Money.Zero, row.Field(lineType).ToString());
        return true;
    }

    private bool IsArticle(RecordReader row) => row.Field(lineType).Equals(Article, StringComparison.OrdinalIgnoreCase);

    /// <summary>A refund is read from its payment only where the order itself states none.</summary>
    private bool TryReadRefund(RecordReader row, RowSink sink, out Money refund)
    {
        refund = Money.Zero;
        if (statesRefund || !HasText(row, lineType, Transaction) || !HasText(row, transactionKind, "refund")) return true;
        if (!row.Field(transactionStatus).IsEmpty && !HasText(row, transactionStatus, "success")) return true;
        if (!TryReadMagnitude(row, sink, transactionAmount, out var amount)) return false;
        refund = amount ?? Money.Zero;
        return true;
    }

    private static bool HasText(RecordReader row, int ordinal, string word) => row.Field(ordinal).Equals(word, StringComparison.OrdinalIgnoreCase);
}
