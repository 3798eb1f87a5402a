using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Shops;
using Insights.Server.Queries.Tiers;

namespace Insights.Server.Features.Tiers;

/// <summary>The tiers.</summary>
[ResolverOf("Query")]
internal static class TierQueries
{
    public static async Task<IReadOnlyList<TierSummary>> Tiers(string? run, RunReader runs, TierReader tiers, CancellationToken cancellationToken) =>
        await runs.FindAsync(run, cancellationToken) is { } found ? await tiers.ReadAsync(found, cancellationToken) : [];
}

/// <summary>Amounts, which need the shop's currency.</summary>
[ResolverOf("TierSummary")]
internal static class TierSummaryFields
{
    public static Task<MoneyView> NetSpend([Parent] TierSummary tier, CurrentShopReader shops, CancellationToken cancellationToken) =>
        shops.MoneyAsync(tier.Spend, cancellationToken);
}
