using Insights.Ml.Analysis;
using Insights.Ml.Evaluation;
using Insights.Ml.Metrics;
using Insights.Ml.Targets;
using ScottPlot;

namespace Insights.Server.Features.Charts;

/// <summary>How much better than chance the best tenth is, by the model and by every simple rule, for B customers.</summary>
internal sealed class LiftChart : IChart
{
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
            IsTall = true,
            Draw = plot => Draw(plot, names, vip, churn, texts),
        };
    }

    private static double? LiftOf(TargetEvaluation evaluation, string name) =>
        evaluation.Scores.FirstOrDefault(score => score.Name == name)?.LiftAtTenPercent?.Value;

    private static void Draw(ChartPlot plot, List<string> names, TargetEvaluation vip, TargetEvaluation churn, ChartTexts texts)
    {
        var rules = Enumerable.Range(0, names.Count).Where(i => names[i] != ScoreEvaluation.Model).ToHashSet();
        new SideBars(
            [.. names.Select(name => texts.Of("rule-" + name))],
            [
                new SideBarSeries(texts.Of("becomes-vip"), ChartStyle.Main, [.. names.Select(name => LiftOf(vip, name))]) { PaleRows = rules },
                new SideBarSeries(texts.Of("leaves"), ChartStyle.Second, [.. names.Select(name => LiftOf(churn, name))]) { PaleRows = rules },
            ]).Draw(plot, lift => lift.ToString("N1", texts.Language), most: 1.5);
        var chance = plot.Add.VerticalLine(1);
        chance.Color = ChartStyle.Muted;
        chance.LinePattern = LinePattern.Dashed;
        chance.LineWidth = 1;
        plot.Axes.Bottom.Label.Text = texts.Of("times-chance");
        plot.Axes.Bottom.TickGenerator = ChartStyle.AmountTicks(texts.Language);
    }
}
