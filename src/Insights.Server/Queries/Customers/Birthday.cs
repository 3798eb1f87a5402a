using System.Globalization;

namespace Insights.Server.Queries.Customers;

/// <summary>When a birthday is next. One on 29 February is on the 28th in other years, as AddYears has it.</summary>
internal static class Birthday
{
    /// <summary>The next birthday on or after a day; null where it is before the birth.</summary>
    internal static DateOnly? NextOf(DateOnly born, DateOnly day)
    {
        if (born > day) return null;
        var next = born.AddYears(day.Year - born.Year);
        return next < day ? born.AddYears(day.Year - born.Year + 1) : next;
    }

    /// <summary>Month and day, as 02-28, of those who have their birthday on a day.</summary>
    internal static IEnumerable<string> StoredAs(DateOnly day)
    {
        yield return day.ToString("MM-dd", CultureInfo.InvariantCulture);
        if (day is { Month: 2, Day: 28 } && !DateTime.IsLeapYear(day.Year)) yield return "02-29";
    }
}
