using Insights.Ml.Analysis;
using Insights.Ml.Evaluation;
using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>How much better than chance the best tenth is, by the model and by every simple rule, for B customers.</summary>
internal sealed class LiftChart : IChart
{
    private const double BarSize = 0.38;

    public string Name => "lift";

    public Task<ChartContent> ReadAsync(ChartRequest request, CancellationToken cancellationToken) => Task.FromResult(Read(request));

    private static ChartContent Read(ChartRequest request)
    {
        var texts = request.Texts;
        var report = RunReport.Parse(request.Run.Report);
        var title = texts.Of("lift");
        var vip = report.Evaluations.FirstOrDefault(e => e is { Group: CustomerGroup.B, Target: PredictionTarget.NextVip, Customers: > 0 });
        var churn = report.Evaluations.FirstOrDefault(e => e is { Group: CustomerGroup.B, Target: PredictionTarget.Churn, Customers: > 0 });
        if (report.EvaluationCutoff is not { } cutoff || vip is null || churn is null)
            return ChartContent.Empty(title, request.Describe(request.Run.KnownCustomers), texts.Of("not-judged"));

        var names = vip.Scores.Concat(churn.Scores).Select(score => score.Name).Distinct(StringComparer.Ordinal).ToList();
        return new ChartContent
        {
            Title = title,
            Subtitle = texts.Of("about-judged", cutoff, cutoff.AddDays(request.Run.HorizonDays - 1), vip.Customers),
            Alternative = texts.Of("lift-alternative", LiftOf(vip, ScoreEvaluation.Model) ?? 0, LiftOf(churn, ScoreEvaluation.Model) ?? 0),
            Table = new ChartTable(
                [texts.Of("rule"), texts.Of("becomes-vip"), texts.Of("leaves")],
                [.. names.Select(name => (string[])
                [
                    texts.Of("rule-" + name), LiftOf(vip, name)?.ToString("N2", texts.Language) ?? "", LiftOf(churn, name)?.ToString("N2", texts.Language) ?? "",
                ])]),
            Draw = plot => Draw(plot, names, vip, churn, texts),
        };
    }

    private static double? LiftOf(TargetEvaluation evaluation, string name) =>
        evaluation.Scores.FirstOrDefault(score => score.Name == name)?.LiftAtTenPercent?.Value;

    private static void Draw(Plot plot, List<string> names, TargetEvaluation vip, TargetEvaluation churn, ChartTexts texts)
    {
        AddBars(plot, names, vip, BarSize / 2, ChartStyle.Main, texts.Of("becomes-vip"), texts);
        AddBars(plot, names, churn, -BarSize / 2, ChartStyle.Second, texts.Of("leaves"), texts);
        var chance = plot.Add.VerticalLine(1);
        chance.Color = ChartStyle.Muted;
        chance.LinePattern = LinePattern.Dashed;
        chance.LineWidth = 1;
        plot.Axes.Left.SetTicks([.. names.Select((_, i) => -(double)i)], [.. names.Select(name => texts.Of("rule-" + name))]);
        plot.Axes.Left.MajorTickStyle.Length = 0;
        plot.Axes.Bottom.Label.Text = texts.Of("times-chance");
        var largest = names.Max(name => Math.Max(LiftOf(vip, name) ?? 0, LiftOf(churn, name) ?? 0));
        plot.Axes.SetLimits(0, Math.Max(1.5, largest * 1.15), -names.Count + 0.4, 0.6);
        plot.HideGrid();
        plot.ShowLegend(Edge.Bottom);
    }

    private static void AddBars(
        Plot plot, List<string> names, TargetEvaluation evaluation, double offset, Color color, string legend, ChartTexts texts)
    {
        var bars = new List<Bar>();
        for (var i = 0; i < names.Count; i++)
        {
            if (LiftOf(evaluation, names[i]) is not { } lift) continue;
            bars.Add(new Bar
            {
                Position = offset - i,
                Value = lift,
                Size = BarSize,
                FillColor = names[i] == ScoreEvaluation.Model ? color : color.WithAlpha(0.45),
                LineWidth = 0,
                ValueLabel = lift.ToString("N1", texts.Language),
            });
        }
        var drawn = plot.Add.Bars(bars);
        drawn.Horizontal = true;
        drawn.ValueLabelStyle.FontSize = ChartStyle.TextSize - 1;
        drawn.ValueLabelStyle.ForeColor = ChartStyle.Text;
        plot.Legend.ManualItems.Add(new LegendItem { LabelText = legend, FillColor = color, LineWidth = 0 });
    }
}
