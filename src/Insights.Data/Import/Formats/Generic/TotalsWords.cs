using System.Collections.Frozen;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>Words that spreadsheets and tills write in front of a sum below the data.</summary>
internal static class TotalsWords
{
    private const int LongestWord = 30;

    private static readonly FrozenSet<string> Words = new[]
    {
        "sum", "sums", "total", "totals", "grand total", "subtotal", "sub total", "sub-total", "overall", "all",
        "summe", "summen", "gesamt", "gesamtsumme", "gesamtbetrag", "zwischensumme", "endsumme", "endbetrag", "insgesamt", "total gesamt", "tagessumme", "monatssumme",
        "somme", "total général", "total general", "totaux", "sous-total", "sous total", "totaal", "eindtotaal", "subtotaal", "som",
        "suma", "suma total", "totales", "totale", "totali", "totale generale", "subtotale", "somma", "razem", "summa", "sum total",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True where a cell states nothing but that a sum follows.</summary>
    internal static bool Are(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim().TrimEnd(':').TrimEnd();
        return cell.Length is > 0 and <= LongestWord && Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(cell);
    }
}
