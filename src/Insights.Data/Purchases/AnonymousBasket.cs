using Insights.Data.Values;

namespace Insights.Data.Purchases;

/// <summary>
/// A sale or return that no customer is named for. Only its total is stored, so that the shop's revenue is whole and
/// the same sale is recognised when it is imported again.
/// </summary>
public sealed class AnonymousBasket
{
    /// <summary>The numbering that <see cref="OrderRef"/> belongs to; first part of the key.</summary>
    public int SourceId { get; init; }

    /// <summary>The order's own id, or one made from its content; second part of the key.</summary>
    public required string OrderRef { get; init; }

    /// <summary>The day in the shop's time zone.</summary>
    public DateOnly Day { get; init; }

    /// <summary>What the basket means.</summary>
    public BasketKind Kind { get; init; }

    /// <summary>Net value; negative for a return or a write-off.</summary>
    public Money Amount { get; init; }

    /// <summary>Rows that the source has for it, at least 1.</summary>
    public int LineCount { get; init; }

    /// <summary>A hash of the content.</summary>
    public long Fingerprint { get; init; }

    /// <summary>The import that wrote it last.</summary>
    public ImportId ImportId { get; init; }
}
