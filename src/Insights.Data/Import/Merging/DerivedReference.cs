namespace Insights.Data.Import.Merging;

/// <summary>
/// What follows an order's own id in the references of baskets that belong to the order beside its first: refunds without a
/// day, returns of a day, and later days.
/// </summary>
public static class DerivedReference
{
    /// <summary>Before the number of a refund without a day of its own.</summary>
    internal const string Refund = "#refund-";

    /// <summary>Before the day of a return that the source names by its order.</summary>
    internal const string Return = "#return-";

    /// <summary>Before a later day of an order.</summary>
    internal const string Day = "#day-";

    private static readonly string[] Marks = [Refund, Return, Day];

    /// <summary>The order's own id; null where the source has none and the reference is made up.</summary>
    public static string? OrderOf(string reference)
    {
        if (reference[0] == BasketFragment.MadeUpReference) return null;
        foreach (var mark in Marks)
            if (reference.LastIndexOf(mark, StringComparison.Ordinal) is > 0 and var end) reference = reference[..end];
        return reference;
    }
}
