namespace Insights.Data.Values;

/// <summary>
/// Days as plain integers, counted from 1970-01-01 (day 0) in the shop's calendar: the form in which columns of
/// history and SQLite store dates, so that windows are subtractions.
/// </summary>
public static class EpochDay
{
    private static readonly int DayNumberOfEpoch = new DateOnly(1970, 1, 1).DayNumber;

    /// <summary>The number of <paramref name="date"/>; negative before 1970.</summary>
    public static int From(DateOnly date) => date.DayNumber - DayNumberOfEpoch;

    /// <summary>The calendar day with this number.</summary>
    public static DateOnly ToDate(int day) => DateOnly.FromDayNumber(day + DayNumberOfEpoch);
}
