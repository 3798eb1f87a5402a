using System.Text;

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
}
