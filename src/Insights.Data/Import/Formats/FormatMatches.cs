using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Formats;

/// <summary>What formats of known programs look for in the first rows of a file.</summary>
internal static class FormatMatches
{
    /// <summary>The columns of a file that has all that are needed, below a header; null where one is missing.</summary>
    internal static FormatMatch? Find(FileHead head, IReadOnlyList<ColumnSpec> specs, ColumnMap map)
    {
        var columns = Columns.Bind(head.FirstRow, specs, map);
        return columns.Missing.Count == 0 ? new FormatMatch(columns, HasHeader: true) : null;
    }

    /// <summary>The values of a field in the first rows that are not empty, each once.</summary>
    internal static IReadOnlyList<string> ValuesOf(this FormatMatch match, FileHead head, string field)
    {
        var ordinal = match.Columns[field];
        return ordinal == Columns.Absent
            ? []
            : [.. head.Rows.Where(row => ordinal < row.Count && row[ordinal].Length > 0).Select(row => row[ordinal]).Distinct(StringComparer.OrdinalIgnoreCase)];
    }
}
