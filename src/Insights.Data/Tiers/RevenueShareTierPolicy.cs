
namespace Insights.Data.Tiers;

/// <summary>
/// Classic ABC analysis: A are the customers who together make the first half of the spend, B those up to 80 %, C those
/// up to 95 %, D the rest. Negative spend counts as none.
/// </summary>
public sealed record RevenueShareTierPolicy : TierPolicy
{
    internal const string Name = "revenue-share";
    private const double DefaultEndOfA = 0.50;
    private const double DefaultEndOfB = 0.80;
    private const double DefaultEndOfC = 0.95;

    /// <summary>Share of the spend, 0 to 1, before which a customer is A.</summary>
    public double EndOfA { get; init; } = DefaultEndOfA;

    /// <summary>Share of the spend, 0 to 1, before which a customer is at least B.</summary>
    public double EndOfB { get; init; } = DefaultEndOfB;

    /// <summary>Share of the spend, 0 to 1, before which a customer is at least C.</summary>
    public double EndOfC { get; init; } = DefaultEndOfC;

    /// <inheritdoc/>
    public override string Text => FormattableString.Invariant($"{Name}:a={EndOfA},b={EndOfB},c={EndOfC},{CommonText}");

    internal static RevenueShareTierPolicy From(PolicyParameters parameters)
    {
        var policy = new RevenueShareTierPolicy
        {
            EndOfA = parameters.Number("a", DefaultEndOfA, least: 0, most: 1),
            EndOfB = parameters.Number("b", DefaultEndOfB, least: 0, most: 1),
            EndOfC = parameters.Number("c", DefaultEndOfC, least: 0, most: 1),
        };
        return policy.EndOfA <= policy.EndOfB && policy.EndOfB <= policy.EndOfC
            ? policy
            : throw new FormatException("The revenue shares of the tier policy must not fall from a to b to c.");
    }

    internal override TierScale ScaleOf(RankedCustomers ranked)
    {
        var positions = new double[ranked.Order.Length];
        var total = ranked.Order.Sum(customer => (double)Math.Max(0, ranked.NetSpend[customer]));
        double before = 0;
        for (var i = 0; i < positions.Length; i++)
        {
            positions[i] = total > 0 ? before / total : 1;
            before += Math.Max(0, ranked.NetSpend[ranked.Order[i]]);
        }
        return new TierScale(positions, [Boundary(EndOfA), Boundary(EndOfB), Boundary(EndOfC)]);
    }

    private TierBoundary Boundary(double end) => new(end, Math.Min(1, end * Hysteresis), IsOpen: true);
}
