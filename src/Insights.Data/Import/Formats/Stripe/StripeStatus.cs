using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Stripe;

/// <summary>What the status of a payment means for the shop's revenue, where Stripe has words of its own.</summary>
internal static class StripeStatus
{
    /// <summary>
    /// A payment that was refunded or disputed came in; what went back of it stands in other columns. One that failed or
    /// is incomplete can be tried again under the same id, so that only what is canceled is so for good.
    /// </summary>
    internal static KnownWords Words { get; } = new(
        (StatusMeaning.Sale,
            "paid, succeeded, refunded, partially refunded, partial refund, refund pending, pending refund, refund failed, disputed, dispute won, won dispute, dispute needs response, disputed needs response, needs response, dispute under review, under review, dispute in review, inquiry, inquiry closed, early fraud warning, warning needs response, dispute prevented, won"),
        (StatusMeaning.Refunded, "dispute lost, lost dispute, lost"),
        (StatusMeaning.Pending,
            "pending, processing, incomplete, uncaptured, failed, blocked, requires payment method, requires action, requires confirmation, requires capture, requires source, requires source action, open"),
        (StatusMeaning.Cancelled, "canceled, cancelled, expired, void, voided"));
}
