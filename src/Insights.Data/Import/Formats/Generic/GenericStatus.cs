using System.Buffers;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>Reads what the columns for status, payment, type, cancellation and tests say together of a row's money.</summary>
/// <param name="columns">Where the columns are.</param>
/// <param name="readsType">True where the column of types holds words for kinds of documents or payments.</param>
/// <param name="asksForPayments">True where payments stand beside the documents they are for.</param>
/// <param name="blankIsUnpaid">True where an empty cell of the column for "paid" states that the row is not.</param>
internal sealed class GenericStatus(Columns columns, bool readsType, bool asksForPayments, bool blankIsUnpaid)
{
    private static readonly SearchValues<char> ZeroDate = SearchValues.Create("0-: ./T");

    private readonly int status = columns[OrderFields.Status];
    private readonly int payment = columns[OrderFields.PaymentStatus];
    private readonly int type = readsType ? columns[OrderFields.Type] : Columns.Absent;
    private readonly int cancelled = columns[OrderFields.Cancelled];
    private readonly int paid = columns[GenericFormat.Paid];
    private readonly int test = columns[GenericFormat.Test];
    private readonly int live = columns[GenericFormat.Live];
    private readonly int sign = columns[StateColumns.Sign];
    private readonly int[] further = [.. StateColumns.Of(columns, StateColumns.WholePrefix), .. StateColumns.Of(columns, StateColumns.PartPrefix)];
    private readonly bool[] furtherAreTypes =
        [.. StateColumns.Of(columns, StateColumns.WholePrefix).Concat(StateColumns.Of(columns, StateColumns.PartPrefix)).Select(ordinal => StateColumns.IsType(columns.Header[ordinal]))];
    private readonly int whole = StateColumns.Of(columns, StateColumns.WholePrefix).Count();

    /// <summary>True where the file has any of the columns.</summary>
    internal bool IsThere => status >= 0 || payment >= 0 || type >= 0 || cancelled >= 0 || paid >= 0 || test >= 0 || live >= 0 || sign >= 0 || further.Length > 0;

    /// <summary>True where the current row states nothing in any of them.</summary>
    internal bool IsEmpty(RecordReader row)
    {
        foreach (var ordinal in further)
            if (!row.Field(ordinal).IsEmpty) return false;
        return row.Field(status).IsEmpty && row.Field(payment).IsEmpty && row.Field(type).IsEmpty && row.Field(cancelled).IsEmpty
            && row.Field(paid).IsEmpty && row.Field(test).IsEmpty && row.Field(live).IsEmpty && row.Field(sign).IsEmpty;
    }

    /// <summary>What the row states in a column, with the column's name where the words alone say little, as in "Bezahlt: Nein".</summary>
    internal string WordOf(RecordReader row, int ordinal)
    {
        var word = row.Field(ordinal).ToString();
        return ordinal >= 0 && (ordinal == paid || ordinal == test || ordinal == live || ordinal == sign || ordinal == cancelled || further.Contains(ordinal))
            ? $"{columns.Header[ordinal]}: {word}" : word;
    }

    /// <summary>True where the file has a column for states and it is empty in the current row.</summary>
    internal bool LacksState(RecordReader row) => (status >= 0 || payment >= 0) && row.Field(status).IsEmpty && row.Field(payment).IsEmpty && row.Field(type).IsEmpty;

    /// <summary>A number that is equal for rows with the same status.</summary>
    internal ulong Signature(RecordReader row, RowSink cells)
    {
        var (meaning, _) = Combine(
            ReadCancelled(row, cells) ?? StatusMeaning.Sale, StatusWords.FindType(row.Field(type)) ?? StatusMeaning.Sale,
            StatusWords.Find(row.Field(status)) ?? StatusMeaning.Sale, StatusWords.Find(row.Field(payment)) ?? StatusMeaning.Sale);
        return (ulong)WithFlags(row, meaning, Columns.Absent).Meaning;
    }

    /// <summary>What the current row means, and the column that states so.</summary>
    /// <param name="row">The reader on the row.</param>
    /// <param name="sink">Takes questions for unknown words.</param>
    /// <param name="amount">The row's value.</param>
    /// <param name="example">What names the row.</param>
    internal (StatusMeaning Meaning, int Ordinal) Read(RecordReader row, RowSink sink, Money amount, ReadOnlySpan<char> example)
    {
        var isCancelled = ReadCancelled(row, sink) ?? RowStatus.Read(row, sink, cancelled, amount, example);
        var (meaning, ordinal) = Combine(
            isCancelled, ReadType(row, sink, amount, example),
            RowStatus.Read(row, sink, status, amount, example), RowStatus.Read(row, sink, payment, amount, example));
        (meaning, ordinal) = WithFlags(row, meaning, ordinal);
        if (meaning == StatusMeaning.Sale && ReadPaid(row, sink, amount, example) is var stated and not StatusMeaning.Sale) (meaning, ordinal) = (stated, paid);
        // A negative row with such a word is the document that takes the sale back, and not the sale.
        if (amount < Money.Zero && (meaning == StatusMeaning.Refunded || (meaning == StatusMeaning.Cancelled && StatusWords.IsReversal(row.Field(ordinal)))))
            meaning = StatusMeaning.Return;
        return (meaning, ordinal);
    }

    /// <summary>The meaning of a cell that states whether or when the sale was cancelled; null where it is neither.</summary>
    private StatusMeaning? ReadCancelled(RecordReader row, RowSink cells)
    {
        var text = row.Field(cancelled);
        if (text.IsEmpty || !text.ContainsAnyExcept(ZeroDate)) return StatusMeaning.Sale;
        if (StatusWords.FindAnswer(text) is { } answer) return answer ? StatusMeaning.Cancelled : StatusMeaning.Sale;
        return cells.HoldsDate(row, cancelled) ? StatusMeaning.Cancelled : null;
    }

    private StatusMeaning ReadType(RecordReader row, RowSink sink, Money amount, ReadOnlySpan<char> example)
    {
        var text = row.Field(type);
        return asksForPayments && StatusWords.IsPayment(text) ? RowStatus.AskPayment(text, sink, amount, example) : RowStatus.ReadType(row, sink, type, amount, example);
    }

    /// <summary>A test is no sale whatever its state; what else has no state of its own may be unpaid, or have one in a column without a known name.</summary>
    private (StatusMeaning Meaning, int Ordinal) WithFlags(RecordReader row, StatusMeaning meaning, int ordinal)
    {
        if (StatusWords.FindAnswer(row.Field(test)) == true) return (StatusMeaning.Training, test);
        if (live >= 0 && StatusWords.FindAnswer(row.Field(live)) == false) return (StatusMeaning.Training, live);
        if (meaning != StatusMeaning.Sale) return (meaning, ordinal);
        for (var i = 0; i < further.Length; i++)
        {
            var stated = StateColumns.MeaningOf(row.Field(further[i]), furtherAreTypes[i]);
            if (stated != StatusMeaning.Sale && (i < whole || stated != StatusMeaning.Pending)) return (stated, further[i]);
        }
        return sign >= 0 && StateColumns.IsBack(row.Field(sign)) ? (StatusMeaning.Return, sign) : (meaning, ordinal);
    }

    /// <summary>What a column for "paid" states: yes or no, a day, or a state.</summary>
    private StatusMeaning ReadPaid(RecordReader row, RowSink sink, Money amount, ReadOnlySpan<char> example)
    {
        if (paid < 0) return StatusMeaning.Sale;
        var text = row.Field(paid);
        if (text.IsEmpty) return blankIsUnpaid ? StatusMeaning.Pending : StatusMeaning.Sale;
        if (StatusWords.FindAnswer(text) is { } answer) return answer ? StatusMeaning.Sale : StatusMeaning.Pending;
        return sink.HoldsDate(row, paid) ? StatusMeaning.Sale : RowStatus.Read(row, sink, paid, amount, example);
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
        // Where the file states what became of the money, an open order that is paid is a sale.
        if (byStatus == StatusMeaning.Pending && (payment < 0 || byPayment != StatusMeaning.Sale)) return (byStatus, status);
        if (byType != StatusMeaning.Sale) return (byType, type);
        if (byPayment != StatusMeaning.Sale) return (byPayment, payment);
        return byStatus is StatusMeaning.Sale or StatusMeaning.Pending ? (StatusMeaning.Sale, status) : (byStatus, status);
    }
}
