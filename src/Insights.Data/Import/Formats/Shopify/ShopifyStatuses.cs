using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Shopify;

/// <summary>
/// The financial statuses of Shopify. Its sales reports count orders that are pending or authorised, as soon as they are
/// placed; one whose payment has expired was never paid.
/// </summary>
internal static class ShopifyStatuses
{
    internal static KnownWords Words { get; } = new(
        (StatusMeaning.Sale, "paid"),
        (StatusMeaning.Pending, "expired"),
        (StatusMeaning.Cancelled, "voided"),
        (StatusMeaning.Refunded, "refunded"),
        (StatusMeaning.PartlyRefunded, "partially refunded"))
    {
        CountedUnpaid = "pending, authorized, partially paid, unpaid, payment pending, overdue",
    };
}
