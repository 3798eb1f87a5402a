using System.Globalization;

namespace Insights.Data.Import.Merging;

/// <summary>References of the later days of an order whose rows have different days; its first day has the order's own.</summary>
public static class OrderDayReference
{
    private const string Mark = DerivedReference.Day;

    /// <summary>The reference of an order's later day.</summary>
    /// <param name="orderRef">The order's reference.</param>
    /// <param name="day">The day in the shop's time zone.</param>
    public static string Of(string orderRef, DateOnly day) => orderRef + Mark + day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The half-open range in which an order's later days lie when references are compared as ordinal text.</summary>
    public static (string From, string Until) RangeOf(string orderRef) => (orderRef + Mark, orderRef + Mark[..^1] + '.');
}
