using System.Text;

namespace Insights.Data.Import.Formats;

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

    /// <summary>The header as the file has it, or made-up names where it has none.</summary>
    public IReadOnlyList<string> Header { get; }

    /// <summary>All columns of the format.</summary>
    public IReadOnlyList<ColumnSpec> Specs { get; }

    /// <summary>Fields that the format needs and the file lacks.</summary>
    public IReadOnlyList<string> Missing =>
        [.. Specs.Where(spec => spec.IsRequired && !Has(spec.Field)).Select(spec => spec.Field)];

    /// <summary>Header texts of the columns that the format needs and the file lacks, by the best known name of each.</summary>
    public IReadOnlyList<string> MissingNames =>
        [.. Specs.Where(spec => spec.IsRequired && !Has(spec.Field)).Select(spec => spec.Names[0])];

    /// <summary>The place of a field's column, from 0, or <see cref="Absent"/>.</summary>
    public int this[string field] => ordinals.GetValueOrDefault(field, Absent);

    /// <summary>True where the file has the field's column.</summary>
    public bool Has(string field) => ordinals.ContainsKey(field);

    /// <summary>The places of all columns with this content.</summary>
    public IReadOnlyList<int> Holding(ColumnContent content) =>
        [.. Specs.Where(spec => spec.Content == content && Has(spec.Field)).Select(spec => this[spec.Field]).Distinct()];

    /// <summary>Finds each column by the user's map, else by its names.</summary>
    /// <exception cref="ImportException">The map names a column that the file does not have.</exception>
    public static Columns Bind(IReadOnlyList<string> header, IReadOnlyList<ColumnSpec> specs, ColumnMap map)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = header.Count - 1; i >= 0; i--) places[Normalise(header[i])] = i;

        var columns = new Columns(header, specs);
        foreach (var spec in specs)
        {
            if (map[spec.Field] is { } mapped)
            {
                if (!places.TryGetValue(Normalise(mapped), out var place))
                    throw new ImportException(new("column-missing", mapped, string.Join(", ", header)));
                columns.ordinals[spec.Field] = place;
                continue;
            }
            foreach (var name in spec.Names)
            {
                if (!places.TryGetValue(Normalise(name), out var place)) continue;
                columns.ordinals[spec.Field] = place;
                break;
            }
        }
        return columns;
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

    /// <summary>The columns of the file that the format does not read.</summary>
    public IReadOnlyList<string> Unread => [.. Header.Where((name, i) => name.Length > 0 && !ordinals.ContainsValue(i))];

    /// <summary>Letters and digits only, in lower case: "Customer ID", "customer_id" and "CustomerId" are one name.</summary>
    internal static string Normalise(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name)
            if (char.IsLetterOrDigit(c)) text.Append(char.ToLowerInvariant(c));
        return text.ToString();
    }
}
