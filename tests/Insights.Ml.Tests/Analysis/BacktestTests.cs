using Insights.Data.Runs;
using Insights.Data.Values;
using Insights.Ml.Analysis;
using Insights.Ml.Models.Trees;
using Insights.Ml.Targets;
using Insights.Ml.Training;

namespace Insights.Ml.Tests.Analysis;

public class BacktestTests
{
    private const int HorizonDays = 90;

    private static readonly AnalysisOptions Options = new() { HorizonDays = HorizonDays };

    private static RunReport Report => AnalysedShop.WithStructure(400, seed: 6, HorizonDays).Report;

    [Fact]
    public void The_newest_entry_is_the_evaluation_period_and_the_others_lie_whole_horizons_before_it()
    {
        var report = Report;

        Assert.InRange(report.Backtest.Count, 3, 8);
        Assert.Equal(report.Backtest.Select((_, i) => SyntheticShop.AsOf.AddDays(-HorizonDays * (i + 1))), report.Backtest.Select(period => period.Cutoff));
        Assert.Equal(report.EvaluationCutoff, report.Backtest[0].Cutoff);
        foreach (var (evaluation, figures) in report.Evaluations.Zip(report.Backtest[0].Figures))
        {
            var model = evaluation.Scores[0];
            Assert.Equal(
                (evaluation.Target, evaluation.Group, evaluation.Customers, evaluation.BaseRate, evaluation.Coverage),
                (figures.Target, figures.Group, figures.Customers, figures.BaseRate, figures.Coverage));
            Assert.Equal((model.Auc?.Value, model.AveragePrecision?.Value, model.Brier?.Value, model.Ece?.Value), (figures.Auc, figures.AveragePrecision, figures.Brier, figures.Ece));
        }
    }

    [Fact]
    public void Purchases_after_an_earlier_date_do_not_change_its_predictions()
    {
        var shop = SyntheticShop.WithStructure(400, seed: 22);
        var whole = shop.Histories(SyntheticShop.AsOf);
        var pipeline = new Pipeline(whole, Options, CancellationToken.None);
        foreach (var horizons in new[] { 1, 2, 3 })
        {
            var date = SyntheticShop.AsOf.AddDays(-HorizonDays * horizons);

            var then = pipeline.RunAt(horizons * pipeline.Series.Grid.StepsPerHorizon);
            var alone = new Pipeline(shop.Histories(date), Options, CancellationToken.None).RunAt(0);

            Assert.Equal(RunStatus.Trained, then.Status);
            Assert.Equal(EpochDay.From(date), then.Cutoff.Tiers.Day);
            Assert.Equal(Probabilities(alone), Probabilities(then));
        }
    }

    [Fact]
    public void The_intervals_of_a_trained_run_are_checked()
    {
        var report = Report;

        Assert.All(report.Evaluations, evaluation => Assert.Equal(10, evaluation.Coverage!.Groups));
        Assert.All(report.Evaluations, evaluation => Assert.InRange(evaluation.Coverage!.Covered, 1, 10));
    }

    [Fact]
    public void Expected_purchases_and_spend_are_checked_at_each_date()
    {
        var report = Report;

        Assert.All(report.Backtest, period => Assert.Equal(4, period.Expectations.Count));
        foreach (var (figures, expectation) in report.Backtest.SelectMany(period => period.Expectations.Select(expectation => (period.Figures.First(of => of.Group == expectation.Group), expectation))))
        {
            Assert.Equal(figures.Customers, expectation.Customers);
            Assert.Equal(10, expectation.Coverage!.Groups);
            Assert.InRange(expectation.MeanActual!.Value / expectation.MeanExpected!.Value, 0.5, 2);
        }
        Assert.Equal(report.Serialize(), RunReport.Parse(report.Serialize()).Serialize());
    }

    [Fact]
    public void A_fallback_has_intervals_but_no_backtest_and_no_choice_of_models()
    {
        var result = AnalysedShop.WithStructure(500, seed: 11, horizonDays: 400);

        Assert.Equal(RunStatus.Fallback, result.Status);
        Assert.Empty(result.Report.Backtest);
        Assert.Empty(result.Report.Choices);
        Assert.All(result.Report.Evaluations, evaluation => Assert.NotNull(evaluation.Coverage));
    }

    [Fact]
    public void A_trained_run_reports_the_kind_of_model_of_each_target()
    {
        var report = Report;

        Assert.Equal([PredictionTarget.NextVip, PredictionTarget.Churn], report.Choices.Select(choice => choice.Target));
        Assert.All(report.Choices, choice => Assert.Equal(3, choice.Holdouts.Count));
        Assert.All(report.Choices, choice => Assert.Contains(choice.Candidates, candidate => candidate.Kind == choice.Kind));
        Assert.Equal(report.Serialize(), RunReport.Parse(report.Serialize()).Serialize());
    }

    [Fact]
    public void Without_LightGBM_the_trees_are_those_of_FastTree_and_are_called_so()
    {
        var result = AnalysedShop.WithStructure(400, seed: 6, HorizonDays, TreeAlgorithm.FastTree);

        Assert.All(result.Report.Choices, choice => Assert.DoesNotContain(choice.Candidates, candidate => candidate.Kind == CandidateKind.LightGbm));
    }

    [Fact]
    public void With_fewer_than_three_earlier_periods_kinds_are_not_compared()
    {
        var choices = AnalysedShop.WithStructure(400, seed: 6, horizonDays: 180).Report.Choices;

        Assert.All(choices, choice => Assert.InRange(choice.Holdouts.Count, 1, 2));
        Assert.All(choices, choice => Assert.Equal((CandidateKind.Blend, 0), (choice.Kind, choice.Candidates.Count)));
    }

    private static IEnumerable<(double, double)> Probabilities(PipelineResult result) =>
        Enumerable.Range(0, result.Cutoff.Rows.Rows).Select(row => (result.NextVip!.Probability(row), result.Churn!.Probability(row)));
}
