using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Rows;

/// <summary>
/// Decides who bought, for the rows of all sales files alike: spellings of one id are one, placeholders are nobody, totals
/// are no sales, and ids that a spreadsheet has rounded are refused.
/// </summary>
internal sealed class SaleCustomers(RowSink sink, string? region)
{
    private readonly CustomerShares shares = new();
    private char[] lastWritten = new char[64];
    private int lastLength;
    private bool hasLast;
    private long rowsOfLast;
    private Verdict verdict;

    /// <summary>Null where the id is to be taken as it is written.</summary>
    private string? lastReference;

    private enum Verdict
    {
        Somebody,
        Nobody,
        Total,
        Rounded,
    }

    /// <summary>Remarks that only the whole file gives reason for.</summary>
    internal IEnumerable<ImportMessage> Remarks
    {
        get
        {
            CountLast();
            return shares.Remarks;
        }
    }

    /// <summary>Completes who bought; false where the row was rejected or left out.</summary>
    internal bool TryAccept(RecordReader row, ref SalesLine line)
    {
        line.Order = CellText.Clean(line.Order);
        line.Product = CellText.Clean(line.Product);
        if (CustomerRef.IsRounded(line.Order))
        {
            sink.Reject(row, Columns.Absent, new("id-rounded", line.Order.ToString()));
            return false;
        }
        if (CustomerRef.IsRounded(line.Product)) sink.Remark("note-product-rounded", line.Amount);
        if (!hasLast || !line.Customer.SequenceEqual(lastWritten.AsSpan(0, lastLength))) Resolve(line.Customer);
        if (verdict == Verdict.Somebody)
        {
            rowsOfLast++;
            if (lastReference is not null) line.Customer = lastReference;
            return true;
        }
        return TryAcceptAnonymous(row, ref line);
    }

    private bool TryAcceptAnonymous(RecordReader row, ref SalesLine line)
    {
        switch (verdict)
        {
            case Verdict.Rounded:
                sink.Reject(row, Columns.Absent, new("id-rounded", line.Customer.ToString()));
                return false;
            case Verdict.Total:
                sink.LeaveOut("note-totals-left-out", line.Amount, line.Customer.ToString());
                return false;
            default:
                if (!line.Customer.IsEmpty) sink.Remark("note-nobody", line.Amount, line.Customer.ToString());
                rowsOfLast++;
                line.Customer = default;
                line.Details = null;
                return true;
        }
    }

    private void CountLast()
    {
        if (verdict == Verdict.Somebody) shares.Add(lastReference is null ? lastWritten.AsSpan(0, lastLength) : lastReference, rowsOfLast);
        else shares.Add([], rowsOfLast);
        rowsOfLast = 0;
    }

    private void Resolve(ReadOnlySpan<char> written)
    {
        CountLast();
        if (written.Length > lastWritten.Length) lastWritten = new char[written.Length * 2];
        written.CopyTo(lastWritten);
        (lastLength, hasLast) = (written.Length, true);
        var reference = CustomerRef.FromAny(written, region);
        lastReference = reference.SequenceEqual(written) ? null : reference.ToString();
        verdict = reference.IsEmpty || Nobodies.IsNobody(reference) ? Verdict.Nobody
            : CustomerRef.IsRounded(reference) ? Verdict.Rounded
            : Nobodies.IsTotal(reference) ? Verdict.Total
            : Verdict.Somebody;
    }
}
