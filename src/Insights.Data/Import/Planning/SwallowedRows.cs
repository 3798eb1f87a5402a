using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Planning;

/// <summary>
/// Finds rows that a quotation mark which is not closed has made part of a cell: lines in it that are whole rows by
/// themselves. Cells with line breaks, such as addresses and notes, are none.
/// </summary>
/// <param name="columns">The file's columns.</param>
/// <param name="delimiter">Between them.</param>
internal sealed class SwallowedRows(Columns columns, char delimiter)
{
    private const int WidthThatIsNoChance = 4;

    private readonly int width = columns.Header.Count;
    private readonly IReadOnlyList<int> numbers = columns.Holding(ColumnContent.Number);
    private readonly IReadOnlyList<int> dates = columns.Holding(ColumnContent.Date);
    private readonly RowSplitter splitter = new(delimiter);

    /// <summary>The lines of the current row that are rows themselves, counted from its first one; empty where there are none.</summary>
    internal IReadOnlyList<int> Find(RecordReader row)
    {
        if (width < 2) return [];
        var lines = LinesOf(row.Raw);
        if (lines.Count < 2) return [];
        var isRow = new bool[lines.Count];
        for (var i = 0; i < isRow.Length; i++) isRow[i] = LooksLikeRow(row.Raw[lines[i]]);
        // The last line of a cell is followed by the cells after it, as the first one follows those before it.
        var isSwallowed = isRow.AsSpan(1, isRow.Length - 2).Contains(true) || (isRow[^1] && (isRow[0] || row.HasOpenQuote));
        if (!isSwallowed) return [];
        return [.. Enumerable.Range(0, lines.Count).Where(i => !lines[i].Equals(default))];
    }

    private static List<Range> LinesOf(ReadOnlySpan<char> raw)
    {
        var lines = new List<Range>();
        var lineEnd = raw.Contains('\n') ? '\n' : '\r';
        for (var start = 0; start < raw.Length;)
        {
            var length = raw[start..].IndexOf(lineEnd);
            var end = length < 0 ? raw.Length : start + length;
            lines.Add(raw[start..end].IsWhiteSpace() ? default : start..end);
            start = end + 1;
        }
        return lines;
    }

    private bool LooksLikeRow(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty) return false;
        line = line.TrimEnd('\r');
        splitter.Split(line, isWhole: true);
        if (splitter is { Count: var count, HasOpenQuote: false } && count == width && HasContent(line)) return true;
        // With its quotation marks as signs like others.
        if (line.Count(delimiter) + 1 != width) return false;
        var unquoted = line.ToString().Replace('"', ' ');
        splitter.Split(unquoted, isWhole: true);
        return HasContent(unquoted);
    }

    /// <summary>True where the cells of date and number columns are dates and numbers.</summary>
    private bool HasContent(ReadOnlySpan<char> line)
    {
        var found = 0;
        foreach (var ordinal in dates)
        {
            var text = splitter.Cell(line, ordinal).Trim();
            if (text.IsEmpty) continue;
            if (!DateReader.TryRead(text, DateOrder.DayMonthYear, out _, out _, out _) && !DateReader.TryRead(text, DateOrder.MonthDayYear, out _, out _, out _)) return false;
            found++;
        }
        foreach (var ordinal in numbers)
        {
            var text = splitter.Cell(line, ordinal).Trim();
            if (text.IsEmpty) continue;
            if (!NumberReader.TryRead(text, DecimalMark.Point, out _) && !NumberReader.TryRead(text, DecimalMark.Comma, out _)) return false;
            found++;
        }
        return found > 0 || width >= WidthThatIsNoChance;
    }
}
