using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Timelines;

/// <summary>What was known of a customer at the beginning of a day.</summary>
internal sealed record TimelinePoint(DateOnly Day, double? ProbabilityAlive, int PurchaseDays, int DaysSinceLastPurchase, MoneyView NetSpend);
