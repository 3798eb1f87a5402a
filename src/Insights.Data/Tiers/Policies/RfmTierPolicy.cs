namespace Insights.Data.Tiers.Policies;

/// <summary>
/// RFM score: the active customers are cut into fifths by days since the last purchase, purchase days and net spend, the
/// best fifth scoring 5; the three scores are added (3 to 15). Among equal values the external id decides.
/// </summary>
public sealed record RfmTierPolicy : TierPolicy
{
    internal const string Name = "rfm";
    private const int Fifths = 5;
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
        var positions = new double[ranked.Order.Length];
        AddScores(positions, ranked.Order, customer => -ranked.DaysSinceLastPurchase[customer]);
        AddScores(positions, ranked.Order, customer => ranked.PurchaseDays[customer]);
        AddScores(positions, ranked.Order, customer => ranked.NetSpend[customer]);
        // Scores are whole numbers, so that hysteresis is one point.
        var slack = Hysteresis > 1 ? 1 : 0;
        return new TierScale(positions, [new TierBoundary(-FromA, -FromA + slack), new TierBoundary(-FromB, -FromB + slack)]);
    }

    private static void AddScores(double[] positions, int[] customers, Func<int, long> value)
    {
        var places = Enumerable.Range(0, customers.Length).OrderBy(place => value(customers[place])).ThenBy(place => customers[place]).ToArray();
        for (var i = 0; i < places.Length; i++)
            positions[places[i]] -= (long)i * Fifths / places.Length + 1;
    }
}
