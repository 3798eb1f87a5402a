namespace Insights.Data.Import.Reading;

/// <summary>Finds the sign between columns by the first lines of a text.</summary>
internal static class DelimiterDetector
{
    private const string ExcelHint = "sep=";
    private const int MaxSampledLines = 60;
    private const int LongestLine = 1 << 14;

    private static readonly char[] Delimiters = [',', ';', '\t', '|'];

    /// <summary>The delimiter that a line names for Excel ("sep=;", also in quotation marks); null where it is another line.</summary>
    internal static char? HintOf(ReadOnlySpan<char> line)
    {
        line = line.Trim(' ').Trim('"').TrimEnd('\r');
        // A tab at the end is the hint itself.
        return line.Length == ExcelHint.Length + 1 && line.StartsWith(ExcelHint, StringComparison.OrdinalIgnoreCase) ? line[^1] : null;
    }

    /// <summary>The delimiter of a text; <see cref="Dialect.WhiteSpace"/> for any run of white space.</summary>
    internal static char Detect(string start)
    {
        var lines = FirstLines(start);
        if (lines.Count == 0) return ',';
        if (HintOf(lines[0]) is { } hint) return hint;
        var (ofFirst, count) = MostIn(lines[0]);
        if (count > 0 && lines.Count(line => CountIn(line, ofFirst) == count) * 2 >= lines.Count) return ofFirst;
        return Vote(lines) ?? (count > 0 ? ofFirst : LooksLikeColumns(lines[0]) ? Dialect.WhiteSpace : ',');
    }

    private static List<string> FirstLines(string start)
    {
        var lines = new List<string>();
        foreach (var line in start.AsSpan().EnumerateLines())
        {
            if (line.IsWhiteSpace()) continue;
            lines.Add(WithoutWrap(line[..Math.Min(line.Length, LongestLine)]));
            if (lines.Count == MaxSampledLines) break;
        }
        return lines;
    }

    /// <summary>The content of a line that is one quoted cell as a whole, else the line.</summary>
    private static string WithoutWrap(ReadOnlySpan<char> line)
    {
        var trimmed = line.Trim();
        if (trimmed.Length < 3 || trimmed[0] != '"' || trimmed[^1] != '"') return line.ToString();
        var content = trimmed[1..^1].ToString();
        return content.Replace("\"\"", "", StringComparison.Ordinal).Contains('"', StringComparison.Ordinal)
            ? line.ToString()
            : content.Replace("\"\"", "\"", StringComparison.Ordinal);
    }

    private static (char Delimiter, int Count) MostIn(string line)
    {
        var best = ',';
        var most = 0;
        foreach (var candidate in Delimiters)
        {
            var count = CountIn(line, candidate);
            if (count > most) (best, most) = (candidate, count);
        }
        return (best, most);
    }

    /// <summary>The delimiter that stands equally often in most lines; null where none stands in two.</summary>
    private static char? Vote(List<string> lines)
    {
        char? best = null;
        var most = 0;
        foreach (var candidate in Delimiters)
        {
            var usual = lines.Select(line => CountIn(line, candidate)).Where(count => count > 0).CountBy(count => count)
                .Where(group => group.Value > 1).Select(group => group.Key * group.Value).DefaultIfEmpty(0).Max();
            if (usual > most) (best, most) = (candidate, usual);
        }
        return best;
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

    private static int CountIn(string line, char sign)
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
