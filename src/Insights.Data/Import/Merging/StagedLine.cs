using System.Runtime.InteropServices;

namespace Insights.Data.Import.Merging;

/// <summary>A row of a sales file in the form in which it waits to be merged.</summary>
/// <param name="Line">Line of the file; <see cref="OfRowAbove"/> where the row is that of the line before.</param>
/// <param name="Quantity">Units in ten-thousandths.</param>
/// <param name="Amount">Value in ten-thousandths of the currency unit.</param>
/// <param name="Product">Index in the file's product catalogue, or -1.</param>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
public readonly record struct StagedLine(long Line, long Quantity, long Amount, int Product)
{
    /// <summary>In place of a line of the file: a further line of a row that lists several articles in one cell.</summary>
    public const long OfRowAbove = 0;
}
