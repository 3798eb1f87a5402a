
namespace Insights.Data.Import.Reading;

/// <summary>
/// Finds files whose lines are one quoted cell each, with a whole row inside: so they are saved by spreadsheets that have
/// opened them with another delimiter. Lines without a quotation mark inside may stay as they were.
/// </summary>
internal static class WrappedLines
{
    private const int MaxSampledRows = 60;

    /// <summary>Columns of the rows inside, or null where the file is none of these.</summary>
    internal static async Task<int?> FindWidthAsync(string start, char delimiter, CancellationToken cancellationToken)
    {
        var wrapped = new List<int>();
        var others = new List<int>();
        var inner = new RowSplitter(delimiter);
        await using var rows = new DelimitedRecordReader(new StringReader(start), delimiter);
        while (wrapped.Count + others.Count < MaxSampledRows && await rows.ReadAsync(cancellationToken))
        {
            if (rows.FieldCount != 1 || rows.LineCount != 1 || !rows.Raw.TrimStart().StartsWith('"'))
            {
                others.Add(rows.FieldCount);
                continue;
            }
            inner.Split(rows.Field(0), isWhole: true);
            if (inner.Count > 1) wrapped.Add(inner.Count);
        }
        if (wrapped.Count == 0) return null;
        var width = Usual(wrapped);
        return others.All(count => count == 1) || Usual(others) == width ? width : null;
    }

    private static int Usual(IEnumerable<int> counts) =>
        counts.CountBy(count => count).OrderByDescending(group => group.Value).ThenByDescending(group => group.Key).First().Key;
}
