using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Rows;

/// <summary>A file that a format can read.</summary>
/// <param name="Columns">Where its columns are.</param>
/// <param name="HasHeader">False where the first row is data already.</param>
public sealed record FormatMatch(Columns Columns, bool HasHeader)
{
    /// <summary>ISO 4217 code of the file's amounts, where the file states so elsewhere than in a column of its own; null where it does not.</summary>
    public string? Currency { get; init; }

    /// <summary>IANA id of the zone of the file's local times, where the file itself states so.</summary>
    public string? TimeZone { get; init; }

    /// <summary>What recognising the file left open, each with an answer or a proposal that <see cref="Columns"/> goes by.</summary>
    public IReadOnlyList<ImportQuestion> Questions { get; init; } = [];

    /// <summary>What there is to say about the file as a whole.</summary>
    public IReadOnlyList<ImportMessage> Remarks { get; init; } = [];

    /// <summary>What the format found out by reading the whole file, in a type of its own; null where it did not read it.</summary>
    internal object? Findings { get; init; }

    /// <summary>The order of numeric dates that the program always writes, for files whose dates are ambiguous; null where it writes several.</summary>
    public DateOrder? DateOrder { get; init; }

    /// <summary>The columns of a file that has all that are needed, below a header; null where one is missing.</summary>
    internal static FormatMatch? Find(FileHead head, IReadOnlyList<ColumnSpec> specs, ColumnMap map)
    {
        var columns = Columns.Bind(head.FirstRow, specs, map);
        return columns.Missing.Count == 0 ? new FormatMatch(columns, HasHeader: true) : null;
    }

    /// <summary>The values of a field in the first rows that are not empty, each once.</summary>
    internal IReadOnlyList<string> ValuesOf(FileHead head, string field)
    {
        var ordinal = Columns[field];
        return ordinal == Columns.Absent
            ? []
            : [.. head.Rows.Where(row => ordinal < row.Count && row[ordinal].Length > 0).Select(row => row[ordinal]).Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
