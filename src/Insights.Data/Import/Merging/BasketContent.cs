using System.Runtime.InteropServices;
using Insights.Data.Customers;
using Insights.Data.Purchases;
using Insights.Data.Values;

namespace Insights.Data.Import.Merging;

/// <summary>A basket that is about to be stored.</summary>
public sealed record BasketContent
{
    /// <summary>Its customer; null stores the total only.</summary>
    public required CustomerId? CustomerId { get; init; }

    /// <summary>The numbering.</summary>
    public required int SourceId { get; init; }

    /// <summary>Its reference in the numbering.</summary>
    public required string OrderRef { get; init; }

    /// <summary>UTC instant.</summary>
    public required DateTime OccurredAt { get; init; }

    /// <summary>Its day in the shop's time zone.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What it means.</summary>
    public required BasketKind Kind { get; init; }

    /// <summary>Net value.</summary>
    public required Money Amount { get; init; }

    /// <summary>Stated discount, or null.</summary>
    public Money? Discount { get; init; }

    /// <summary>Where it was bought, or null.</summary>
    public string? Channel { get; init; }

    /// <summary>Its lines, in an order that depends on their content only.</summary>
    public required IReadOnlyList<BasketContentLine> Lines { get; init; }

    /// <summary>Rows that the source has for it, at least 1; more than there are lines where equal ones were put together.</summary>
    public required int LineCount { get; init; }

    /// <summary>Hash of the content.</summary>
    public required long Fingerprint { get; init; }

    /// <summary>The import that states it.</summary>
    public required ImportId ImportId { get; init; }

    /// <summary>Units over all lines.</summary>
    public required Quantity Quantity { get; init; }

    /// <summary>Different products.</summary>
    public required int ProductCount { get; init; }
}

/// <summary>One line of a basket that is about to be stored: three integers, so that many of them sort and hash fast.</summary>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct BasketContentLine : IComparable<BasketContentLine>
{
    private const long NoProduct = 0;

    private readonly long product;
    private readonly long quantity;
    private readonly long amount;

    /// <param name="productId">What was bought, or null.</param>
    /// <param name="quantity">Units.</param>
    /// <param name="amount">Value.</param>
    public BasketContentLine(ProductId? productId, Quantity quantity, Money amount)
    {
        product = productId?.Value ?? NoProduct;
        this.quantity = quantity.TenThousandths;
        this.amount = amount.TenThousandths;
    }

    /// <summary>What was bought, or null.</summary>
    public ProductId? ProductId => product == NoProduct ? null : new ProductId(product);

    /// <summary>Units.</summary>
    public Quantity Quantity => new(quantity);

    /// <summary>Value.</summary>
    public Money Amount => new(amount);

    /// <summary>By product, quantity and amount.</summary>
    public int CompareTo(BasketContentLine other)
    {
        if (product != other.product) return product.CompareTo(other.product);
        return quantity != other.quantity ? quantity.CompareTo(other.quantity) : amount.CompareTo(other.amount);
    }
}
