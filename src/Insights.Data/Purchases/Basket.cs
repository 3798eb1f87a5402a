using Insights.Data.Customers;
using Insights.Data.Values;

namespace Insights.Data.Purchases;

/// <summary>One order, invoice, till receipt or refund of one customer at one time.</summary>
public sealed class Basket
{
    /// <summary>The customer, first part of the key.</summary>
    public CustomerId CustomerId { get; init; }

    /// <summary>UTC instant, second part of the key, so that a customer's baskets lie in the order of time.</summary>
    public DateTime OccurredAt { get; init; }

    /// <summary>Unique in the whole database, last part of the key.</summary>
    public BasketId BasketId { get; init; }

    /// <summary>The day of <see cref="OccurredAt"/> in the shop's time zone.</summary>
    public DateOnly Day { get; init; }

    /// <summary>What the basket means.</summary>
    public BasketKind Kind { get; init; }

    /// <summary>Net value; negative for a return.</summary>
    public Money Amount { get; init; }

    /// <summary>Units over all lines; negative for a return.</summary>
    public Quantity Quantity { get; init; }

    /// <summary>Rows that the source has for this basket, at least 1.</summary>
    public int LineCount { get; init; }

    /// <summary>Different products in it; 0 where the source names none.</summary>
    public int ProductCount { get; init; }

    /// <summary>Discount that the source states for it (0 or more), or null where it states none.</summary>
    public Money? Discount { get; init; }

    /// <summary>Where it was bought (online shop, till, app), as the source writes it, or null.</summary>
    public string? Channel { get; init; }

    /// <summary>The numbering that <see cref="OrderRef"/> belongs to.</summary>
    public int SourceId { get; init; }

    /// <summary>The order's own id in its source, or one made from its customer and time where the source has none.</summary>
    public required string OrderRef { get; init; }

    /// <summary>A hash of the content, by which a later export is recognised as equal or changed.</summary>
    public long Fingerprint { get; init; }

    /// <summary>The import that wrote it last.</summary>
    public ImportId ImportId { get; init; }
}
