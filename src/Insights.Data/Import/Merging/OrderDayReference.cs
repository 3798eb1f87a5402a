using System.Globalization;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Merging;

/// <summary>References of the baskets of an order whose rows have different days; its first day has the order's own.</summary>
internal static class OrderDayReference
{
    /// <summary>The reference of an order's later day.</summary>
    /// <param name="orderRef">The order's reference.</param>
    /// <param name="day">The day in the shop's time zone.</param>
    internal static string Of(string orderRef, DateOnly day) => Of(orderRef, DerivedReference.Day, day);

    /// <summary>The reference of what an order gives back on a day.</summary>
    internal static string OfReturn(string orderRef, DateOnly day) => Of(orderRef, DerivedReference.DayOfReturn, day);

    private static string Of(string orderRef, string mark, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{orderRef}{mark}{day:yyyy-MM-dd}");
}
