using Insights.Ml.Analysis;
using Insights.Ml.Explanations;
using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>How much of the spend the best customers make (Lorenz curve, from its top).</summary>
internal sealed class SpendConcentrationChart : IChart
{
    private const int Tenth = 10;
    private const float LineWidth = 3;

    public string Name => "spend-concentration";

    public Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken) => Task.FromResult(Read(request));

    private static ChartContent Read(ChartRequest request)
    {
        var texts = request.Texts;
        var shares = RunReport.Parse(request.Run.Report).SpendConcentration;
        var title = texts.Of("concentration");
        var subtitle = request.Describe(request.Run.KnownCustomers);
        if (shares.Count == 0) return ChartContent.Empty(title, subtitle, texts.Of("concentration-empty"));
        return new ChartContent
        {
            Title = title,
            Subtitle = subtitle,
            Alternative = texts.Of("concentration-alternative", shares[Tenth]),
            Table = new ChartTable(
                [texts.Of("best-customers"), texts.Of("share-of-spend")],
                [.. Enumerable.Range(0, Tenth + 1).Select(step => (string[])
                [
                    (step / (double)Tenth).ToPercent(texts.Language), shares[step * Tenth].ToPercent(texts.Language, decimals: 1),
                ])]),
            Draw = plot => Draw(plot, shares, texts),
        };
    }

    private static void Draw(ChartPlot plot, IReadOnlyList<double> shares, ChartTexts texts)
    {
        var steps = Enumerable.Range(0, shares.Count).Select(step => step / (double)(shares.Count - 1)).ToArray();
        var equal = plot.Add.Line(0, 0, 1, 1);
        equal.Color = ChartStyle.Quiet;
        equal.LinePattern = LinePattern.Dashed;
        equal.LegendText = texts.Of("all-spend-the-same");
        var curve = plot.Add.ScatterLine(steps, [.. shares]);
        curve.Color = ChartStyle.Main;
        curve.LineWidth = LineWidth;
        curve.FillY = true;
        curve.FillYColor = ChartStyle.Main.WithAlpha(0.12);
        curve.LegendText = texts.Of("this-shop");

        for (var step = 1; step <= Tenth; step++)
        {
            var (share, half) = (step / (double)Tenth, 0.5 / Tenth);
            plot.MarkColumn(share - half, share + half, shares[step * Tenth], new ChartMark(texts.Of("best-make", share, shares[step * Tenth])));
        }
        var tenth = plot.Add.Marker(steps[Tenth], shares[Tenth], MarkerShape.FilledCircle, 10, ChartStyle.Second);
        tenth.LegendText = "";
        var label = plot.Add.Text(texts.Of("best-tenth-makes", shares[Tenth]), steps[Tenth] + 0.02, shares[Tenth]);
        label.LabelFontColor = ChartStyle.Text;
        label.LabelFontSize = ChartStyle.TextSize;
        label.LabelAlignment = Alignment.UpperLeft;

        plot.Axes.Bottom.Label.Text = texts.Of("share-of-customers-best-first");
        plot.Axes.Left.Label.Text = texts.Of("share-of-spend");
        plot.Axes.Bottom.TickGenerator = ChartStyle.ShareTicks(texts.Language);
        plot.Axes.Left.TickGenerator = ChartStyle.ShareTicks(texts.Language);
        plot.Axes.SetLimits(0, 1, 0, 1.02);
        plot.ShowLegend(Edge.Bottom);
    }
}
