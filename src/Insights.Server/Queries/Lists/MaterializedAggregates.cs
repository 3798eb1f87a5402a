using System.Data.Common;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Answers;
using Insights.Server.Queries.Caching;

namespace Insights.Server.Queries.Lists;

/// <summary>Reads groups of all rows of a list from the aggregates that are stored with a run, as long as they equal what a scan of every row would give.</summary>
internal sealed class MaterializedAggregates(IDatabase database, CurrentRevisions revisions)
{
    /// <summary>What aggregates are computed from besides the run's results.</summary>
    internal const Topics Topics = Data.Storage.Topics.Purchases | Data.Storage.Topics.Customers;

    private const string Find = "SELECT 1 FROM materialized_aggregates WHERE run_id = @run AND list = @list AND keys = @keys AND software = @software AND coalesce(revision = @revision, 1)";

    /// <summary>The groups; null where they are not stored, or no longer up to date.</summary>
    /// <param name="list">The list.</param>
    /// <param name="run">The run.</param>
    /// <param name="request">The requested groups and figures.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    internal async Task<Groups<T>?> ReadAsync<T>(ListDefinition<T> list, RunId run, AggregateRequest request, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters();
        var statement = new AggregateStatement<T>(list, request, filter: null, owner: null, parameters, isMaterialized: true);
        if (await ReadAsync(list, run, request.Keys, statement.Sql, parameters.Values, statement.Read, cancellationToken) is not { } rows) return null;
        return rows.Count == 0 ? Groups<T>.None : new Groups<T>(rows.ConvertAll(row => row.Group), rows[0].Total);
    }

    /// <summary>What a statement reads of the groups by some keys; null where they are not stored, or no longer up to date.</summary>
    /// <param name="list">Whose groups they are.</param>
    /// <param name="run">The run.</param>
    /// <param name="keys">Names of the keys, in any order.</param>
    /// <param name="sql">Reads from the table of cells: @run, @list, @keys.</param>
    /// <param name="parameters">The statement's other values.</param>
    /// <param name="read">Makes an item of a row.</param>
    /// <param name="cancellationToken">Stops the queries.</param>
    internal async Task<List<T>?> ReadAsync<T>(
        ListGrouping list, RunId run, IReadOnlyList<string> keys, string sql, IReadOnlyList<(string Name, object? Value)> parameters,
        Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        (string Name, object? Value)[] place = [("@run", run.Value), ("@list", list.Name), ("@keys", string.Join(',', InOrder(list, keys)))];
        var revision = (await revisions.ReadAsync(cancellationToken)).SumOf(Topics);
        if (!await AreUpToDateAsync(place, revision, cancellationToken)) return null;
        var rows = await database.QueryAsync(sql, [.. place, .. parameters], read, cancellationToken).ToListAsync(cancellationToken);
        // Where there are none, others may have been stored in the meantime, without those that have too many groups.
        return rows.Count > 0 || await AreUpToDateAsync(place, revision, cancellationToken) ? rows : null;
    }

    private async Task<bool> AreUpToDateAsync((string Name, object? Value)[] place, long revision, CancellationToken cancellationToken) =>
        await database.QueryAsync(Find, [.. place, ("@revision", revision), ("@software", SoftwareVersion.Build)], _ => true, cancellationToken).AnyAsync(cancellationToken);

    /// <summary>Keys in the order of the list.</summary>
    internal static List<string> InOrder(ListGrouping list, IReadOnlyList<string> keys) =>
        [.. list.Keys.Select(key => key.Name).Where(keys.Contains)];
}
