namespace Insights.Data.Customers;

/// <summary>A customer within this database; not the shop's own customer number.</summary>
public readonly record struct CustomerId(long Value);
