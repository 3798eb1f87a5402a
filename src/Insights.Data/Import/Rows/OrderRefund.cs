using Insights.Data.Values;

namespace Insights.Data.Import.Rows;

/// <summary>What was paid back of an order at a time that its export states.</summary>
/// <param name="OccurredAt">A UTC instant, or a local time of the shop's clock (of unspecified kind).</param>
/// <param name="Amount">0 or more.</param>
internal sealed record OrderRefund(DateTime OccurredAt, Money Amount);
