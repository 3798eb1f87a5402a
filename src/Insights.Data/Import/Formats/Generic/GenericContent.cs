using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Shops;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>Compares what the names of columns promise with what the first rows hold.</summary>
internal static class GenericContent
{
    /// <summary>Amounts without which a file can be read; where the cells are no numbers ("yes", a code, a date) the name means something else.</summary>
    private static readonly string[] OptionalNumbers = [OrderFields.Discount, OrderFields.Refunded, GenericFormat.Tax, OrderFields.Shipping];

    /// <summary>Columns that say yes or no: "Paid" may as well be an amount or a date, "Test" a kind of test.</summary>
    private static readonly string[] Flags = [GenericFormat.Paid, GenericFormat.Test, GenericFormat.Live];

    /// <summary>Columns of which the name alone means little: "Art" can be a kind of goods, "Estado" a federal state, "Zustand" the wear of an article.</summary>
    private static readonly (string Field, string[] Names)[] DoubtfulStates =
    [
        (OrderFields.Status, ["zustand", "etat", "estado", "stato"]),
    ];

    private static readonly string[] StatedCurrencies = ["EUR", "USD", "GBP", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "CAD", "AUD", "NZD", "JPY"];

    /// <summary>The columns without those whose cells show that they mean something else, and with the one that names customers best.</summary>
    internal static Columns Check(Columns columns, IReadOnlySet<string> chosen, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        if (rows.Count == 0) return columns;
        foreach (var field in OptionalNumbers)
            if (!chosen.Contains(field) && columns.Has(field) && !HoldsNumbers(CellsOf(rows, columns[field])))
                columns = columns.With((field, Columns.Absent));
        foreach (var field in Flags)
            if (!chosen.Contains(field) && columns.Has(field) && CellsOf(rows, columns[field]).Any(cell => StatusWords.FindAnswer(cell) is null))
                columns = columns.With((field, Columns.Absent));
        foreach (var (field, names) in DoubtfulStates)
            if (!chosen.Contains(field) && columns.NameOf(field) is { } name && names.Contains(Columns.Normalise(name)) && !CellsOf(rows, columns[field]).Any(cell => StatusWords.Find(cell) is not null))
                columns = columns.With((field, Columns.Absent));
        if (!chosen.Contains(OrderFields.Currency) && !columns.Has(OrderFields.Currency) && FindCurrency(columns, rows) is { } currency)
            columns = columns.With((OrderFields.Currency, currency));
        if (!chosen.Contains(OrderFields.Customer) && columns.Has(OrderFields.Customer) && columns.Has(CustomerFields.Email)
            && HoldsNames(CellsOf(rows, columns[OrderFields.Customer])) && CellsOf(rows, columns[CustomerFields.Email]).Any(cell => cell.Contains('@', StringComparison.Ordinal)))
            columns = columns.With((OrderFields.Customer, columns[CustomerFields.Email]));
        return columns;
    }

    /// <summary>A column that holds nothing but codes of currencies is one, where there is no other and its name speaks of no second currency.</summary>
    private static int? FindCurrency(Columns columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var found = columns.UnreadOrdinals.Where(ordinal => HoldsCurrencies(CellsOf(rows, ordinal))).ToList();
        if (found is not [var only]) return null;
        var name = Columns.Normalise(columns.Header[only]);
        return Array.Exists(OtherCurrencies, part => name.Contains(part, StringComparison.Ordinal)) ? null : only;
    }

    private static bool HoldsCurrencies(IEnumerable<string> cells)
    {
        var all = cells.ToList();
        return all.Count > 0 && all.TrueForAll(cell => StatedCurrencies.Contains(cell.Trim(), StringComparer.Ordinal));
    }

    private static readonly string[] OtherCurrencies = ["orig", "ursprung", "source", "quell", "settle", "payout", "auszahl", "abrechnung", "ziel", "target", "convert", "umgerechn", "fremd", "foreign", "base", "basis", "haus"];

    /// <summary>What there is to say about columns that are read with a reservation.</summary>
    internal static IReadOnlyList<ImportMessage> RemarksOn(Columns columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var remarks = new List<ImportMessage>();
        if (columns.NameOf(OrderFields.Customer) is { } customer && HoldsNames(CellsOf(rows, columns[OrderFields.Customer])))
            remarks.Add(new("note-names-alone", customer));
        var apart = new[] { GenericFormat.Tax, OrderFields.Shipping }
            .Where(field => columns.Has(field) && !columns.Has(GenericFormat.OrderTotal) && CellsOf(rows, columns[field]).Any(cell => cell.Any(c => c is >= '1' and <= '9')))
            .Select(field => columns.Header[columns[field]]).ToList();
        if (apart.Count > 0) remarks.Add(new("note-not-added", string.Join(", ", apart)));
        return remarks;
    }

    /// <summary>The currency that the header of a value names, as in "Betrag (EUR)" or "Total €"; null where none does.</summary>
    internal static string? CurrencyOfHeader(Columns columns)
    {
        foreach (var field in new[] { GenericFormat.OrderTotal, OrderFields.LineTotal, OrderFields.Amount, OrderFields.Price })
        {
            if (columns.NameOf(field) is not { } name) continue;
            foreach (var word in name.Split([' ', '(', ')', '[', ']', '_', ',', '/', '-'], StringSplitOptions.RemoveEmptyEntries))
            {
                if (StatedCurrencies.Contains(word, StringComparer.Ordinal)) return word;
                if (word.Equals("Euro", StringComparison.OrdinalIgnoreCase)) return "EUR";
            }
            if (CurrencySigns.Find(name, out _) is { } code) return code;
        }
        return null;
    }

    /// <summary>True where the cells read like people's names, which do not distinguish people.</summary>
    internal static bool HoldsNames(IEnumerable<string> cells)
    {
        int names = 0, all = 0;
        foreach (var cell in cells)
        {
            all++;
            if (cell.Contains(' ', StringComparison.Ordinal) && !cell.Any(char.IsDigit) && !cell.Contains('@', StringComparison.Ordinal) && cell.Count(char.IsLetter) > cell.Length / 2) names++;
        }
        return all > 0 && names * 2 > all;
    }

    /// <summary>True where no cell is filled or most are numbers.</summary>
    internal static bool HoldsNumbers(IEnumerable<string> cells)
    {
        int numbers = 0, all = 0;
        foreach (var cell in cells)
        {
            all++;
            if (IsNumber(cell)) numbers++;
        }
        return numbers * 2 >= all;
    }

    internal static bool IsNumber(string cell)
    {
        var text = cell.AsSpan().Trim().TrimEnd('%').TrimEnd();
        foreach (var mark in new[] { DecimalMark.Point, DecimalMark.Comma })
            if (NumberReader.TryRead(text, mark, out _, out var unit) && (unit.IsEmpty || Currency.TryRead(unit, Currency.Assumed, out _))) return true;
        return false;
    }

    /// <summary>The filled cells of a column in the first rows.</summary>
    internal static IEnumerable<string> CellsOf(IReadOnlyList<IReadOnlyList<string>> rows, int ordinal) =>
        rows.Where(row => (uint)ordinal < (uint)row.Count && !string.IsNullOrWhiteSpace(row[ordinal])).Select(row => row[ordinal]);
}
