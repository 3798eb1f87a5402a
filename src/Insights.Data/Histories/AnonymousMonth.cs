using Insights.Data.Values;

namespace Insights.Data.Histories;

/// <summary>Sales of a month that name no customer.</summary>
/// <param name="Month">The month's first day in the shop's calendar.</param>
/// <param name="NetSpend">Sales minus returns.</param>
public sealed record AnonymousMonth(DateOnly Month, Money NetSpend);
