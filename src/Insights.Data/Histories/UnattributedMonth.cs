using Insights.Data.Values;

namespace Insights.Data.Histories;

/// <summary>
/// Sales of a month that belong to no customer of the histories: those that name nobody, and what customers of whom no
/// purchase is known gave back. With the histories' own they are all that was imported.
/// </summary>
/// <param name="Month">The month's first day in the shop's calendar.</param>
/// <param name="NetSpend">Sales minus returns; may be negative.</param>
public sealed record UnattributedMonth(DateOnly Month, Money NetSpend);
