namespace Insights.Data.Purchases;

/// <summary>One basket within this database.</summary>
public readonly record struct BasketId(long Value);
