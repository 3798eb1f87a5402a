using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>Bars of several parts, one upon the other; negative parts hang below zero.</summary>
/// <param name="Parts">From the bottom to the top, each with a value for every bar.</param>
internal sealed record BarStack(IReadOnlyList<BarPart> Parts)
{
    private const double BarSize = 0.8;

    /// <summary>What is said of each bar.</summary>
    internal required Func<int, ChartMark> MarkOf { get; init; }

    /// <summary>Draws the bars at 0, 1, 2 ... with a legend of those parts that are there.</summary>
    internal void Draw(ChartPlot plot)
    {
        for (var bar = 0; bar < Parts[0].Values.Count; bar++)
            plot.MarkColumn(bar - 0.5, bar + 0.5, Parts.Sum(part => Math.Max(0, part.Values[bar])), MarkOf(bar));
        for (var part = 0; part < Parts.Count; part++)
        {
            if (Parts[part].Values.All(value => value == 0)) continue;
            var place = part;
            plot.Add.Bars(Parts[part].Values.Select((_, bar) => BarOf(bar, place)).ToList()).LegendText = Parts[part].Name;
        }
        plot.ShowLegend(Edge.Bottom);
        plot.Axes.Margins(bottom: Parts.Any(part => part.Values.Any(value => value < 0)) ? 0.05 : 0, top: 0.08);
    }

    private Bar BarOf(int bar, int part)
    {
        var value = Parts[part].Values[bar];
        var below = Parts.Take(part).Select(other => other.Values[bar]).Where(other => Math.Sign(other) == Math.Sign(value)).Sum();
        return new Bar { Position = bar, ValueBase = below, Value = below + value, Size = BarSize, LineWidth = 0, FillColor = Parts[part].Color };
    }
}

/// <summary>One part of all bars.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Values">Its value in each bar.</param>
internal sealed record BarPart(string Name, Color Color, IReadOnlyList<double> Values);
