
namespace Insights.Data.Tiers;

/// <summary>
/// RFM score: the active customers are scored 1 to 5 by days since the last purchase, purchase days and net spend
/// (<see cref="RfmScores"/>); the three scores are added (3 to 15). Customers with equal values are in one tier.
/// </summary>
public sealed record RfmTierPolicy : TierPolicy
{
    internal const string Name = "rfm";
    private const int LowestScore = 3;
    private const int HighestScore = 15;
    private const int DefaultFromA = 13;
    private const int DefaultFromB = 9;

    /// <summary>Score, 3 to 15, from which a customer is A.</summary>
    public int FromA { get; init; } = DefaultFromA;

    /// <summary>Score, 3 to 15, from which a customer is at least B.</summary>
    public int FromB { get; init; } = DefaultFromB;

    /// <inheritdoc/>
    public override string Text => FormattableString.Invariant($"{Name}:a={FromA},b={FromB},{CommonText}");

    internal static RfmTierPolicy From(PolicyParameters parameters)
    {
        var policy = new RfmTierPolicy
        {
            FromA = parameters.Whole("a", DefaultFromA, LowestScore, HighestScore),
            FromB = parameters.Whole("b", DefaultFromB, LowestScore, HighestScore),
        };
        return policy.FromA >= policy.FromB
            ? policy
            : throw new FormatException("The score a of the tier policy must be at least the score b.");
    }

    internal override TierScale ScaleOf(RankedCustomers ranked)
    {
        var recency = RfmScores.Of(ranked.Order.Select(customer => -(long)ranked.DaysSinceLastPurchase[customer]));
        var frequency = RfmScores.Of(ranked.Order.Select(customer => (long)ranked.PurchaseDays[customer]));
        var monetary = RfmScores.Of(ranked.Order.Select(customer => ranked.NetSpend[customer]));
        double[] positions = [.. Enumerable.Range(0, ranked.Order.Length).Select(i => -(recency[i] + frequency[i] + monetary[i]))];
        // Scores are whole numbers, so that hysteresis is one point.
        var slack = Hysteresis > 1 ? 1 : 0;
        return new TierScale(positions, [new TierBoundary(-FromA, -FromA + slack), new TierBoundary(-FromB, -FromB + slack)]);
    }
}
