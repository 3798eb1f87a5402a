using Insights.Data.Values;

namespace Insights.Data.Tiers;

/// <summary>Fixed amounts: A from 1,000 in the window, B from 300, the other active customers C.</summary>
public sealed record ThresholdTierPolicy : TierPolicy
{
    internal const string Name = "thresholds";

    /// <summary>Net spend in the window from which a customer is A.</summary>
    public required Money FromA { get; init; }

    /// <summary>Net spend in the window from which a customer is at least B.</summary>
    public required Money FromB { get; init; }

    /// <inheritdoc/>
    public override string Text => FormattableString.Invariant($"{Name}:a={FromA.Amount:0.####},b={FromB.Amount:0.####},{CommonText}");

    internal static ThresholdTierPolicy From(PolicyParameters parameters)
    {
        var policy = new ThresholdTierPolicy
        {
            FromA = Money.From(parameters.Amount("a")),
            FromB = Money.From(parameters.Amount("b")),
        };
        return policy.FromA >= policy.FromB
            ? policy
            : throw new FormatException("The threshold a of the tier policy must be at least the threshold b.");
    }

    internal override TierScale ScaleOf(RankedCustomers ranked) => new(
        Array.ConvertAll(ranked.Order, customer => -(double)ranked.NetSpend[customer]),
        [Boundary(FromA), Boundary(FromB)]);

    private TierBoundary Boundary(Money from) => new(-(double)from.TenThousandths, -(from.TenThousandths / Hysteresis));
}
