using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>Bars to the right, several for each row, one below the other, with their figures at their ends.</summary>
/// <param name="Rows">Names of the rows, from the top.</param>
/// <param name="Series">The bars of a row, from the top.</param>
internal sealed record SideBars(IReadOnlyList<string> Rows, IReadOnlyList<SideBarSeries> Series)
{
    private const double SizeOfRow = 0.76;
    private const double Headroom = 1.25;
    private const float WidestName = 0.36f;

    /// <summary>Pixels of all that is above and below the bars, and what their figures need.</summary>
    private const double AroundBars = 200;
    private const double MinTextSize = 9;

    /// <summary>Draws the bars with a legend.</summary>
    /// <param name="plot">Where.</param>
    /// <param name="format">How figures are written.</param>
    /// <param name="most">The axis reaches at least to here.</param>
    internal void Draw(ChartPlot plot, Func<double, string> format, double most)
    {
        for (var series = 0; series < Series.Count; series++) AddBars(plot, series, format);
        plot.Axes.Left.SetTicks([.. Rows.Select((_, i) => -(double)i)], [.. Rows.Select(name => ChartStyle.IsNarrow ? TextLines.Within(name, ChartStyle.TextSize, isBold: false, ChartStyle.Width * WidestName) : name)]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        for (var row = 0; row < Rows.Count; row++) plot.MarkRow(-row - 0.5, -row + 0.5, MarkOf(row, format));
        var largest = Series.Max(series => series.Values.Max() ?? 0);
        plot.Axes.SetLimits(0, Math.Max(most, largest * Headroom), -Rows.Count + 0.4, 0.6);
        plot.HideGrid();
        plot.ShowLegend(Edge.Bottom);
    }

    private ChartMark MarkOf(int row, Func<double, string> format) =>
        new(string.Join('\n', Series.Where(series => series.Values[row] is not null).Select(series => $"{series.Name}: {format(series.Values[row] ?? 0)}").Prepend(Rows[row])));

    private void AddBars(Plot plot, int series, Func<double, string> format)
    {
        var (size, of) = (SizeOfRow / Series.Count, Series[series]);
        var bars = new List<Bar>();
        for (var row = 0; row < Rows.Count; row++)
        {
            if (of.Values[row] is not { } value) continue;
            bars.Add(new Bar
            {
                Position = SizeOfRow / 2 - size * (series + 0.5) - row,
                Value = value,
                Size = size,
                FillColor = of.PaleRows.Contains(row) ? of.Color.WithAlpha(0.45) : of.Color,
                LineWidth = 0,
                ValueLabel = format(value),
            });
        }
        var drawn = plot.Add.Bars(bars);
        drawn.Horizontal = true;
        drawn.ValueLabelStyle.FontSize = (float)Math.Clamp((ChartStyle.Height - AroundBars) / Rows.Count * size, MinTextSize, ChartStyle.TextSize - 1);
        drawn.ValueLabelStyle.ForeColor = ChartStyle.Text;
        plot.Legend.ManualItems.Add(new LegendItem { LabelText = of.Name, FillColor = of.Color, LineWidth = 0 });
    }
}

/// <summary>One bar of every row.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Color">Its colour.</param>
/// <param name="Values">Its value in each row; null for no bar.</param>
internal sealed record SideBarSeries(string Name, Color Color, IReadOnlyList<double?> Values)
{
    /// <summary>Rows in which the bar is pale.</summary>
    internal IReadOnlySet<int> PaleRows { get; init; } = new HashSet<int>();
}
