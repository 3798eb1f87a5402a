using System.Globalization;

namespace Insights.Data.Import.Merging;

/// <summary>References of refunds that a source states in an order without a day of their own.</summary>
public static class RefundReference
{
    private const string Mark = DerivedReference.Refund;

    /// <summary>The reference of an order's refund.</summary>
    /// <param name="orderRef">The order's reference.</param>
    /// <param name="number">Its number, from 1.</param>
    public static string Of(string orderRef, int number) => orderRef + Mark + number.ToString("D4", CultureInfo.InvariantCulture);

    /// <summary>The half-open range in which an order's refunds lie when references are compared as ordinal text.</summary>
    public static (string From, string Until) RangeOf(string orderRef) => (orderRef + Mark, orderRef + Mark[..^1] + '.');
}
