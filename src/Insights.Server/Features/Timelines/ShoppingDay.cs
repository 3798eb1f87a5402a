using Insights.Server.Features.Shops;

namespace Insights.Server.Features.Timelines;

/// <summary>A day on which a customer bought or returned something.</summary>
internal sealed record ShoppingDay(DateOnly Day, bool IsPurchase, MoneyView NetSpend);
