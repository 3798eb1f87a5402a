using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Planning;

/// <summary>
/// Holds rows that have far fewer columns than the header and nothing that makes a sale or a customer. At the end of the
/// file, or of one of several that were put under one another, they are lines below the table and are left out; between
/// other rows they are rejected.
/// </summary>
internal sealed class TrailingRows(FilePlan plan, RowSink sink)
{
    private const int MinWidth = 3;
    private const int MaxHeld = 100;

    private readonly int width = plan.Match.Columns.Header.Count;
    private readonly IReadOnlyList<int> dates = plan.Match.Columns.Holding(ColumnContent.Date);
    private readonly bool needsDate = plan.Format is ISalesFormat && plan.Match.Columns.Holding(ColumnContent.Date).Count > 0;
    private readonly List<(long Line, int Fields)> held = [];
    private bool beginsAfterBlankLine;
    private bool hasFullRows;
    private bool hasShortRows;

    /// <summary>Takes the current row where it may stand below the table.</summary>
    internal bool TryHold(RecordReader row)
    {
        if (row.FieldCount >= width)
        {
            hasFullRows = true;
            return false;
        }
        if (width < MinWidth || row.EndsRowsEarly || row.FieldCount * 2 > width || held.Count >= MaxHeld || !IsBelowTable(row))
        {
            hasShortRows = true;
            return false;
        }
        if (held.Count == 0) beginsAfterBlankLine = row.FollowsBlankLine;
        held.Add((row.Line, row.FieldCount));
        return true;
    }

    /// <summary>Rejects what is held: rows of the table follow.</summary>
    internal void Reject()
    {
        if (held.Count == 0) return;
        foreach (var (line, fields) in held)
            sink.Reject(new Rejection(line, Column: null, Value: null, new("row-short", ImportMessage.Number(fields), ImportMessage.Number(width))));
        held.Clear();
    }

    /// <summary>Leaves out what is held: a table has ended.</summary>
    internal void EndPart()
    {
        foreach (var _ in held) sink.LeaveOut("note-below-table", Money.Zero);
        held.Clear();
    }

    /// <summary>To be called at the end of the file.</summary>
    /// <returns>True where lines below the table stand apart from it.</returns>
    internal bool Complete()
    {
        var hasFooter = held.Count > 0 && beginsAfterBlankLine;
        EndPart();
        return hasFooter;
    }

    /// <summary>Sales have a date; of customers' rows it counts that all others are as wide as the header.</summary>
    private bool IsBelowTable(RecordReader row)
    {
        if (!needsDate) return hasFullRows && !hasShortRows;
        foreach (var ordinal in dates)
        {
            var text = row.Field(ordinal);
            if (!text.IsEmpty && DateReader.TryRead(text, plan.Dialect.DateOrder, out _, out _, out _)) return false;
        }
        return true;
    }
}
