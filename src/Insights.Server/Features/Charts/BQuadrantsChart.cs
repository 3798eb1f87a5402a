using Insights.Server.Queries.Predictions;
using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>B customers by the probability of becoming a VIP and that of leaving, in four parts.</summary>
internal sealed class BQuadrantsChart(QuadrantReader quadrants) : IChart
{
    private const float PointSize = 6;

    public string Name => "b-customers";

    public async Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken)
    {
        var texts = request.Texts;
        var data = await quadrants.ReadAsync(request.Run.RunId, cancellationToken);
        var title = texts.Of("quadrants");
        var subtitle = data.Every > 1
            ? texts.Of("about-b-sample", request.Run.AsOf, data.Customers, request.Run.HorizonDays, data.Every)
            : texts.Of("about-b-horizon", request.Run.AsOf, data.Customers, request.Run.HorizonDays);
        if (data.Points.Count == 0) return ChartContent.Empty(title, subtitle, texts.Of("no-probabilities"));
        return new ChartContent
        {
            Title = title,
            Subtitle = subtitle,
            Alternative = texts.Of("quadrants-alternative", data.Counts.HoldNow, data.Counts.NextVips, data.Counts.AtRisk, data.Counts.Steady),
            Table = new ChartTable(
                [texts.Of("group"), texts.Of("meaning"), texts.Of("customers")],
                [
                    Row("hold-now", data.Counts.HoldNow), Row("coming-vips", data.Counts.NextVips),
                    Row("at-risk", data.Counts.AtRisk), Row("steady", data.Counts.Steady),
                ]),
            Draw = plot => Draw(plot, data, texts),
        };

        string[] Row(string name, int count) => [texts.Of(name), texts.Of(name + "-meaning"), count.ToString("N0", texts.Language)];
    }

    private static void Draw(Plot plot, Quadrants data, ChartTexts texts)
    {
        var points = plot.Add.ScatterPoints(data.Points.Select(point => point.Churn).ToArray(), data.Points.Select(point => point.Vip).ToArray());
        points.Color = ChartStyle.Main.WithAlpha(0.55);
        points.MarkerSize = PointSize;
        foreach (var line in new[] { plot.Add.VerticalLine(data.MeanChurn), (ScottPlot.Plottables.AxisLine)plot.Add.HorizontalLine(data.MeanVip) })
        {
            line.Color = ChartStyle.Muted;
            line.LinePattern = LinePattern.Dashed;
            line.LineWidth = 1;
        }
        var top = Math.Min(1, data.Points.Max(point => point.Vip) * 1.2 + 0.02);
        plot.Axes.SetLimits(0, 1, 0, top);
        AddLabel(plot, texts.Of("coming-vips"), 0.01, top * 0.985, Alignment.UpperLeft);
        AddLabel(plot, texts.Of("hold-now"), 0.99, top * 0.985, Alignment.UpperRight);
        AddLabel(plot, texts.Of("steady"), 0.01, top * 0.015, Alignment.LowerLeft);
        AddLabel(plot, texts.Of("at-risk"), 0.99, top * 0.015, Alignment.LowerRight);
        plot.Axes.Bottom.Label.Text = texts.Of("probability-of-churn");
        plot.Axes.Left.Label.Text = texts.Of("probability-of-vip");
        plot.Axes.Bottom.TickGenerator = ChartStyle.ShareTicks(texts.Language);
        plot.Axes.Left.TickGenerator = ChartStyle.ShareTicks(texts.Language);
    }

    private static void AddLabel(Plot plot, string text, double x, double y, Alignment alignment)
    {
        var label = plot.Add.Text(text, x, y);
        label.LabelAlignment = alignment;
        label.LabelFontColor = ChartStyle.Text;
        label.LabelFontSize = ChartStyle.TextSize;
        label.LabelBold = true;
        label.LabelBackgroundColor = ChartStyle.Background.WithAlpha(0.75);
    }
}
