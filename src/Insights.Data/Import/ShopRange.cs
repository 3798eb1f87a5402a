namespace Insights.Data.Import;

/// <summary>How much money a shop can have in all its history.</summary>
internal static class ShopRange
{
    /// <summary>
    /// One hundred trillion, in ten-thousandths: an integer of eight bytes holds nine times as much, so that no sum over a
    /// shop's sales leaves its range.
    /// </summary>
    internal const double MaxMagnitude = 1e18;
}
