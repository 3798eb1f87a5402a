using System.Globalization;
using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>Days below a drawing in which they stand at their day numbers.</summary>
internal static class DayAxis
{
    private const int PixelsOfTick = 90;

    /// <summary>Where the scales beside the days take a larger part of the width.</summary>
    private const int PixelsOfNarrowTick = 130;
    private const int DaysOfMonth = 31;

    /// <summary>Names the first days of months, or days where there are only few.</summary>
    internal static void Draw(Plot plot, DateOnly from, DateOnly until, CultureInfo language)
    {
        var most = Math.Max(2, ChartStyle.Width / (ChartStyle.IsNarrow ? PixelsOfNarrowTick : PixelsOfTick));
        var days = until.DayNumber - from.DayNumber;
        var ticks = days < 2 * DaysOfMonth ? Days(from, until, days / most + 1) : Months(from, until, days / DaysOfMonth / most + 1);
        var shown = ticks.ToList();
        plot.Axes.Bottom.SetTicks([.. shown.Select(day => (double)day.DayNumber)], [.. shown.Select(day => day.ToString(days >= 2 * DaysOfMonth ? "MMM yyyy" : language.TwoLetterISOLanguageName == "de" ? "d. MMM" : "d MMM", language))]);
    }

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly until, int step)
    {
        for (var day = from; day <= until; day = day.AddDays(step)) yield return day;
    }

    private static IEnumerable<DateOnly> Months(DateOnly from, DateOnly until, int step)
    {
        for (var month = new DateOnly(from.Year, from.Month, 1).AddMonths(1); month <= until; month = month.AddMonths(step)) yield return month;
    }
}
