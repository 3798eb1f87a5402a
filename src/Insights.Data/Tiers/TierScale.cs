namespace Insights.Data.Tiers;

/// <summary>Positions of ranked customers, and where the tiers end.</summary>
/// <param name="Positions">One for each ranked customer, in the order of the ranking; less is better.</param>
/// <param name="Boundaries">The ends of A, B and, where the policy has one, C; what lies behind the last is the next tier.</param>
internal sealed record TierScale(double[] Positions, IReadOnlyList<TierBoundary> Boundaries)
{
    /// <summary>The tier at a position, for a customer who was in <paramref name="previous"/> before.</summary>
    internal Tier TierOf(double position, Tier? previous)
    {
        for (var tier = 0; tier < Boundaries.Count; tier++)
        {
            var boundary = Boundaries[tier];
            if (boundary.Contains(position)) return (Tier)tier;
            if (previous is { } before && (int)before <= tier && boundary.Retains(position)) return (Tier)tier;
        }
        return (Tier)Boundaries.Count;
    }
}

/// <summary>The end of a tier.</summary>
/// <param name="Enter">Positions up to here enter the tier.</param>
/// <param name="Leave">Positions up to here stay in it.</param>
/// <param name="IsOpen">True where the positions themselves lie outside (less than, not at most).</param>
internal readonly record struct TierBoundary(double Enter, double Leave, bool IsOpen = false)
{
    internal bool Contains(double position) => IsOpen ? position < Enter : position <= Enter;

    internal bool Retains(double position) => IsOpen ? position < Leave : position <= Leave;
}
