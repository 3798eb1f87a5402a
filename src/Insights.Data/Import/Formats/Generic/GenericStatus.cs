using System.Buffers;
using Insights.Data.Import.Reading;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>Reads what the columns for status, payment status, type and cancellation say together of a row's money.</summary>
/// <param name="columns">Where the columns are.</param>
/// <param name="readsType">True where the column of types holds words for kinds of documents or payments.</param>
internal sealed class GenericStatus(Columns columns, bool readsType)
{
    private static readonly SearchValues<char> ZeroDate = SearchValues.Create("0-: ./T");

    private readonly int status = columns[GenericFormat.Status];
    private readonly int payment = columns[GenericFormat.PaymentStatus];
    private readonly int type = readsType ? columns[GenericFormat.Type] : Columns.Absent;
    private readonly int cancelled = columns[GenericFormat.Cancelled];

    /// <summary>True where the file has any of the columns.</summary>
    internal bool IsThere => status >= 0 || payment >= 0 || type >= 0 || cancelled >= 0;

    /// <summary>True where the current row says nothing in any of them.</summary>
    internal bool IsEmpty(RecordReader row) =>
        row.Field(status).IsEmpty && row.Field(payment).IsEmpty && row.Field(type).IsEmpty && row.Field(cancelled).IsEmpty;

    /// <summary>A number that is the same for rows that say the same.</summary>
    internal ulong Signature(RecordReader row, RowSink cells)
    {
        var (meaning, _) = Combine(
            ReadCancelled(row, cells) ?? StatusMeaning.Sale, StatusWords.FindType(row.Field(type)) ?? StatusMeaning.Sale,
            StatusWords.Find(row.Field(status)) ?? StatusMeaning.Sale, StatusWords.Find(row.Field(payment)) ?? StatusMeaning.Sale);
        return (ulong)meaning;
    }

    /// <summary>What the current row means, and the column that says so.</summary>
    /// <param name="row">The reader on the row.</param>
    /// <param name="sink">Takes questions for unknown words.</param>
    /// <param name="amount">The row's value.</param>
    /// <param name="example">What names the row.</param>
    internal (StatusMeaning Meaning, int Ordinal) Read(RecordReader row, RowSink sink, Money amount, ReadOnlySpan<char> example)
    {
        var isCancelled = ReadCancelled(row, sink) ?? RowStatus.Read(row, sink, cancelled, amount, example);
        var (meaning, ordinal) = Combine(
            isCancelled, RowStatus.ReadType(row, sink, type, amount, example),
            RowStatus.Read(row, sink, status, amount, example), RowStatus.Read(row, sink, payment, amount, example));
        // A negative row with such a word is the document that takes the sale back, and not the sale.
        if (amount < Money.Zero && (meaning == StatusMeaning.Refunded || (meaning == StatusMeaning.Cancelled && StatusWords.IsReversal(row.Field(ordinal)))))
            meaning = StatusMeaning.Return;
        return (meaning, ordinal);
    }

    /// <summary>What a cell says that states whether or when the sale was cancelled; null where it is neither.</summary>
    private StatusMeaning? ReadCancelled(RecordReader row, RowSink cells)
    {
        var text = row.Field(cancelled);
        if (text.IsEmpty || !text.ContainsAnyExcept(ZeroDate)) return StatusMeaning.Sale;
        if (StatusWords.FindAnswer(text) is { } answer) return answer ? StatusMeaning.Cancelled : StatusMeaning.Sale;
        return cells.HoldsDate(row, cancelled) ? StatusMeaning.Cancelled : null;
    }

    private (StatusMeaning Meaning, int Ordinal) Combine(StatusMeaning byCancelled, StatusMeaning byType, StatusMeaning byStatus, StatusMeaning byPayment)
    {
        if (RowStatus.IsNoSale(byType)) return (byType, type);
        if (RowStatus.IsNoSale(byStatus)) return (byStatus, status);
        if (RowStatus.IsNoSale(byPayment)) return (byPayment, payment);
        if (byCancelled != StatusMeaning.Sale) return (byCancelled, cancelled);
        if (byType == StatusMeaning.Cancelled) return (byType, type);
        if (byStatus == StatusMeaning.Cancelled) return (byStatus, status);
        if (byPayment == StatusMeaning.Cancelled) return (byPayment, payment);
        if (byPayment == StatusMeaning.Pending) return (byPayment, payment);
        // Where the file says what became of the money, an open order that is paid is a sale.
        if (byStatus == StatusMeaning.Pending && (payment < 0 || byPayment != StatusMeaning.Sale)) return (byStatus, status);
        if (byType != StatusMeaning.Sale) return (byType, type);
        if (byPayment != StatusMeaning.Sale) return (byPayment, payment);
        return byStatus is StatusMeaning.Sale or StatusMeaning.Pending ? (StatusMeaning.Sale, status) : (byStatus, status);
    }
}
