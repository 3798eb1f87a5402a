using System.Runtime.InteropServices;

namespace Insights.Data.Import.Rows;

/// <summary>Rows of a sales file that are equal and follow each other, in the form in which they wait to be merged.</summary>
/// <param name="Line">Line of the file of the first of them; <see cref="OfRowAbove"/> where the row is that of the line before.</param>
/// <param name="Quantity">Units of one row in ten-thousandths.</param>
/// <param name="Amount">Value of one row in ten-thousandths of the currency unit.</param>
/// <param name="LineId">Hash of the source's own id of the row; 0 where it has none.</param>
/// <param name="Product">Index in the file's product catalogue, or -1.</param>
/// <param name="Count">How many rows they are, at least 1.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct StagedLine(long Line, long Quantity, long Amount, long LineId, int Product, int Count)
{
    /// <summary>In place of a line of the file: a further line of a row that lists several articles in one cell.</summary>
    public const long OfRowAbove = 0;

    /// <summary>True where a row of the file continues these rows with an equal one.</summary>
    internal bool IsContinuedBy(in StagedLine next) =>
        LineId == 0 && next.LineId == 0 && Line != OfRowAbove && next.Line == Line + Count
        && next.Amount == Amount && next.Quantity == Quantity && next.Product == Product && Count < int.MaxValue;
}
