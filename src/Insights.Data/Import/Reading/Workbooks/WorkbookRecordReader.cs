using System.Globalization;
using System.Text;
using System.Xml;
using Insights.Data.Import.Messages;

namespace Insights.Data.Import.Reading.Workbooks;

/// <summary>The rows of a worksheet that are not blank. Lines are the sheet's row numbers.</summary>
/// <param name="xml">The worksheet; the reader disposes of it.</param>
/// <param name="texts">The texts that cells refer to.</param>
/// <param name="values">Writes numbers as text.</param>
internal sealed class WorkbookRecordReader(XmlReader xml, SharedTexts texts, CellValues values) : RecordReader
{
    private const int MaxColumns = 16_384;

    private readonly StringBuilder text = new();
    private Cell[] cells = new Cell[64];
    private int count;
    private long line;
    private bool followsBlankLine;

    public override int FieldCount => count;

    public override long Line => line;

    public override bool HasOpenQuote => false;

    public override bool FollowsBlankLine => followsBlankLine;

    public override bool EndsRowsEarly => true;

    public override bool IsNumber(int ordinal) => (uint)ordinal < (uint)count && cells[ordinal].IsNumber;

    public override ReadOnlySpan<char> Field(int ordinal) => (uint)ordinal < (uint)count ? cells[ordinal].Text.AsSpan().Trim() : [];

    public override ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var before = line;
        try
        {
            while (xml.Read())
            {
                if (xml.NodeType == XmlNodeType.EndElement && xml.LocalName == "sheetData") break;
                if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "row") continue;
                ReadRow();
                if (count == 0) continue;
                followsBlankLine = line > before + 1;
                return ValueTask.FromResult(true);
            }
        }
        catch (Exception damage) when (Workbook.IsDamage(damage))
        {
            throw new ImportException(new("workbook-damaged"), damage);
        }
        count = 0;
        return ValueTask.FromResult(false);
    }

    private void ReadRow()
    {
        Array.Clear(cells, 0, count);
        count = 0;
        line = long.TryParse(xml.GetAttribute("r"), NumberStyles.None, CultureInfo.InvariantCulture, out var stated) ? stated : line + 1;
        if (xml.IsEmptyElement) return;
        var depth = xml.Depth;
        var column = 0;
        var read = 0;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "c") continue;
            column = ColumnOf(xml.GetAttribute("r")) ?? column;
            if (column >= MaxColumns || read++ >= MaxColumns) throw new InvalidDataException("A row of the workbook is too wide.");
            var cell = ReadCell();
            if (!string.IsNullOrWhiteSpace(cell.Text)) Set(column, cell);
            column++;
        }
    }

    private void Set(int column, Cell cell)
    {
        if (column >= cells.Length) Array.Resize(ref cells, Math.Max(cells.Length * 2, column + 1));
        cells[column] = cell;
        count = Math.Max(count, column + 1);
    }

    /// <summary>The column of a reference such as AB12, from 0; null where there is none.</summary>
    private static int? ColumnOf(string? reference)
    {
        var column = 0;
        foreach (var c in reference ?? "")
        {
            if (!char.IsAsciiLetter(c) || column > MaxColumns) break;
            column = column * 26 + (char.ToUpperInvariant(c) - 'A' + 1);
        }
        return column == 0 ? null : column - 1;
    }

    private Cell ReadCell()
    {
        var type = xml.GetAttribute("t");
        var style = int.TryParse(xml.GetAttribute("s"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        if (xml.IsEmptyElement) return default;
        text.Clear();
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element) continue;
            if (xml.LocalName == "v") PartReader.AppendText(xml, text);
            else if (xml.LocalName == "is") PartReader.AppendRuns(xml, text);
            else PartReader.SkipElement(xml);
        }
        return text.Length == 0 ? default : Interpret(text.ToString(), type, style);
    }

    private Cell Interpret(string content, string? type, int style)
    {
        switch (type)
        {
            case "s": return new Cell(texts[int.Parse(content, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture)], IsNumber: false);
            case "b": return new Cell(content.Trim() == "1" ? "true" : "false", IsNumber: false);
            case "str" or "inlineStr" or "e": return new Cell(SharedTexts.Unescape(content), IsNumber: false);
            case "d": return new Cell(content.Replace("T00:00:00", "", StringComparison.Ordinal), IsNumber: false);
            default:
                var written = values.Write(content.Trim(), style, out var isNumber);
                return new Cell(written, isNumber);
        }
    }

    public override ValueTask DisposeAsync()
    {
        xml.Dispose();
        return ValueTask.CompletedTask;
    }

    private readonly record struct Cell(string? Text, bool IsNumber);
}
