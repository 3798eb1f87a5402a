using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Timelines;

/// <summary>A day on which a customer bought or returned something.</summary>
internal sealed record ShoppingDay(DateOnly Day, bool IsPurchase, MoneyView NetSpend);
