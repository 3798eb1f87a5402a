
namespace Insights.Data.Tiers;

/// <summary>The default: the top share of active customers by net spend is A, the next share is B, the others are C.</summary>
public sealed record ShareTierPolicy : TierPolicy
{
    internal const string Name = "share";
    private const double DefaultShareA = 0.10;
    private const double DefaultShareB = 0.30;

    /// <summary>Share of the active customers in A, 0 to 1; the number is rounded half up.</summary>
    public double ShareA { get; init; } = DefaultShareA;

    /// <summary>Share of the active customers in B, 0 to 1; the number is rounded half up.</summary>
    public double ShareB { get; init; } = DefaultShareB;

    /// <inheritdoc/>
    public override string Text => FormattableString.Invariant($"{Name}:a={ShareA},b={ShareB},{CommonText}");

    internal static ShareTierPolicy From(PolicyParameters parameters)
    {
        var policy = new ShareTierPolicy
        {
            ShareA = parameters.Number("a", DefaultShareA, least: 0, most: 1),
            ShareB = parameters.Number("b", DefaultShareB, least: 0, most: 1),
        };
        return policy.ShareA + policy.ShareB <= 1
            ? policy
            : throw new FormatException("The shares a and b of the tier policy are more than 1 together.");
    }

    internal override TierScale ScaleOf(RankedCustomers ranked)
    {
        var positions = new double[ranked.Order.Length];
        for (var i = 0; i < positions.Length; i++) positions[i] = i + 1;
        var endOfA = Round(ShareA * positions.Length);
        var endOfB = endOfA + Round(ShareB * positions.Length);
        return new TierScale(positions,
        [
            new TierBoundary(endOfA, Math.Max(endOfA, Round(ShareA * Hysteresis * positions.Length))),
            new TierBoundary(endOfB, Math.Max(endOfB, Round((ShareA + ShareB) * Hysteresis * positions.Length))),
        ]);
    }

    private static double Round(double count) => Math.Floor(count + 0.5);
}
