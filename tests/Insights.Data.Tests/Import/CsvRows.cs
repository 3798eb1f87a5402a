namespace Insights.Data.Tests.Import;

/// <summary>Puts rows under another header of the same export, by the columns' names.</summary>
internal static class CsvRows
{
    /// <summary>The cells of a small file without quotation marks; columns that the other header lacks are left out.</summary>
    public static string Under(string header, string text)
    {
        var rows = text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(',')).ToList();
        var places = header.Split(',').Select(name => Array.IndexOf(rows[0], name)).ToList();
        return string.Join('\n', rows.Skip(1).Select(row => string.Join(',', places.Select(place => place < 0 ? "" : row[place]))).Prepend(header)) + "\n";
    }
}
