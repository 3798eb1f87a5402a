using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Tiers;

/// <summary>Reads the tiers of a run from the sums that are stored with it; the API, the pages and the chart show the same.</summary>
[Reads(Topics.Runs | Topics.Settings)]
internal sealed class TierReader(RunReader runs)
{
    /// <summary>The tiers, A first.</summary>
    internal async Task<IReadOnlyList<TierSummary>> ReadAsync(Run run, CancellationToken cancellationToken)
    {
        var totals = await runs.TotalsAsync(run.RunId, cancellationToken);
        var movements = run.PreviousRunId is null ? [] : await runs.MovementsAsync(run.RunId, cancellationToken);
        var allSpend = totals.Sum(total => total.NetSpend.TenThousandths);
        return [.. totals.Select(total => new TierSummary(
            total.Tier, total.Customers, run.KnownCustomers == 0 ? 0 : total.Customers / (double)run.KnownCustomers, total.NetSpend,
            allSpend > 0 ? total.NetSpend.TenThousandths / (double)allSpend : null, (int)total.PurchaseDays,
            [.. movements.Where(movement => movement.ToTier == total.Tier)
                .Select(movement => new TierMovementView(movement.FromTier, movement.ToTier, movement.Customers))]))];
    }
}
