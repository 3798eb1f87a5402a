using Insights.Data.Customers;
using Insights.Data.Purchases;
using Insights.Data.Values;

namespace Insights.Data.Import.Merging;

/// <summary>What an import needs to know of a basket that the database has.</summary>
public sealed record StoredBasket
{
    /// <summary>Its customer; null for an anonymous total.</summary>
    public required CustomerId? CustomerId { get; init; }

    /// <summary>Its key; null for an anonymous total.</summary>
    public required BasketId? BasketId { get; init; }

    /// <summary>The numbering.</summary>
    public required int SourceId { get; init; }

    /// <summary>Its reference in the numbering.</summary>
    public required string OrderRef { get; init; }

    /// <summary>UTC instant; the beginning of the day for an anonymous total.</summary>
    public required DateTime OccurredAt { get; init; }

    /// <summary>Its day in the shop's time zone.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Net value.</summary>
    public required Money Amount { get; init; }

    /// <summary>Rows.</summary>
    public required int LineCount { get; init; }

    /// <summary>Different products.</summary>
    public required int ProductCount { get; init; }

    /// <summary>Hash of the content.</summary>
    public required long Fingerprint { get; init; }
}
