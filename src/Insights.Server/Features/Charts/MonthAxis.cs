using System.Globalization;
using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>Months below bars that stand at 0, 1, 2 ...</summary>
internal static class MonthAxis
{
    private const int PixelsOfTick = 60;

    /// <summary>Names the months, the last one and each so many before it.</summary>
    internal static void Draw(Plot plot, IReadOnlyList<DateOnly> months, CultureInfo language)
    {
        var ticks = Named(months.Count, besides: 0);
        plot.Axes.Bottom.SetTicks([.. ticks.Select(i => (double)i)], [.. ticks.Select(i => NameOf(months[i], language))]);
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
    }

    /// <summary>Which of so many months have room for a name: each so many, counted from the end.</summary>
    /// <param name="months">How many there are.</param>
    /// <param name="besides">How many other names stand after theirs.</param>
    internal static int[] Named(int months, int besides)
    {
        var step = Math.Max(1, (int)Math.Ceiling((months + besides) / (double)(ChartStyle.Width / PixelsOfTick)));
        return [.. Enumerable.Range(0, months).Where(i => (months - 1 + besides - i) % step == 0)];
    }

    /// <summary>A month above its year.</summary>
    internal static string NameOf(DateOnly month, CultureInfo language) => month.ToString("MMM", language) + "\n" + month.ToString("yyyy", language);
}
