using Insights.Data.Values;

namespace Insights.Data.Import.Formats;

/// <summary>What a source says about an order as a whole, beside its lines.</summary>
/// <param name="Total">What the customer paid, shipping and taxes included, before refunds.</param>
/// <param name="Refunded">What was paid back by the time of the export, 0 or more, on a day that the source does not say.</param>
/// <param name="Discount">Stated discount, 0 or more, or null.</param>
public sealed record OrderTotals(Money Total, Money Refunded, Money? Discount);
