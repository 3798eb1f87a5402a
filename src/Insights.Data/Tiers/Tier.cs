namespace Insights.Data.Tiers;

/// <summary>A customer's place among the customers of the shop at one date. The numbers are stored; lower is better.</summary>
public enum Tier
{
    /// <summary>The VIPs.</summary>
    A = 0,

    /// <summary>The regulars from whom the next VIPs come.</summary>
    B = 1,

    /// <summary>The other customers with a purchase in the window.</summary>
    C = 2,

    /// <summary>Customers of earlier days: no purchase in the window.</summary>
    D = 3,
}
