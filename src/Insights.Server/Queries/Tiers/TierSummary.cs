using Insights.Data.Tiers;
using Insights.Data.Values;

namespace Insights.Server.Queries.Tiers;

/// <summary>One tier of one run.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Customers">Number of customers.</param>
/// <param name="CustomerShare">Share of all known customers, 0 to 1.</param>
/// <param name="Spend">Net spend in the window.</param>
/// <param name="NetSpendShare">Share of the net spend of all; null where that is not positive.</param>
/// <param name="PurchaseDays">Purchase days in the window.</param>
/// <param name="Movements">Where the customers were in the previous run.</param>
public sealed record TierSummary(
    Tier Tier, int Customers, double CustomerShare, Money Spend, double? NetSpendShare, int PurchaseDays, IReadOnlyList<TierMovementView> Movements);

/// <summary>A movement, as the API shows it.</summary>
public sealed record TierMovementView(Tier? From, Tier To, int Customers);
