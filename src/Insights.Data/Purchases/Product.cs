namespace Insights.Data.Purchases;

/// <summary>Something the shop sells, or a code it books like one (postage, fees).</summary>
public sealed class Product
{
    /// <summary>The key inside this database.</summary>
    public ProductId ProductId { get; init; }

    /// <summary>The shop's article number, or the name where the source has no number.</summary>
    public required string Code { get; init; }

    /// <summary>The name seen first, or null.</summary>
    public string? Name { get; set; }

    /// <summary>The shop's category, or null.</summary>
    public string? Category { get; set; }
}
