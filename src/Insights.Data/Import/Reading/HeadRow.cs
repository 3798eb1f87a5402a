namespace Insights.Data.Import.Reading;

/// <summary>One of the first rows of a file.</summary>
/// <param name="Line">Line of the file on which it begins, from 1.</param>
/// <param name="Lines">Lines that it takes.</param>
/// <param name="Cells">Its cells.</param>
internal sealed record HeadRow(long Line, int Lines, IReadOnlyList<string> Cells)
{
    /// <summary>Rows that are read: so many may stand before the header, and some after it.</summary>
    private const int MaxSampledRows = 60;

    private const int RowsAfterHeader = 21;

    /// <summary>Reads the first rows.</summary>
    /// <param name="rows">The reader before the first row.</param>
    /// <param name="headerLine">Line of the header where it is stated, which may lie deep in the file.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal static async Task<IReadOnlyList<HeadRow>> ReadAsync(RecordReader rows, int? headerLine, CancellationToken cancellationToken)
    {
        var head = new List<HeadRow>();
        var after = 0;
        while ((head.Count < MaxSampledRows || (headerLine is not null && after < RowsAfterHeader)) && await rows.ReadAsync(cancellationToken))
        {
            if (rows.HasOpenQuote && head.Count > 0) break;
            head.Add(new HeadRow(rows.Line, rows.LineCount, CellsOf(rows)));
            if (rows.Line >= headerLine) after++;
        }
        return head;
    }

    private static string[] CellsOf(RecordReader rows)
    {
        var cells = new string[rows.FieldCount];
        for (var i = 0; i < cells.Length; i++) cells[i] = rows.Field(i).ToString();
        return cells;
    }
}
