using System.Collections.Frozen;

namespace Insights.Data.Import.Formats.WooCommerce;

/// <summary>What the statuses of WooCommerce mean, by their slugs and by their English and German names.</summary>
internal static class OrderStatus
{
    private const string SlugPrefix = "wc-";

    /// <summary>What WooCommerce's own analytics leaves out. Every other status counts, those of a shop's own making too.</summary>
    private static readonly FrozenSet<string> CountingForNothing = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "cancelled", "canceled", "failed", "pending", "pending payment", "checkout-draft", "checkout draft", "draft", "auto-draft", "trash",
        "storniert", "fehlgeschlagen", "ausstehend", "zahlung ausstehend", "ausstehende zahlung", "entwurf", "papierkorb");

    private static readonly FrozenSet<string> PaidBack = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "refunded", "erstattet", "rückerstattet");

    /// <summary>A sale, or a cancelled one where the order counts for nothing.</summary>
    internal static LineKind KindOf(ReadOnlySpan<char> status) =>
        Contains(CountingForNothing, status) ? LineKind.CancelledSale : LineKind.Sale;

    /// <summary>True where the order was paid back as a whole.</summary>
    internal static bool IsRefunded(ReadOnlySpan<char> status) => Contains(PaidBack, status);

    private static bool Contains(FrozenSet<string> statuses, ReadOnlySpan<char> status)
    {
        if (status.StartsWith(SlugPrefix, StringComparison.OrdinalIgnoreCase)) status = status[SlugPrefix.Length..];
        return statuses.GetAlternateLookup<ReadOnlySpan<char>>().Contains(status);
    }
}
