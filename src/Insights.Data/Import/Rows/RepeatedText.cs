using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Rows;

/// <summary>Text of a column with few different values; one string for each of them.</summary>
/// <param name="ordinal">The column.</param>
internal sealed class RepeatedText(int ordinal)
{
    private const int MaxRemembered = 1_000;

    private readonly Dictionary<string, string> known = new(StringComparer.Ordinal);

    /// <summary>The current row's text, or null where the cell is empty.</summary>
    internal string? Of(RecordReader row)
    {
        var text = row.Field(ordinal);
        if (text.IsEmpty) return null;
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out var value)) return value;
        value = text.ToString();
        if (known.Count < MaxRemembered) known.Add(value, value);
        return value;
    }
}
