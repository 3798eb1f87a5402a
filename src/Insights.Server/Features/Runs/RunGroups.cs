using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Server.Features.Customers;
using Insights.Server.Features.Purchases;
using Insights.Server.GraphQL.Lists;

namespace Insights.Server.Features.Runs;

/// <summary>Keeps the groups of a run's customers and of the shop's baskets with the run, for those who ask for them without a filter.</summary>
internal static class RunGroups
{
    /// <summary>Computes and stores them, unless they are kept already.</summary>
    internal static async Task KeepAsync(IDatabase database, RunId run, CancellationToken cancellationToken)
    {
        if (await database.QueryAsync("SELECT 1 FROM group_sum_sets WHERE run_id = @run LIMIT 1", [("@run", run.Value)], _ => true, cancellationToken).AnyAsync(cancellationToken)) return;
        var customers = await new GroupKeeper<CustomerView>(database, CustomerLists.Customers).ComputeAsync([("@run", run.Value)], cancellationToken);
        var purchases = await new GroupKeeper<PurchaseView>(database, PurchaseReader.All).ComputeAsync([(PurchaseGrouping.RunParameter, run.Value)], cancellationToken);
        await database.RunWriter.KeepGroupsAsync(run, [.. customers, .. purchases], cancellationToken);
    }
}
