using System.Text;
using Insights.Data.Import.Reading.Workbooks;

namespace Insights.Data.Import.Reading;

/// <summary>How the rows of a file are reached, and the first of them.</summary>
/// <param name="Head">The first rows, without a line for Excel; at least one.</param>
/// <param name="Delimiter">Between columns.</param>
/// <param name="Encoding">Of the file's characters.</param>
internal abstract record RowSource(IReadOnlyList<HeadRow> Head, char Delimiter, Encoding Encoding)
{
    private const int RowsOfHead = 20;

    /// <summary>Rows before the first of <see cref="Head"/>.</summary>
    internal virtual int RowsBeforeHead => 0;

    /// <summary>What a file is beside its dialect, one short sentence; null where there is nothing to say.</summary>
    internal abstract string? Description { get; }

    /// <summary>True where the dialect is that of the texts in a file that stores numbers and dates as such.</summary>
    internal virtual bool IsTyped => false;

    /// <summary>Opens the file before its first row.</summary>
    internal abstract Task<RowInput> OpenAsync(CancellationToken cancellationToken);

    /// <summary>The head as formats see it, with the header in one of the first rows.</summary>
    internal FileHead HeadAt(int row) => new(
        Delimiter, HasExcelHint: RowsBeforeHead > 0, Head[row].Cells, [.. Head.Skip(row + 1).Take(RowsOfHead).Select(head => head.Cells)]);

    /// <summary>Looks at a file.</summary>
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
