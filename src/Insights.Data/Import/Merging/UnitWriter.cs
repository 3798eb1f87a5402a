using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Merging;

/// <summary>Makes the stored baskets of an order those that follow from its statements.</summary>
internal static class UnitWriter
{
    /// <summary>Writes what differs.</summary>
    /// <param name="store">The database.</param>
    /// <param name="stored">The baskets that are stored.</param>
    /// <param name="baskets">The baskets that are to be.</param>
    internal static UnitChange Write(IStatementStore store, IReadOnlyList<StoredBasket> stored, IReadOnlyList<BasketContent> baskets)
    {
        var change = new UnitChange { IsNew = stored.Count == 0 };
        List<BasketContent>? added = null;
        var unchanged = stored.Count == 0 ? null : new HashSet<string>(StringComparer.Ordinal);
        foreach (var basket in baskets)
        {
            if (unchanged is not null && Find(stored, basket) is { } same) unchanged.Add(same.OrderRef);
            else (added ??= []).Add(basket);
        }
        foreach (var basket in stored)
        {
            change.Before += basket.Amount;
            if (unchanged?.Contains(basket.OrderRef) == true) continue;
            store.Delete(basket);
            change.Removed++;
            change.RemovedRows += basket.LineCount;
        }
        foreach (var basket in baskets) change.After += basket.Amount;
        foreach (var basket in added ?? [])
        {
            store.Insert(basket);
            if (DerivedReference.IsRefund(basket.OrderRef)) change.Refunds++;
            else change.Added++;
            change.AddedRows += basket.LineCount;
        }
        return change;
    }

    private static StoredBasket? Find(IReadOnlyList<StoredBasket> stored, BasketContent basket)
    {
        foreach (var candidate in stored)
            if (candidate.OrderRef == basket.OrderRef)
                return candidate.CustomerId == basket.CustomerId && candidate.Fingerprint == basket.Fingerprint
                    && candidate.Day == basket.Day && candidate.LineCount == basket.LineCount ? candidate : null;
        return null;
    }
}

/// <summary>What became of an order.</summary>
internal struct UnitChange
{
    /// <summary>True where nothing was stored of it.</summary>
    internal bool IsNew { get; init; }

    /// <summary>Baskets added, apart from refunds without a day.</summary>
    internal int Added { get; set; }

    /// <summary>Refunds without a day that were added.</summary>
    internal int Refunds { get; set; }

    /// <summary>Baskets removed or replaced.</summary>
    internal int Removed { get; set; }

    /// <summary>Rows of the baskets that were added.</summary>
    internal long AddedRows { get; set; }

    /// <summary>Rows of the baskets that were removed.</summary>
    internal long RemovedRows { get; set; }

    /// <summary>Its value before.</summary>
    internal Money Before { get; set; }

    /// <summary>Its value now.</summary>
    internal Money After { get; set; }

    /// <summary>True where nothing was written.</summary>
    internal readonly bool IsNone => Added + Refunds + Removed == 0;
}
