namespace Insights.Ml.Features;

/// <summary>Where days and hours lie in the week, the day and the year.</summary>
internal static class Calendar
{
    internal const int DaysOfWeek = 7;
    internal const int DaysOfYear = 365;

    /// <summary>1970-01-01 was a Thursday, the day with number 4 when Sunday is 0.</summary>
    private const int WeekdayOfEpoch = 4;

    private const int Morning = 6;
    private const int Noon = 12;
    private const int Evening = 18;

    /// <summary>0 for Sunday to 6 for Saturday.</summary>
    /// <param name="day">Days since 1970-01-01, also before it.</param>
    internal static int WeekdayOf(int day) => ((day + WeekdayOfEpoch) % DaysOfWeek + DaysOfWeek) % DaysOfWeek;

    internal static bool IsWeekend(int day) => WeekdayOf(day) is 0 or 6;

    internal static bool IsMorning(int hour) => hour is >= Morning and < Noon;

    internal static bool IsEvening(int hour) => hour >= Evening;

    /// <summary>True for days at the same time of an earlier year as the horizon that begins at a cutoff.</summary>
    /// <param name="age">Days from the day to the cutoff, 1 or more.</param>
    /// <param name="horizonDays">Length of the horizon.</param>
    internal static bool IsInSeason(int age, int horizonDays) => (DaysOfYear - age % DaysOfYear) % DaysOfYear < horizonDays;
}
