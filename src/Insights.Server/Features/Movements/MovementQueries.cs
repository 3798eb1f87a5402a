using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Movements;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Movements;

/// <summary>Movements between tiers.</summary>
[ResolverOf("Query")]
internal static class MovementQueries
{
    public static async Task<TierMatrix?> TierMatrix(
        string? from, string? to, Selection selection, RunReader runs, MovementReader movements, CancellationToken cancellationToken)
    {
        if (await runs.FindAsync(to, cancellationToken) is not { } later) return null;
        var earlier = from is null
            ? later.PreviousRunId is { } previous ? await runs.FindAsync(previous, cancellationToken) : null
            : await runs.FindAsync(from, cancellationToken);
        if (earlier is null) return null;
        var cells = selection.Of("cells");
        var needsSpend = cells.Has("netSpendBefore") || cells.Has("netSpendAfter");
        return new TierMatrix(runs.ViewOf(earlier), runs.ViewOf(later), await movements.ReadAsync(earlier, later, needsSpend, cancellationToken));
    }
}
