using Insights.Data.Values;

namespace Insights.Data.Tiers;

/// <summary>The tiers of all customers of some histories at one date; every column has one entry for each of them.</summary>
public sealed class TierAssignment
{
    /// <summary>The date, as days since 1970-01-01: the first day that does not count.</summary>
    public required int Day { get; init; }

    /// <summary>The tier; null for customers whose first purchase is not before the date.</summary>
    public required IReadOnlyList<Tier?> Tiers { get; init; }

    /// <summary>Place among the active customers by net spend, from 1; null for customers who are not active.</summary>
    public required IReadOnlyList<int?> Ranks { get; init; }

    /// <summary>Net spend in the policy's window.</summary>
    public required IReadOnlyList<Money> NetSpend { get; init; }

    /// <summary>Days with a purchase in the policy's window; at least 1 for active customers.</summary>
    public required IReadOnlyList<int> PurchaseDays { get; init; }

    /// <summary>Number of customers in a tier.</summary>
    public int CountOf(Tier tier) => Tiers.Count(t => t == tier);
}
