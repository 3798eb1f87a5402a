namespace Insights.Data.Purchases;

/// <summary>One product within this database.</summary>
public readonly record struct ProductId(long Value);
