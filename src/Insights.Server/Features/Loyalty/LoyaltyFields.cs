using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Loyalty;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Loyalty;

/// <summary>How much more loyal customers spend.</summary>
[ResolverOf("Run")]
internal static class LoyaltyFields
{
    public static Task<LoyaltyPremiumView?> LoyaltyPremium([Parent] RunView run, LoyaltyReader loyalty, CancellationToken cancellationToken) =>
        loyalty.ReadAsync(run.Stored, cancellationToken);
}
