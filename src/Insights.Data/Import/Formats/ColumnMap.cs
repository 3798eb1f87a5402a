namespace Insights.Data.Import.Formats;

/// <summary>Which column of a file means what, as the user says it: FIELD=COLUMN.</summary>
public sealed class ColumnMap
{
    private readonly Dictionary<string, string> columns = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The user says nothing.</summary>
    public static ColumnMap Empty { get; } = new();

    /// <summary>The fields that are mapped.</summary>
    public IReadOnlyCollection<string> Fields => columns.Keys;

    /// <summary>Reads "customer=Kunde,date=Datum".</summary>
    /// <exception cref="ImportException">A part is not of the form FIELD=COLUMN, or a field comes twice.</exception>
    public static ColumnMap Parse(IEnumerable<string> texts)
    {
        var pairs = new List<(string, string)>();
        foreach (var part in texts.SelectMany(text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)))
        {
            var equals = part.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1 || equals == part.Length - 1)
                throw new ImportException(new("map-form", part));
            pairs.Add((part[..equals], part[(equals + 1)..]));
        }
        return Of(pairs);
    }

    /// <summary>A map of pairs.</summary>
    /// <exception cref="ImportException">A field comes twice.</exception>
    public static ColumnMap Of(IEnumerable<(string Field, string Column)> pairs)
    {
        var map = new ColumnMap();
        foreach (var (field, column) in pairs)
            if (!map.columns.TryAdd(field.Trim(), column.Trim())) throw new ImportException(new("map-twice", field));
        return map;
    }

    /// <summary>The column that a field is mapped to, or null.</summary>
    public string? this[string field] => columns.GetValueOrDefault(field);
}
