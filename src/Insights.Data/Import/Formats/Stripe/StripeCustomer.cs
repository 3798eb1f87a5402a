using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Stripe;

/// <summary>
/// Whom Stripe's exports mean: an e-mail address, and an id only where there is none. Stripe makes a new id at each
/// checkout of a guest, so that the ids of one person are many.
/// </summary>
internal static class StripeCustomer
{
    /// <summary>The customer's reference; empty for a payment without either.</summary>
    internal static ReadOnlySpan<char> Of(RecordReader row, int email, int id) =>
        row.Field(email).Contains('@') ? CustomerRef.FromEmail(row.Field(email)) : row.Field(id);
}
