using System.Globalization;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Merging;

/// <summary>References of refunds that a source states in an order without a day of their own.</summary>
internal static class RefundReference
{
    /// <summary>The reference of an order's refund.</summary>
    /// <param name="orderRef">The order's reference.</param>
    /// <param name="number">Its number, from 1.</param>
    internal static string Of(string orderRef, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{orderRef}{DerivedReference.Refund}{number:D4}");
}
