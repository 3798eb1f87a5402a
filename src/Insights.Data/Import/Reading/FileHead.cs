namespace Insights.Data.Import.Reading;

/// <summary>The first rows of a file, by which its format is recognised.</summary>
/// <param name="Delimiter">Between columns; <see cref="Dialect.WhiteSpace"/> for any run of white space.</param>
/// <param name="HasExcelHint">True where a line before the first row only names the delimiter ("sep=;").</param>
/// <param name="FirstRow">The header, in most formats.</param>
/// <param name="Rows">The rows after it, as far as they were looked at; may be empty.</param>
public sealed record FileHead(
    char Delimiter, bool HasExcelHint, IReadOnlyList<string> FirstRow, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private const int RowsLookedAt = 20;
    private const string ExcelHint = "sep=";
    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>Splits the beginning of a text into rows by the delimiter that is stated or fits best.</summary>
    /// <exception cref="ImportException">There is no row.</exception>
    internal static async Task<FileHead> ReadAsync(string start, char? stated, CancellationToken cancellationToken)
    {
        var firstLine = FirstLine(start);
        if (firstLine.Length == 0) throw new ImportException(new("file-empty"));
        var delimiter = stated ?? DetectDelimiter(firstLine);
        var rows = new List<IReadOnlyList<string>>();
        using var text = new StringReader(start);
        await using RecordReader reader = delimiter == Dialect.WhiteSpace
            ? new WhiteSpaceRecordReader(text)
            : await DelimitedRecordReader.CreateAsync(text, delimiter, cancellationToken);
        while (rows.Count <= RowsLookedAt && await reader.ReadAsync(cancellationToken))
        {
            var row = new string[reader.FieldCount];
            for (var i = 0; i < row.Length; i++) row[i] = reader.Field(i).ToString();
            rows.Add(row);
        }
        var hasExcelHint = IsExcelHint(firstLine);
        if (hasExcelHint) rows.RemoveAt(0);
        if (rows.Count == 0) throw new ImportException(new("file-no-rows"));
        return new FileHead(delimiter, hasExcelHint, rows[0], rows[1..]);
    }

    private static bool IsExcelHint(ReadOnlySpan<char> line) =>
        line.Length == ExcelHint.Length + 1 && line.StartsWith(ExcelHint, StringComparison.OrdinalIgnoreCase);

    private static string FirstLine(string start)
    {
        foreach (var line in start.AsSpan().EnumerateLines())
            if (!line.IsWhiteSpace()) return line.ToString();
        return "";
    }

    private static char DetectDelimiter(ReadOnlySpan<char> firstLine)
    {
        if (IsExcelHint(firstLine)) return firstLine[^1];
        var best = ',';
        var most = 0;
        foreach (var candidate in Delimiters)
        {
            var count = CountOutsideQuotes(firstLine, candidate);
            if (count > most) (best, most) = (candidate, count);
        }
        if (most > 0) return best;
        return LooksLikeColumns(firstLine) ? Dialect.WhiteSpace : ',';
    }

    /// <summary>White space separates columns only in files that use no other delimiter and have several words to a line.</summary>
    private static bool LooksLikeColumns(ReadOnlySpan<char> line)
    {
        var words = 0;
        var inWord = false;
        foreach (var c in line)
        {
            if (!char.IsWhiteSpace(c) && !inWord) words++;
            inWord = !char.IsWhiteSpace(c);
        }
        return words > 1;
    }

    private static int CountOutsideQuotes(ReadOnlySpan<char> line, char sign)
    {
        var count = 0;
        var quoted = false;
        foreach (var c in line)
        {
            if (c == '"') quoted = !quoted;
            else if (c == sign && !quoted) count++;
        }
        return count;
    }
}
