using System.Globalization;
using System.Text;

namespace Insights.Data.Values;

/// <summary>Writes text cells of CSV files (RFC 4180).</summary>
public static class CsvText
{
    private const string FormulaStarts = "=+-@\t\r";

    /// <summary>
    /// Appends a cell, in quotation marks where it needs them. Text that a spreadsheet would run as a formula gets an
    /// apostrophe in front; numbers are left as they are.
    /// </summary>
    /// <param name="row">The row.</param>
    /// <param name="text">The cell; nothing is appended for null.</param>
    /// <param name="separator">What stands between cells.</param>
    /// <param name="mayBeFormula">False for a number or a day that is written in another language's form.</param>
    public static StringBuilder Append(StringBuilder row, string? text, char separator = ',', bool mayBeFormula = true)
    {
        if (string.IsNullOrEmpty(text)) return row;
        var isFormula = mayBeFormula && FormulaStarts.Contains(text[0], StringComparison.Ordinal)
            && !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        if (isFormula) text = "'" + text;
        return text.AsSpan().ContainsAny("\"\r\n") || text.Contains(separator, StringComparison.Ordinal) ? row.Append('"').Append(text.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"') : row.Append(text);
    }
}
