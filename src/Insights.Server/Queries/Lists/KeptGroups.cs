using System.Data.Common;
using Insights.Data.Shops;
using Insights.Data.Storage;

namespace Insights.Server.Queries.Lists;

/// <summary>
/// Reads groups of all rows of a list from what is kept with a run, as long as they are what a look at every row would give.
/// </summary>
internal sealed class KeptGroups(IDatabase database)
{
    /// <summary>The newest import, of those that failed, too: they change nothing, but it is simpler to believe that they do.</summary>
    internal const string NewestImport = "(SELECT coalesce(max(import_id), 0) FROM imports)";

    private const string Find = $"SELECT 1 FROM group_sum_sets WHERE run_id = @run AND list = @list AND keys = @keys AND coalesce(imports = {NewestImport}, 1)";

    /// <summary>The groups; null where they are not kept, or where an import has come after them.</summary>
    /// <param name="list">The list.</param>
    /// <param name="run">The run.</param>
    /// <param name="request">What is asked for.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    internal async Task<Groups<T>?> ReadAsync<T>(ListDefinition<T> list, RunId run, AggregateRequest request, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters();
        var statement = new AggregateStatement<T>(list, request, filter: null, owner: null, parameters, isKept: true);
        if (await ReadAsync(list, run, request.Keys, statement.Sql, parameters.Values, statement.Read, cancellationToken) is not { } rows) return null;
        return rows.Count == 0 ? Groups<T>.None : new Groups<T>(rows.ConvertAll(row => row.Group), rows[0].Total);
    }

    /// <summary>What a statement reads of the groups by some keys; null where they are not kept, or where an import has come after them.</summary>
    /// <param name="list">Whose groups they are.</param>
    /// <param name="run">The run.</param>
    /// <param name="keys">Names of the keys, in any order.</param>
    /// <param name="sql">Reads from the table of groups: @run, @list, @keys.</param>
    /// <param name="parameters">The statement's other values.</param>
    /// <param name="read">Makes an item of a row.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    internal async Task<List<T>?> ReadAsync<T>(
        ListGrouping list, RunId run, IReadOnlyList<string> keys, string sql, IReadOnlyList<(string Name, object? Value)> parameters,
        Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        (string Name, object? Value)[] place = [("@run", run.Value), ("@list", list.Name), ("@keys", string.Join(',', InOrder(list, keys)))];
        if (!await AreKeptAsync(place, cancellationToken)) return null;
        var rows = await database.QueryAsync(sql, [.. place, .. parameters], read, cancellationToken).ToListAsync(cancellationToken);
        // Where there are none, new groups may have taken the place of those that were found, and be too many to be kept.
        return rows.Count > 0 || await AreKeptAsync(place, cancellationToken) ? rows : null;
    }

    private async Task<bool> AreKeptAsync((string Name, object? Value)[] place, CancellationToken cancellationToken) =>
        await database.QueryAsync(Find, place, _ => true, cancellationToken).AnyAsync(cancellationToken);

    /// <summary>Keys in the order of the list.</summary>
    internal static List<string> InOrder(ListGrouping list, IReadOnlyList<string> keys) =>
        [.. list.Keys.Select(key => key.Name).Where(keys.Contains)];
}
