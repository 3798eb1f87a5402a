using Insights.Data.Customers;
using Insights.Data.Values;

namespace Insights.Data.Purchases;

/// <summary>One line of a basket.</summary>
public sealed class BasketLine
{
    /// <summary>The customer, first part of the key.</summary>
    public CustomerId CustomerId { get; init; }

    /// <summary>The basket, second part of the key.</summary>
    public BasketId BasketId { get; init; }

    /// <summary>Position in the basket, from 1; last part of the key.</summary>
    public int LineNumber { get; init; }

    /// <summary>What was bought, or null where the source does not say.</summary>
    public ProductId? ProductId { get; init; }

    /// <summary>Units; negative for a return.</summary>
    public Quantity Quantity { get; init; }

    /// <summary>Value of the line; negative for a return.</summary>
    public Money Amount { get; init; }
}
