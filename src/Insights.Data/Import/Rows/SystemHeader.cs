using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Rows;

/// <summary>Examines a header for texts that only one system writes.</summary>
internal static class SystemHeader
{
    /// <summary>How many of a format's hallmarks the header has.</summary>
    internal static int CountHallmarks(this IImportFormat format, FileHead head) => format.Hallmarks.Count(head.HasColumn);

    /// <summary>True where the header has a column of exactly this name; letter case does not matter.</summary>
    internal static bool HasColumn(this FileHead head, string name) => head.FirstRow.Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The message that an export of a system lacks columns; null where it lacks none.</summary>
    internal static ImportMessage? RefuseIncomplete(this IImportFormat format, FileHead head, ColumnMap map)
    {
        var missing = Columns.Bind(head.FirstRow, format.Columns, map).MissingNames;
        return missing.Count > 0 ? new ImportMessage("export-incomplete", format.System ?? format.Name, string.Join(", ", missing), format.Name) : null;
    }
}
