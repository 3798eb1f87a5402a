using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Server.Queries.Caching;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Purchases;
using Insights.Server.Queries.Sales;

namespace Insights.Server.Queries.Precomputed;

/// <summary>
/// Stores the groups of a run's customers, of the shop's baskets and of its sales with the run, for whoever requests them without a
/// filter, and computes them again after imports.
/// </summary>
internal static class AggregateRefresh
{
    /// <summary>
    /// How long imports rest before groups are computed anew, which takes about a minute in a large shop: while one import
    /// follows the other, they would be out of date before anybody has requested them.
    /// </summary>
    internal static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    private const string State = """
        SELECT count(*), coalesce(min(revision) <> @revision, 0), (SELECT finished_at FROM imports ORDER BY import_id DESC LIMIT 1)
        FROM materialized_aggregates WHERE run_id = @run AND software = @software
        """;

    /// <summary>Computes and stores them, unless they are up to date, or the last import has not rested yet.</summary>
    /// <returns>True where they are up to date, false where they are not until imports have rested.</returns>
    internal static async Task<bool> RunAsync(IDatabase database, RunId run, TimeProvider clock, CancellationToken cancellationToken)
    {
        var revision = await RevisionAsync(database, cancellationToken);
        var (stored, isOld, importedAt) = await database.QueryAsync(
            State, [("@run", run.Value), ("@revision", revision), ("@software", SoftwareVersion.Build)], row => (row.GetInt64(0), row.GetInt64(1) == 1, row.NullableInt64(2)), cancellationToken).FirstAsync(cancellationToken);
        if (stored > 0 && !isOld) return true;
        if (stored > 0 && importedAt is { } at && !HasRested(UnixMilliseconds.ToUtc(at), clock)) return false;
        await database.RunWriter.StoreAggregatesAsync(run, await ComputeAsync(database, run, cancellationToken), cancellationToken);
        return true;
    }

    /// <summary>The groups as they are now.</summary>
    internal static async Task<IReadOnlyList<MaterializedAggregate>> ComputeAsync(IDatabase database, RunId run, CancellationToken cancellationToken)
    {
        // Read before the rows: a change in between makes the groups too old, never too new.
        var revision = await RevisionAsync(database, cancellationToken);
        var asOf = await database.QueryAsync("SELECT as_of FROM runs WHERE run_id = @run", [("@run", run.Value)], row => EpochDay.ToDate(row.GetInt32(0)), cancellationToken).FirstAsync(cancellationToken);
        var customers = await new AggregateBuilder(database, CustomerLists.Customers).ComputeAsync([("@run", run.Value)], revision, cancellationToken);
        var purchases = await new AggregateBuilder(database, PurchaseReader.All).ComputeAsync([(PurchaseGrouping.RunParameter, run.Value)], revision, cancellationToken);
        var sales = await new AggregateBuilder(database, SalesGrouping.Sales).ComputeAsync(SalesGrouping.ParametersOf(run, from: null, asOf), revision, cancellationToken);
        return [.. customers, .. purchases, .. sales];
    }

    private static async Task<long> RevisionAsync(IDatabase database, CancellationToken cancellationToken) =>
        (await database.ReadRevisionsAsync(cancellationToken)).SumOf(MaterializedAggregates.Topics);

    /// <summary>An import that is yet to come was before somebody put the clock back.</summary>
    private static bool HasRested(DateTime importedAt, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return now < importedAt || now - importedAt >= Rest;
    }
}
