using System.Data.Common;

namespace Insights.Server.Queries.Lists;

/// <summary>
/// One statement for all figures of all groups: the rows, numbered by the measures whose median is requested; the groups;
/// and their places in the order. Without medians the database makes one grouping over the tables of it.
/// </summary>
internal sealed class AggregateStatement<T>
{
    private readonly ListDefinition<T> list;
    private readonly AggregateRequest request;
    private readonly AggregateColumns columns;
    private readonly IReadOnlyList<ListGroupKey> keys;
    private readonly bool hasOwner;
    private readonly bool isMaterialized;

    /// <param name="list">The list.</param>
    /// <param name="request">What is requested.</param>
    /// <param name="filter">Conditions on rows, or null.</param>
    /// <param name="owner">The column that names a row's owner, where figures are of each owner; null where they are of all.</param>
    /// <param name="parameters">Takes the values of the statement.</param>
    /// <param name="isMaterialized">True to read the cells that are stored with a run: @run, @list, @keys.</param>
    internal AggregateStatement(
        ListDefinition<T> list, AggregateRequest request, string? filter, string? owner, SqlParameters parameters, bool isMaterialized = false)
    {
        this.list = list;
        this.request = request;
        this.isMaterialized = isMaterialized;
        hasOwner = owner is not null;
        columns = new AggregateColumns(list.Measures, list.Counts);
        keys = [.. request.Keys.Select(name => list.Keys.First(key => key.Name == name))];
        foreach (var (measure, function) in request.Figures) columns.Use(measure, function);
        foreach (var count in request.Counts) columns.UseCount(count);
        foreach (var (name, value) in request.Parameters) parameters.Add(name, value);
        Sql = Build(filter, owner, parameters);
    }

    internal string Sql { get; }

    private string[] GroupColumns => [.. hasOwner ? ["o"] : Array.Empty<string>(), .. keys.Select((_, i) => $"k{i}")];

    private string Build(string? filter, string? owner, SqlParameters parameters)
    {
        var having = new FilterCompiler(AggregateFilter.Fields(columns), parameters).Compile(AggregateFilter.Flatten(request.Having, columns));
        var order = OrderBy();
        var groups = isMaterialized ? Materialized() : Grouped(Ranked(Rows(filter, owner)));
        if (keys.Count == 0) return groups;
        var ofOwner = hasOwner ? "PARTITION BY o" : "";
        return $"""
            SELECT * FROM (
              SELECT g.*, row_number() OVER ({ofOwner} ORDER BY {order}) AS place, count(*) OVER ({ofOwner}) AS total
              FROM ({groups}) AS g{(having is null ? "" : $" WHERE {having}")}
            ) AS placed WHERE place <= {parameters.Add((long)request.Groups)} ORDER BY {(hasOwner ? "o, " : "")}place
            """;
    }

    private string Rows(string? filter, string? owner)
    {
        var parts = keys.Select(key => key.Parts).FirstOrDefault(p => p is not null);
        var selected = new List<string>();
        if (owner is not null) selected.Add($"{owner} AS o");
        selected.AddRange(keys.Select((key, i) => $"{key.Sql} AS k{i}"));
        selected.AddRange(columns.UsedCounts.Select(i => $"{list.Counts[i].Sql} AS y{i}"));
        selected.AddRange(columns.UsedMeasures.Select(i =>
            $"{parts?.Measures.GetValueOrDefault(list.Measures[i].Name) ?? list.Measures[i].Sql} AS m{i}"));
        if (selected.Count == 0) selected.Add("1 AS one");
        // The rows of a few owners are found by their key.
        var all = owner is null ? list.Scan ?? list.Source : list.Source;
        var source = parts is null ? all : list.Source with { Table = parts.Table };
        var text = string.Join(", ", selected);
        return $"SELECT {text} FROM {source.For(text, filter)}{(filter is null ? "" : $" AND ({filter})")}";
    }

    /// <summary>Absent values come last in the ranks, so that those of the present ones begin at 1 in every database.</summary>
    private string Ranked(string rows)
    {
        var medians = columns.UsedMeasures.Where(columns.HasMedian).ToList();
        if (medians.Count == 0) return rows;
        var groups = GroupColumns;
        var ofGroup = groups.Length == 0 ? "" : $"PARTITION BY {string.Join(", ", groups)} ";
        var ranks = medians.Select(i => $"row_number() OVER ({ofGroup}ORDER BY m{i} IS NULL, m{i}) AS r{i}, count(m{i}) OVER ({ofGroup}) AS c{i}");
        return $"SELECT q.*, {string.Join(", ", ranks)} FROM ({rows}) AS q";
    }

    private string Grouped(string rows)
    {
        var groups = GroupColumns;
        var by = groups.Length == 0 ? "" : $" GROUP BY {string.Join(", ", groups)}";
        return $"SELECT {string.Join(", ", [.. groups, .. columns.Computed()])} FROM ({rows}) AS p{by}";
    }

    /// <summary>Cells have their keys in the order of the list.</summary>
    private string Materialized()
    {
        var ordered = MaterializedAggregates.InOrder(list, request.Keys);
        var shown = keys.Select((key, i) => $"k{ordered.IndexOf(key.Name)} AS k{i}");
        return $"SELECT {string.Join(", ", [.. shown, .. columns.Names()])} FROM aggregate_cells WHERE run_id = @run AND list = @list AND keys = @keys";
    }

    private string OrderBy()
    {
        // Texts stand as in an alphabet; numbers have their own order.
        var byKeys = string.Join(", ", keys.Select((_, i) => $"k{i} IS NOT NULL, k{i} COLLATE letters"));
        if (AggregateFilter.OrderOf(request.Order, columns) is not { } step) return byKeys;
        if (step.Sql is null) return step.IsDescending ? string.Join(", ", keys.Select((_, i) => $"k{i} IS NOT NULL DESC, k{i} COLLATE letters DESC")) : byKeys;
        var direction = step.IsDescending ? "DESC" : "ASC";
        return $"({step.Sql}) IS NOT NULL {direction}, {step.Sql} {direction}, {byKeys}";
    }

    /// <summary>Reads a group, its owner (0 where figures are of all) and how many groups there are.</summary>
    internal (long Owner, Group<T> Group, int Total) Read(DbDataReader row)
    {
        var figures = new Dictionary<string, AggregateFigures>(StringComparer.Ordinal);
        foreach (var i in columns.UsedMeasures)
        {
            figures[list.Measures[i].Name] = new AggregateFigures(
                columns.Has(i, 'v') ? row.GetInt64(row.GetOrdinal($"v{i}")) : 0, Value(i, 's'), Value(i, 'l'), Value(i, 'h'), Value(i, 'd'), Value(i, 'u'));
        }
        var counts = columns.UsedCounts.ToDictionary(i => list.Counts[i].Name, i => row.GetInt64(row.GetOrdinal($"x{i}")), StringComparer.Ordinal);
        var values = keys.Select((key, i) => (key.Name, Value: Stored($"k{i}"))).ToDictionary(key => key.Name, key => key.Value, StringComparer.Ordinal);
        var aggregate = new Aggregate<T>(row.GetInt64(row.GetOrdinal(AggregateColumns.Rows)), figures, counts);
        return (
            hasOwner ? row.GetInt64(0) : 0, new Group<T>(new GroupKey<T>(values), aggregate),
            keys.Count == 0 ? 1 : row.GetInt32(row.GetOrdinal("total")));

        object? Value(int measure, char part) => columns.Has(measure, part) ? Stored($"{part}{measure}") : null;
        object? Stored(string column) => row.GetOrdinal(column) is var at && row.IsDBNull(at) ? null : row.GetValue(at);
    }
}
