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
        var most = ChartStyle.Width / PixelsOfTick;
        var step = (months.Count + most - 1) / most;
        var ticks = Enumerable.Range(0, months.Count).Where(i => (months.Count - 1 - i) % step == 0).ToArray();
        plot.Axes.Bottom.SetTicks([.. ticks.Select(i => (double)i)], [.. ticks.Select(i => NameOf(months[i], language))]);
        plot.Axes.Bottom.MajorTickStyle.Length = 0;
    }

    /// <summary>A month above its year.</summary>
    internal static string NameOf(DateOnly month, CultureInfo language) => month.ToString("MMM", language) + "\n" + month.ToString("yyyy", language);
}
