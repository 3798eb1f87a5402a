using Insights.Data.Import.Merging;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Planning;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import;

/// <summary>Reads the rows of a file one by one and finds those that are none: repeated headers, lines below the table, rows that a quotation mark has swallowed.</summary>
internal sealed class FileRows(FilePlan plan, IImportSession session, RowInput input, RowSink sink, IProgress<ImportProgress>? progress)
{
    private const int ProgressEveryRows = 5_000;
    private const int RejectionsAtOnce = 1_000;

    private readonly IReadOnlyList<string> header = plan.Match.Columns.Header;
    private readonly SwallowedRows swallowed = new(plan.Match.Columns, plan.Dialect.Delimiter);
    private readonly TrailingRows trailing = new(plan, sink);
    private readonly RejectionBudget budget = new();
    private bool isSwallowing;

    /// <summary>Rows read so far.</summary>
    internal long Count { get; private set; }

    /// <summary>What the reading gave reason to say, complete when everything was read.</summary>
    internal IReadOnlyList<ImportMessage> Remarks
    {
        get
        {
            var remarks = new List<ImportMessage>(input.Remarks);
            if (input.Rows is JoinedRecordReader { Joined: > 0 and var joined })
                remarks.Add(new("note-decimal-commas-joined", ImportMessage.Number(joined), string.Join(", ", plan.Joins.Values.SelectMany(columns => columns).Distinct().Order().Select(column => header[column]))));
            if (budget.Unlisted > 0) remarks.Add(new("note-rejections-unlisted", ImportMessage.Number(budget.Unlisted)));
            return remarks;
        }
    }

    /// <summary>Gives every row to the mapper, or rejects it, or leaves it out.</summary>
    /// <exception cref="ImportException">The file is cut off.</exception>
    internal async Task ReadAsync(Func<ValueTask> mapRow, CancellationToken cancellationToken)
    {
        var rows = input.Rows;
        var lastFields = header.Count;
        var lastHasOpenQuote = false;
        while (await rows.ReadAsync(cancellationToken))
        {
            lastFields = rows.FieldCount;
            lastHasOpenQuote = rows.HasOpenQuote;
            if (rows.LineCount > 1 && swallowed.Find(rows) is { Count: > 0 } lines)
            {
                isSwallowing = true;
                await RejectAsync(rows, lines, cancellationToken);
                continue;
            }
            isSwallowing = false;
            Count++;
            await TakeAsync(rows, mapRow);
            if (sink.Rejections.Count > 0) await StageRejectionsAsync(cancellationToken);
            if (Count % ProgressEveryRows == 0)
                progress?.Report(new ImportProgress(ImportStage.Reading, input.FileBytesRead, input.FileBytes, Count));
        }
        var hasFooter = trailing.Complete();
        await StageRejectionsAsync(cancellationToken);
        var endsInRow = lastHasOpenQuote || (lastFields < header.Count && !input.EndsWithLineEnd && !hasFooter);
        if (endsInRow && !isSwallowing) throw new ImportException(new("file-cut-off", ImportMessage.Number(Count)));
    }

    private ValueTask TakeAsync(RecordReader row, Func<ValueTask> mapRow)
    {
        if (trailing.TryHold(row)) return ValueTask.CompletedTask;
        if (IsHeader(row))
        {
            trailing.EndPart();
            sink.Part++;
            sink.LeaveOut("note-second-header", Money.Zero);
            return ValueTask.CompletedTask;
        }
        trailing.Reject();
        if (row.HasStrayQuote && row.FieldCount != header.Count)
        {
            sink.Reject(row, Columns.Absent, new("quote-stray", ImportMessage.Number(row.FieldCount), ImportMessage.Number(header.Count)));
            return ValueTask.CompletedTask;
        }
        if (!HasShiftedColumns(row, header.Count)) return MapAsync(row, mapRow);
        sink.Reject(row, Columns.Absent, new("columns-shifted", ImportMessage.Number(row.FieldCount), ImportMessage.Number(header.Count)));
        return ValueTask.CompletedTask;
    }

    /// <summary>True where a row repeats the header, as in files that were put under one another.</summary>
    /// <exception cref="ImportException">The row is another header.</exception>
    private bool IsHeader(RecordReader row)
    {
        if (plan.HeaderLine is null || header.Count < 2) return false;
        if (!row.Field(0).Equals(header[0], StringComparison.OrdinalIgnoreCase)) return false;
        if (row.Field(0).IsEmpty && !row.Field(1).Equals(header[1], StringComparison.OrdinalIgnoreCase)) return false;
        var equal = 0;
        var known = 0;
        for (var i = 0; i < row.FieldCount; i++)
        {
            var cell = row.Field(i);
            if (i < header.Count && cell.Equals(header[i], StringComparison.OrdinalIgnoreCase)) equal++;
            if (!cell.IsEmpty && header.Contains(cell.ToString(), StringComparer.OrdinalIgnoreCase)) known++;
        }
        if (equal >= header.Count) return true;
        // A header with other columns, or with the same ones in another order, cannot be read as rows of this one.
        if (known >= 2 && known * 2 > row.FieldCount) throw new ImportException(new("second-header-differs", ImportMessage.Number(row.Line)));
        return false;
    }

    private async ValueTask MapAsync(RecordReader row, Func<ValueTask> mapRow)
    {
        try
        {
            await mapRow();
        }
        catch (OverflowException)
        {
            sink.Reject(row, Columns.Absent, new("beyond-trillion"));
        }
    }

    private static bool HasShiftedColumns(RecordReader row, int expectedFields)
    {
        for (var i = expectedFields; i < row.FieldCount; i++)
            if (!row.Field(i).IsEmpty) return true;
        return false;
    }

    /// <summary>Rejects the rows that a quotation mark has made one, each on its line.</summary>
    private async Task RejectAsync(RecordReader row, IReadOnlyList<int> lines, CancellationToken cancellationToken)
    {
        trailing.Reject();
        var first = row.Line;
        foreach (var line in lines)
        {
            Count++;
            sink.Reject(new Rejection(first + line, Column: null, Value: null, line == 0
                ? new ImportMessage("quote-opens", ImportMessage.Number(lines.Count - 1))
                : new ImportMessage("quote-swallowed", ImportMessage.Number(first))));
            if (sink.Rejections.Count >= RejectionsAtOnce) await StageRejectionsAsync(cancellationToken);
        }
        await StageRejectionsAsync(cancellationToken);
    }

    private async ValueTask StageRejectionsAsync(CancellationToken cancellationToken)
    {
        foreach (var rejection in sink.Rejections)
            if (budget.TryTake(rejection, input.ContentBytes)) await session.StageAsync(rejection, cancellationToken);
        sink.Rejections.Clear();
    }
}
