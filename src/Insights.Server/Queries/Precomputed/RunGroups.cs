using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Purchases;
using Insights.Server.Queries.Sales;

namespace Insights.Server.Queries.Precomputed;

/// <summary>
/// Keeps the groups of a run's customers, of the shop's baskets and of its sales with the run, for those who ask for them without a
/// filter, and renews them after imports.
/// </summary>
internal static class RunGroups
{
    /// <summary>
    /// How long imports rest before groups are computed anew, which takes about a minute in a large shop: while one import
    /// follows the other, they would be too old before anybody has asked for them.
    /// </summary>
    internal static readonly TimeSpan Rest = TimeSpan.FromMinutes(5);

    private const string State = $"""
        SELECT count(*), coalesce(min(imports) < {KeptGroups.NewestImport}, 0), (SELECT finished_at FROM imports ORDER BY import_id DESC LIMIT 1)
        FROM group_sum_sets WHERE run_id = @run
        """;

    /// <summary>Computes and stores them, unless they are kept already and no import has come after them, or one that has not rested.</summary>
    /// <returns>True where they are kept, false where they are too old until imports have rested.</returns>
    internal static async Task<bool> KeepAsync(IDatabase database, RunId run, TimeProvider clock, CancellationToken cancellationToken)
    {
        var (sets, isOld, importedAt) = await database.QueryAsync(
            State, [("@run", run.Value)], row => (row.GetInt64(0), row.GetInt64(1) == 1, row.NullableInt64(2)), cancellationToken).FirstAsync(cancellationToken);
        if (sets > 0 && !isOld) return true;
        if (sets > 0 && importedAt is { } at && !HasRested(UnixMilliseconds.ToUtc(at), clock)) return false;
        await database.RunWriter.KeepGroupsAsync(run, await ComputeAsync(database, run, cancellationToken), cancellationToken);
        return true;
    }

    /// <summary>The groups as they are now.</summary>
    internal static async Task<IReadOnlyList<GroupSet>> ComputeAsync(IDatabase database, RunId run, CancellationToken cancellationToken)
    {
        var asOf = await database.QueryAsync("SELECT as_of FROM runs WHERE run_id = @run", [("@run", run.Value)], row => EpochDay.ToDate(row.GetInt32(0)), cancellationToken).FirstAsync(cancellationToken);
        var customers = await new GroupKeeper(database, CustomerLists.Customers).ComputeAsync([("@run", run.Value)], cancellationToken);
        var purchases = await new GroupKeeper(database, PurchaseReader.All).ComputeAsync([(PurchaseGrouping.RunParameter, run.Value)], cancellationToken);
        var sales = await new GroupKeeper(database, SalesGrouping.Sales).ComputeAsync(SalesGrouping.ParametersOf(run, from: null, asOf), cancellationToken);
        return [.. customers, .. purchases, .. sales];
    }

    /// <summary>An import that is yet to come was before somebody put the clock back.</summary>
    private static bool HasRested(DateTime importedAt, TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return now < importedAt || now - importedAt >= Rest;
    }
}
