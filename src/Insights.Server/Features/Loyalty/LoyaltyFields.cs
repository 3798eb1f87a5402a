using Insights.Server.Features.Runs;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.Features.Loyalty;

/// <summary>How much more loyal customers spend.</summary>
[ResolverOf("Run")]
internal static class LoyaltyFields
{
    public static Task<LoyaltyPremiumView?> LoyaltyPremium([Parent] RunView run, LoyaltyReader loyalty, CancellationToken cancellationToken) =>
        loyalty.ReadAsync(run.Stored, cancellationToken);
}
