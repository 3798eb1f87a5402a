using System.Data.Common;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Server.Queries.Caching;

namespace Insights.Server.Queries.Lists;

/// <summary>
/// Computes all groups of rows by each of their keys, each two and each three of them, to be stored with a run. The rows are read
/// once, or twice where a key cuts them into parts.
/// </summary>
internal sealed class AggregateBuilder(IDatabase database, ListGrouping list)
{
    /// <summary>
    /// By several keys there may be nearly as many groups as rows, which are then as quickly looked at themselves.
    /// </summary>
    private const int MinRowsOfGroup = 10;

    /// <summary>The groups by all keys that have few enough of them.</summary>
    /// <param name="parameters">Values of the list's conditions and keys.</param>
    /// <param name="revision">The revision of the data, read before.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async Task<IReadOnlyList<MaterializedAggregate>> ComputeAsync(IReadOnlyList<(string Name, object? Value)> parameters, long revision, CancellationToken cancellationToken)
    {
        var aggregates = new List<MaterializedAggregate>();
        foreach (var parts in list.Keys.Select(key => key.Parts).Distinct())
        {
            var keys = list.Keys.Where(key => key.Parts is null || key.Parts == parts).ToList();
            var rows = await ReadAsync(keys, parts, parameters, cancellationToken);
            foreach (var chosen in Choices(keys.Count).Where(choice => parts is null || choice.Any(i => keys[i].Parts is not null)))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var max = chosen.Length <= 1 ? list.MaxGroups : Math.Min(list.MaxGroups, rows.Count / MinRowsOfGroup);
                if (rows.GroupBy(chosen, max) is not { } groups) continue;
                var isUnchanging = list.IsOfRun && chosen.All(i => keys[i].IsUnchanging);
                aggregates.Add(new MaterializedAggregate(list.Name, string.Join(',', chosen.Select(i => keys[i].Name)), isUnchanging ? null : revision, SoftwareVersion.Build, groups));
            }
        }
        return aggregates;
    }

    /// <summary>Up to three places in their order.</summary>
    private static IEnumerable<int[]> Choices(int count) =>
        from places in Enumerable.Range(0, 1 << count)
        let chosen = Enumerable.Range(0, count).Where(i => (places >> i & 1) == 1).ToArray()
        where chosen.Length <= AggregateRequest.MaxKeys
        select chosen;

    private async Task<GroupedRows> ReadAsync(
        List<ListGroupKey> keys, ListParts? parts, IReadOnlyList<(string Name, object? Value)> parameters, CancellationToken cancellationToken)
    {
        string[] columns =
        [
            .. keys.Select(key => key.Sql),
            .. list.Measures.Select(measure => parts?.Measures.GetValueOrDefault(measure.Name) ?? measure.Sql),
            .. list.Counts.Take(1).Select(count => count.Sql),
        ];
        var source = parts is null ? list.Scan ?? list.Source : list.Source with { Table = parts.Table };
        var text = string.Join(", ", columns);
        var rows = new GroupedRows(keys.Count, [.. list.Measures.Select(measure => measure.Kind == ListFieldKind.Float)], list.Counts.Count > 0);
        await foreach (var _ in database.ScanAsync($"SELECT {text} FROM {source.For(text)}", parameters, row => Add(rows, row), cancellationToken)) { }
        rows.Sort();
        return rows;
    }

    private static bool Add(GroupedRows rows, DbDataReader row)
    {
        rows.Add(row);
        return true;
    }
}
