using Insights.Data.Runs;
using Insights.Data.Storage;

namespace Insights.Server.GraphQL.Lists;

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
        var parameters = new SqlParameters([("@run", run.Value), ("@list", list.Name), ("@keys", string.Join(',', InOrder(list, request.Keys)))]);
        if (!await database.QueryAsync(Find, parameters.Values, _ => true, cancellationToken).AnyAsync(cancellationToken)) return null;
        var statement = new AggregateStatement<T>(list, request, filter: null, owner: null, parameters, isKept: true);
        var rows = await database.QueryAsync(statement.Sql, parameters.Values, statement.Read, cancellationToken).ToListAsync(cancellationToken);
        return rows.Count == 0 ? Groups<T>.None : new Groups<T>(rows.ConvertAll(row => row.Group), rows[0].Total);
    }

    /// <summary>Keys in the order of the list.</summary>
    internal static List<string> InOrder<T>(ListDefinition<T> list, IReadOnlyList<string> keys) =>
        [.. list.Keys.Select(key => key.Name).Where(keys.Contains)];
}
