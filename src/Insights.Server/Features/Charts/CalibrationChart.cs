using Insights.Ml.Analysis;
using Insights.Ml.Evaluation;
using Insights.Ml.Explanations;
using Insights.Ml.Targets;
using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>Do the probabilities mean what they say? Predicted against observed, for B customers of the period the run was evaluated on.</summary>
internal sealed class CalibrationChart : IChart
{
    private const float LineWidth = 2;
    private const float PointSize = 9;

    public string Name => "calibration";

    public Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken) => Task.FromResult(Read(request));

    private static ChartContent Read(ChartRequest request)
    {
        var texts = request.Texts;
        var report = RunReport.Parse(request.Run.Report);
        var title = texts.Of("calibration");
        var judged = report.Evaluations.Where(e => e.Group == CustomerGroup.B && e.Customers > 0).ToList();
        if (report.EvaluationCutoff is not { } cutoff || judged.Count == 0)
            return ChartContent.Empty(title, request.Describe(request.Run.KnownCustomers), texts.Of("not-judged"));
        return new ChartContent
        {
            Title = title,
            Subtitle = texts.Of("about-judged", cutoff, cutoff.AddDays(request.Run.HorizonDays - 1), judged[0].Customers),
            Alternative = string.Join(' ', judged.Select(e => texts.Of("calibration-alternative", texts.Of(NameOf(e.Target)), e.Scores[0].Ece?.Value ?? 0))),
            Table = new ChartTable(
                [texts.Of("what"), texts.Of("customers"), texts.Of("predicted"), texts.Of("observed")],
                [.. judged.SelectMany(e => e.CalibrationCurve.Select(bin => (string[])
                [
                    texts.Of(NameOf(e.Target)), bin.Customers.ToString("N0", texts.Language), bin.Predicted.ToPercent(texts.Language, decimals: 1), bin.Observed.ToPercent(texts.Language, decimals: 1),
                ]))]),
            Draw = plot => Draw(plot, judged, texts),
        };
    }

    private static string NameOf(PredictionTarget target) => target == PredictionTarget.NextVip ? "becomes-vip" : "leaves";

    private static void Draw(Plot plot, List<TargetEvaluation> judged, ChartTexts texts)
    {
        var ideal = plot.Add.Line(0, 0, 1, 1);
        ideal.Color = ChartStyle.Quiet;
        ideal.LinePattern = LinePattern.Dashed;
        ideal.LegendText = texts.Of("as-predicted");
        foreach (var evaluation in judged)
        {
            var isVip = evaluation.Target == PredictionTarget.NextVip;
            var curve = plot.Add.Scatter(
                evaluation.CalibrationCurve.Select(bin => bin.Predicted).ToArray(), evaluation.CalibrationCurve.Select(bin => bin.Observed).ToArray());
            curve.Color = isVip ? ChartStyle.Main : ChartStyle.Second;
            curve.LineWidth = LineWidth;
            curve.MarkerSize = PointSize;
            curve.MarkerShape = isVip ? MarkerShape.FilledCircle : MarkerShape.FilledSquare;
            curve.LegendText = texts.Of(NameOf(evaluation.Target));
        }
        plot.Axes.SetLimits(0, 1, 0, 1);
        plot.Axes.Bottom.Label.Text = texts.Of("predicted");
        plot.Axes.Left.Label.Text = texts.Of("observed");
        plot.Axes.Bottom.TickGenerator = ChartStyle.ShareTicks(texts.Language);
        plot.Axes.Left.TickGenerator = ChartStyle.ShareTicks(texts.Language);
        plot.ShowLegend(Edge.Bottom);
    }
}
