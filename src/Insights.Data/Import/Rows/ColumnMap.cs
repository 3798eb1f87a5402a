using Insights.Data.Import.Messages;

namespace Insights.Data.Import.Rows;

/// <summary>
/// Which column of a file means what, as the user states it: FIELD=COLUMN. The name of a column may contain commas and equals
/// signs, so that a text such as "customer=Wer,date=Wann" is only understood together with the file's header.
/// </summary>
public sealed class ColumnMap
{
    private const char Between = ',';
    private const char Means = '=';

    private readonly Dictionary<string, string> columns = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> texts = [];

    /// <summary>The user states nothing.</summary>
    public static ColumnMap Empty { get; } = new();

    /// <summary>The fields that are mapped for certain, whatever the header: the first of each text.</summary>
    public IReadOnlyCollection<string> Fields => columns.Keys;

    /// <summary>Reads "customer=Kunde,date=Datum" as far as it can be without the file's header.</summary>
    /// <exception cref="ImportException">A text is not of the form FIELD=COLUMN, or a field comes twice.</exception>
    public static ColumnMap Parse(IEnumerable<string> texts)
    {
        var map = new ColumnMap();
        foreach (var text in texts)
        {
            if (string.IsNullOrWhiteSpace(text)) continue;
            foreach (var (field, column) in Split(text, isColumn: _ => false).Take(1)) map.Add(field, column);
            map.texts.Add(text);
        }
        return map;
    }

    /// <summary>A map of pairs.</summary>
    /// <exception cref="ImportException">A field comes twice.</exception>
    public static ColumnMap Of(IEnumerable<(string Field, string Column)> pairs)
    {
        var map = new ColumnMap();
        foreach (var (field, column) in pairs) map.Add(field.Trim(), column.Trim());
        return map;
    }

    /// <summary>The column that a field is mapped to, or null.</summary>
    public string? this[string field] => columns.GetValueOrDefault(field);

    /// <summary>The map as it is meant for a file of this header: what is a column as a whole goes before what looks like several.</summary>
    /// <exception cref="ImportException">A field comes twice.</exception>
    internal ColumnMap For(IReadOnlyList<string> header)
    {
        if (texts.Count == 0) return this;
        var names = header.Select(Columns.Normalise).ToHashSet(StringComparer.Ordinal);
        return Of(texts.SelectMany(text => Split(text, column => names.Contains(Columns.Normalise(column)))));
    }

    /// <summary>The map with more pairs; those that it has already go before them.</summary>
    internal ColumnMap With(IEnumerable<(string Field, string Column)> more) =>
        Of(columns.Select(pair => (pair.Key, pair.Value)).Concat(more.Where(pair => !columns.ContainsKey(pair.Field))));

    private void Add(string field, string column)
    {
        if (!columns.TryAdd(field, column)) throw new ImportException(new("map-twice", field));
    }

    private static IEnumerable<(string Field, string Column)> Split(string text, Func<string, bool> isColumn)
    {
        for (var rest = text; rest.Length > 0;)
        {
            var equals = rest.IndexOf(Means, StringComparison.Ordinal);
            var field = equals < 0 ? "" : rest[..equals].Trim();
            var right = rest[(equals + 1)..];
            if (field.Length == 0 || right.AsSpan().Trim().IsEmpty) throw new ImportException(new("map-form", text));
            var end = EndOfColumn(right, isColumn);
            yield return (field, right[..end].Trim());
            rest = right[end..].TrimStart(' ', Between);
        }
    }

    /// <summary>Where the name of the column ends: as late as a column of the file does, else before the next FIELD=.</summary>
    private static int EndOfColumn(string right, Func<string, bool> isColumn)
    {
        if (isColumn(right)) return right.Length;
        for (var comma = right.LastIndexOf(Between); comma > 0; comma = right.LastIndexOf(Between, comma - 1))
            if (isColumn(right[..comma])) return comma;
        for (var comma = right.IndexOf(Between, StringComparison.Ordinal); comma >= 0; comma = right.IndexOf(Between, comma + 1))
        {
            var next = right.AsSpan(comma + 1);
            var nextComma = next.IndexOf(Between);
            if ((nextComma < 0 ? next : next[..nextComma]).Contains(Means)) return comma;
        }
        return right.Length;
    }
}
