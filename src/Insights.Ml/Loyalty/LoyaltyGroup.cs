namespace Insights.Ml.Loyalty;

/// <summary>The customers that are compared with the average one, by their tier at the beginning of a period.</summary>
public enum LoyaltyGroup
{
    /// <summary>Tiers A and B.</summary>
    Loyal,

    /// <summary>Tier A.</summary>
    A,

    /// <summary>Tier B.</summary>
    B,

    /// <summary>Tier C.</summary>
    C,
}
