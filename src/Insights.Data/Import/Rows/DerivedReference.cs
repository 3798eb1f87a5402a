
namespace Insights.Data.Import.Rows;

/// <summary>
/// What follows an order's own id in the references of baskets: what distinguishes two orders of one number (till, day), and
/// what belongs to an order beside its first basket (refunds without a day, returns of a day, later days). Both begin with a
/// control character, which is taken out of the ids of files, so that no id of a shop's can look like a derived one.
/// </summary>
public static class DerivedReference
{
    /// <summary>Before what is part of the order's identity.</summary>
    internal const char Identity = '\u001e';

    /// <summary>Before what belongs to the order of the reference in front of it.</summary>
    internal const char Belonging = '\u001f';

    /// <summary>Before the number of a refund without a day of its own.</summary>
    internal const string Refund = "\u001frefund-";

    /// <summary>Before a later day of an order.</summary>
    internal const string Day = "\u001fday-";

    /// <summary>Before the day of rows that give something back of an order whose other rows are sales.</summary>
    internal const string DayOfReturn = "\u001freturn-";

    /// <summary>Before the number of a further receipt with the same number on the same day.</summary>
    internal const string Further = "\u001falso-";

    /// <summary>Before the day of a return that the source names by its order.</summary>
    internal const string Return = "\u001ereturn-";

    private static readonly char[] Marks = [Identity, Belonging];

    /// <summary>The order's own id; null where the source has none and the reference is generated.</summary>
    public static string? OrderOf(string reference)
    {
        var end = reference.AsSpan().IndexOfAny(Marks);
        return end switch { 0 => null, < 0 => reference, _ => reference[..end] };
    }

    /// <summary>The range in which the references that belong to an order lie when they are compared as ordinal text.</summary>
    internal static (string From, string Until) RangeOf(string orderRef) => (orderRef + Belonging, orderRef + (char)(Belonging + 1));

    /// <summary>True for the reference of a refund without a day of its own.</summary>
    internal static bool IsRefund(string reference) => reference.Contains(Refund, StringComparison.Ordinal);
}
