namespace Insights.Data.Import.Formats.Stripe;

/// <summary>What the status of a payment means for the shop's revenue.</summary>
internal static class StripeStatus
{
    private const int LongestStatus = 32;

    /// <summary>
    /// True where the money came in, even if it was paid back later; false where it did not or not yet; null where the
    /// status is not known. Letter case, blanks and underscores do not matter.
    /// </summary>
    internal static bool? IsPaid(ReadOnlySpan<char> status)
    {
        Span<char> letters = stackalloc char[LongestStatus];
        var count = 0;
        foreach (var c in status)
        {
            if (!char.IsLetter(c)) continue;
            if (count == letters.Length) return null;
            letters[count++] = char.ToLowerInvariant(c);
        }
        letters = letters[..count];
        if (letters.StartsWith("requires")) return false;
        return letters switch
        {
            "paid" or "succeeded" or "refunded" or "partiallyrefunded" or "partialrefund" or "disputed" => true,
            "failed" or "canceled" or "cancelled" or "incomplete" or "uncaptured" or "pending" or "processing" or "blocked" or "expired" => false,
            _ => null,
        };
    }
}
