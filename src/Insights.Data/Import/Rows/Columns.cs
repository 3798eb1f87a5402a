using System.Globalization;
using System.Text;
using Insights.Data.Import.Messages;

namespace Insights.Data.Import.Rows;

/// <summary>Where a file has the columns that a format reads.</summary>
public sealed class Columns
{
    /// <summary>The place of a column that the file does not have; reading it gives an empty cell.</summary>
    public const int Absent = -1;

    private readonly Dictionary<string, int> ordinals = new(StringComparer.Ordinal);

    private Columns(IReadOnlyList<string> header, IReadOnlyList<ColumnSpec> specs)
    {
        Header = header;
        Specs = specs;
    }

    /// <summary>The header as the file has it, or generated names where it has none.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>All columns of the format.</summary>
    public IReadOnlyList<ColumnSpec> Specs { get; }

    /// <summary>Fields that the format needs and the file lacks.</summary>
    public IReadOnlyList<string> Missing =>
        [.. Specs.Where(spec => spec.IsRequired && !Has(spec.Field)).Select(spec => spec.Field)];

    /// <summary>Header texts of the columns that the format needs and the file lacks, in the language of the others.</summary>
    public IReadOnlyList<string> MissingNames
    {
        get
        {
            var language = FindLanguage();
            return [.. Specs.Where(spec => spec.IsRequired && !Has(spec.Field)).Select(spec => spec.NameIn(language))];
        }
    }

    /// <summary>The place of a field's column, from 0, or <see cref="Absent"/>.</summary>
    public int this[string field] => ordinals.GetValueOrDefault(field, Absent);

    /// <summary>True where the file has the field's column.</summary>
    public bool Has(string field) => ordinals.ContainsKey(field);

    /// <summary>The places of all columns with this content.</summary>
    public IReadOnlyList<int> Holding(ColumnContent content) =>
        [.. Specs.Where(spec => spec.Content == content && Has(spec.Field)).Select(spec => this[spec.Field]).Distinct()];

    /// <summary>The header text of a field's column; null where the file does not have it.</summary>
    internal string? NameOf(string field) => ordinals.TryGetValue(field, out var ordinal) ? Header[ordinal] : null;

    /// <summary>Finds each column by the user's map, else by its names.</summary>
    /// <param name="header">The file's header.</param>
    /// <param name="specs">The columns to find.</param>
    /// <param name="map">Columns that the user names.</param>
    /// <param name="ignoresUnits">True where "Betrag (EUR)" and "Total incl. VAT" are found by "Betrag" and "Total".</param>
    /// <exception cref="ImportException">The map names a column that the file does not have.</exception>
    public static Columns Bind(IReadOnlyList<string> header, IReadOnlyList<ColumnSpec> specs, ColumnMap map, bool ignoresUnits = false)
    {
        map = map.For(header);
        var places = PlacesOf(header.Select(Normalise).ToList());
        var withoutUnits = ignoresUnits ? PlacesWithoutUnits(header) : places;

        var columns = new Columns(header, specs);
        foreach (var spec in specs)
        {
            if (map[spec.Field] is { } mapped)
                columns.ordinals[spec.Field] = FindMapped(header, places, mapped);
            else if ((FindByName(spec, places) ?? FindByName(spec, withoutUnits)) is { } place)
                columns.ordinals[spec.Field] = place;
        }
        return columns;
    }

    /// <summary>The language that most of the translated names are in; null for English.</summary>
    private string? FindLanguage()
    {
        var names = Header.Select(Normalise).ToHashSet(StringComparer.Ordinal);
        return Specs.SelectMany(spec => spec.Translations).Where(translation => names.Contains(Normalise(translation.Name)))
            .GroupBy(translation => translation.Language, StringComparer.Ordinal).MaxBy(language => language.Count())?.Key;
    }

    /// <summary>The same columns with a field in another place.</summary>
    internal Columns With(string field, int ordinal)
    {
        var moved = new Columns(Header, Specs);
        foreach (var (known, place) in ordinals) moved.ordinals[known] = place;
        moved.ordinals[field] = ordinal;
        return moved;
    }

    /// <summary>The place of the first column with one of these header texts, for each of them that is there.</summary>
    internal IEnumerable<int> Places(IEnumerable<string> names)
    {
        var header = Header.Select(Normalise).ToList();
        return names.Select(name => header.IndexOf(Normalise(name))).Where(place => place >= 0).Distinct();
    }

    /// <summary>Places for a file without a header.</summary>
    public static Columns Fixed(IReadOnlyList<ColumnSpec> specs, params (string Field, int Ordinal)[] places)
    {
        var header = new string[places.Max(place => place.Ordinal) + 1];
        for (var i = 0; i < header.Length; i++) header[i] = $"column {i + 1}";
        var columns = new Columns(header, specs);
        foreach (var (field, ordinal) in places)
        {
            columns.ordinals[field] = ordinal;
            header[ordinal] = field;
        }
        return columns;
    }

    /// <summary>The same columns, some fields of which lie elsewhere or, at <see cref="Absent"/>, nowhere.</summary>
    internal Columns With(params ReadOnlySpan<(string Field, int Ordinal)> changes)
    {
        var columns = new Columns(Header, Specs);
        foreach (var (field, ordinal) in ordinals) columns.ordinals[field] = ordinal;
        foreach (var (field, ordinal) in changes)
        {
            if (ordinal == Absent) columns.ordinals.Remove(field);
            else columns.ordinals[field] = ordinal;
        }
        return columns;
    }

    /// <summary>The columns of the file that the format does not read.</summary>
    public IReadOnlyList<string> Unread => [.. UnreadOrdinals.Select(ordinal => Header[ordinal])];

    /// <summary>The places of the columns with a name that the format does not read.</summary>
    internal IReadOnlyList<int> UnreadOrdinals =>
        [.. Enumerable.Range(0, Header.Count).Where(i => Header[i].Length > 0 && !ordinals.ContainsValue(i))];

    /// <summary>
    /// Letters and digits only, in lower case and without accents: "Customer ID", "customer_id" and "CustomerId" are one name.
    /// The per cent sign stays: "Rabatt" and "Rabatt %" are two columns.
    /// </summary>
    internal static string Normalise(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in Ascii.IsValid(name) ? name : name.Normalize(NormalizationForm.FormKD))
            if (char.IsLetterOrDigit(c) || c == '%') text.Append(char.ToLowerInvariant(c));
        return text.ToString();
    }

    /// <summary>A header text without what follows it in brackets, and without words for a currency or for included taxes at its end.</summary>
    internal static string WithoutUnit(string name)
    {
        var bracket = name.AsSpan().IndexOfAny('(', '[');
        var text = bracket > 0 && !IsTax(Normalise(name[bracket..])) ? name[..bracket] : name;
        var words = text.Split([' ', '_', ',', '/', '-'], StringSplitOptions.RemoveEmptyEntries).ToList();
        while (words.Count > 1)
        {
            var last = Normalise(words[^1]);
            if (IsUnit(words[^1], last)) words.RemoveAt(words.Count - 1);
            else if (words.Count > 2 && IsTax(last) && IsIncluded(Normalise(words[^2]))) words.RemoveRange(words.Count - 2, 2);
            else break;
        }
        return string.Join(' ', words);
    }

    private static bool IsUnit(string word, string normal) =>
        Shops.Currency.TryParse(word, out _)
        || (word.Length == 1 && char.GetUnicodeCategory(word[0]) == UnicodeCategory.CurrencySymbol)
        || normal is "euro" or "brutto" or "netto" or "gross" or "net" or "in" or "ttc" or "ht" or "bruto" or "neto" or "lordo" or "en" or "de" or "cent" or "cents" or "pence" or "rappen" or "centimes";

    private static bool IsTax(string word) => word is "tax" or "taxes" or "vat" or "mwst" or "ust" or "steuer" or "tva" or "btw" or "iva" or "moms";

    private static bool IsIncluded(string word) => word is "inkl" or "incl" or "inc" or "including" or "exkl" or "excl" or "ex" or "excluding" or "zzgl" or "ohne" or "mit" or "con" or "sin" or "avec" or "sans" or "senza";

    /// <summary>Of "Summe netto" and "Summe brutto" the one that customers pay.</summary>
    private static Dictionary<string, int> PlacesWithoutUnits(IReadOnlyList<string> header)
    {
        var places = PlacesOf(header.Select(name => Normalise(WithoutUnit(name))).ToList());
        for (var i = header.Count - 1; i >= 0; i--)
            if (IsWithTax(Normalise(header[i]))) places[Normalise(WithoutUnit(header[i]))] = i;
        return places;
    }

    private static bool IsWithTax(string name) =>
        name.EndsWith("brutto", StringComparison.Ordinal) || name.EndsWith("gross", StringComparison.Ordinal) || name.EndsWith("ttc", StringComparison.Ordinal)
        || name.EndsWith("bruto", StringComparison.Ordinal) || name.EndsWith("lordo", StringComparison.Ordinal) || name.Contains("incl", StringComparison.Ordinal) || name.Contains("inkl", StringComparison.Ordinal);

    private static Dictionary<string, int> PlacesOf(List<string> names)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = names.Count - 1; i >= 0; i--) places[names[i]] = i;
        return places;
    }

    private static int? FindByName(ColumnSpec spec, Dictionary<string, int> places)
    {
        foreach (var name in spec.Names)
            if (places.TryGetValue(Normalise(name), out var place)) return place;
        return null;
    }

    private static int FindMapped(IReadOnlyList<string> header, Dictionary<string, int> places, string mapped)
    {
        for (var i = 0; i < header.Count; i++)
            if (header[i].Equals(mapped, StringComparison.OrdinalIgnoreCase)) return i;
        return places.TryGetValue(Normalise(mapped), out var place)
            ? place
            : throw new ImportException(new("column-missing", mapped, string.Join(", ", header)));
    }
}
