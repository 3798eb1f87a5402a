using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Reading.Workbooks;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Planning;

/// <summary>Opens a file as what it is: delimited text, or one sheet of a workbook.</summary>
internal static class RowSources
{
    /// <summary>Examines a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">What the user states.</param>
    /// <param name="headerLine">Line of the header where it is stated.</param>
    /// <param name="choose">Chooses among several sheets of a workbook.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="ImportException">The file has no rows, is damaged, or of another kind.</exception>
    internal static async Task<RowSource> FindAsync(
        ImportFile file, ImportOptions options, int? headerLine, Func<IReadOnlyList<WorkbookSource>, Task<WorkbookSource>> choose, CancellationToken cancellationToken)
    {
        var sheets = await WorkbookSource.ReadAllAsync(file, headerLine, cancellationToken);
        if (sheets is null)
        {
            if (options.Sheet is not null) throw new ImportException(new("sheet-of-text", options.Sheet));
            return await TextSource.ReadAsync(file, options.Dialect, headerLine, cancellationToken);
        }
        if (options.Sheet is { } name)
            return sheets.FirstOrDefault(sheet => sheet.Sheet.Name.Equals(name.Trim(), StringComparison.OrdinalIgnoreCase))
                ?? throw new ImportException(new("sheet-unknown", name, string.Join(", ", sheets.Select(sheet => sheet.Sheet.Name))));
        return sheets.Count switch
        {
            0 => throw new ImportException(new("workbook-empty")),
            1 => sheets[0],
            _ => await choose(sheets),
        };
    }
}
