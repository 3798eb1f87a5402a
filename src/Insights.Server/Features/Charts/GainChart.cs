using Insights.Ml.Analysis;
using Insights.Ml.Evaluation;
using Insights.Ml.Explanations;
using Insights.Ml.Metrics;
using Insights.Ml.Targets;
using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>How many of the coming VIPs, and of those who leave, are among the customers picked first: by this product, by the best rule, at random.</summary>
internal sealed class GainChart : IChart
{
    private const float LineWidth = 2;

    public string Name => "gain";

    public Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken) => Task.FromResult(Read(request));

    private static ChartContent Read(ChartRequest request)
    {
        var texts = request.Texts;
        var report = RunReport.Parse(request.Run.Report);
        var title = texts.Of("gain");
        var judged = report.Evaluations.Where(e => e.Group == CustomerGroup.B && e.Customers > 0 && e.Scores[0].GainCurve.Count > 1).ToList();
        if (report.EvaluationCutoff is not { } cutoff || judged.Count == 0)
            return ChartContent.Empty(title, request.Describe(request.Run.KnownCustomers), texts.Of("not-judged"));

        var curves = judged.SelectMany(CurvesOf).ToList();
        var steps = curves[0].Score.GainCurve.Count - 1;
        return new ChartContent
        {
            Title = title,
            Subtitle = texts.Of("about-judged", cutoff, cutoff.AddDays(request.Run.HorizonDays - 1), judged[0].Customers),
            Alternative = string.Join(' ', judged.Select(e => texts.Of("gain-alternative", texts.Of(NameOf(e.Target)), AtFifth(e.Scores[0])))),
            Table = new ChartTable(
                [texts.Of("picked-first"), .. curves.Select(curve => $"{texts.Of(NameOf(curve.Target))}: {texts.Of("rule-" + curve.Score.Name)}")],
                [.. Enumerable.Range(0, steps + 1).Select(step => (string[])
                [
                    (step / (double)steps).ToPercent(texts.Language), .. curves.Select(curve => curve.Score.GainCurve[step].ToPercent(texts.Language, decimals: 1)),
                ])]),
            Draw = plot => Draw(plot, curves, texts),
        };
    }

    private static string NameOf(PredictionTarget target) => target == PredictionTarget.NextVip ? "becomes-vip" : "leaves";

    private static double AtFifth(ScoreEvaluation score) => score.GainCurve[(score.GainCurve.Count - 1) / 5];

    /// <summary>The product's curve, and that of the rule with the highest average precision.</summary>
    private static IEnumerable<(PredictionTarget Target, ScoreEvaluation Score)> CurvesOf(TargetEvaluation evaluation)
    {
        yield return (evaluation.Target, evaluation.Scores[0]);
        if (evaluation.Scores.Skip(1).Where(score => score.Name != ScoreEvaluation.Random && score.GainCurve.Count > 1).MaxBy(score => score.AveragePrecision?.Value) is { } rule)
            yield return (evaluation.Target, rule);
    }

    private static void Draw(Plot plot, List<(PredictionTarget Target, ScoreEvaluation Score)> curves, ChartTexts texts)
    {
        var chance = plot.Add.Line(0, 0, 1, 1);
        chance.Color = ChartStyle.Quiet;
        chance.LinePattern = LinePattern.Dotted;
        chance.LegendText = texts.Of("rule-random");
        foreach (var (target, score) in curves)
        {
            var steps = score.GainCurve.Count - 1;
            var curve = plot.Add.Scatter(Enumerable.Range(0, steps + 1).Select(step => step / (double)steps).ToArray(), score.GainCurve.ToArray());
            curve.Color = target == PredictionTarget.NextVip ? ChartStyle.Main : ChartStyle.Second;
            curve.LineWidth = LineWidth;
            curve.LinePattern = score.Name == ScoreEvaluation.Model ? LinePattern.Solid : LinePattern.Dashed;
            curve.MarkerSize = 0;
            curve.LegendText = $"{texts.Of(NameOf(target))}: {texts.Of(score.Name == ScoreEvaluation.Model ? "rule-model" : "best-rule")}";
        }
        plot.Axes.SetLimits(0, 1, 0, 1);
        plot.Axes.Bottom.Label.Text = texts.Of("picked-first");
        plot.Axes.Left.Label.Text = texts.Of("found-of-all");
        plot.Axes.Bottom.TickGenerator = ChartStyle.ShareTicks(texts.Language);
        plot.Axes.Left.TickGenerator = ChartStyle.ShareTicks(texts.Language);
        plot.Legend.Orientation = Orientation.Vertical;
        if (ChartStyle.IsNarrow) plot.Legend.FontSize = ChartStyle.SmallTextSize;
        if (ChartStyle.IsNarrow) plot.ShowLegend(Edge.Bottom);
        else plot.ShowLegend(Alignment.LowerRight);
    }
}
