using System.Text;

namespace Insights.Data.Tests.Import.Reading;

/// <summary>A reader and writer of RFC 4180, character by character and without any of the product's code.</summary>
internal static class ReferenceCsv
{
    internal static List<List<string>> Read(string text, char delimiter)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var cell = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (isQuoted)
            {
                if (c != '"') cell.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"') cell.Append(text[++i]);
                else isQuoted = false;
            }
            else if (c == '"')
            {
                isQuoted = true;
            }
            else if (c == delimiter || c == '\n')
            {
                row.Add(cell.ToString());
                cell.Clear();
                if (c != '\n') continue;
                rows.Add(row);
                row = [];
            }
            else if (c != '\r')
            {
                cell.Append(c);
            }
        }
        return rows;
    }

    internal static string Write(IEnumerable<IEnumerable<string>> rows, char delimiter, string lineEnd) =>
        string.Concat(rows.Select(row => string.Join(delimiter, row.Select(cell => Quote(cell, delimiter))) + lineEnd));

    private static string Quote(string cell, char delimiter) =>
        cell.AsSpan().IndexOfAny([delimiter, '"', '\n', '\r']) < 0 && cell.Trim() == cell ? cell : $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
