namespace Insights.Data.Purchases;

/// <summary>A numbering of orders: the till, shop system or file family within which an order's id is unique.</summary>
public sealed class SalesSource
{
    /// <summary>The key inside this database.</summary>
    public int SourceId { get; init; }

    /// <summary>The import format's name, such as "shopify".</summary>
    public required string Name { get; init; }
}
