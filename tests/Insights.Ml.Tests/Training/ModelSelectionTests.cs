using Insights.Data.Tiers;
using Insights.Ml.Targets;
using Insights.Ml.Training;

namespace Insights.Ml.Tests.Training;

public class ModelSelectionTests
{
    private static readonly CandidateResult Blend = new(CandidateKind.Blend, AveragePrecision: 0.30, Brier: 0.10);

    private readonly CutoffSeries series;
    private readonly ModelSelection competition;

    public ModelSelectionTests()
    {
        var options = new PipelineOptions();
        series = new CutoffSeries(SyntheticShop.WithStructure(300, seed: 1).Histories(SyntheticShop.AsOf), TierPolicy.Default, horizonDays: 90, options.MaxCustomers, seed: 1, CancellationToken.None);
        competition = new ModelSelection(series, new TargetLearner(series, PredictionTarget.Churn, options, seed: 1, CancellationToken.None), options, CancellationToken.None);
    }

    [Fact]
    public void Without_an_earlier_period_the_blend_is_used() => Assert.Equal(CandidateKind.Blend, competition.Choose([]));

    [Theory]
    [InlineData(0.32, 0.09, CandidateKind.Logistic)]
    [InlineData(0.305, 0.09, CandidateKind.Blend)]
    [InlineData(0.32, 0.11, CandidateKind.Blend)]
    public void Another_model_replaces_the_blend_only_if_it_is_clearly_better_in_order_and_better_in_error(double precision, double error, CandidateKind expected) =>
        Assert.Equal(expected, competition.Choose([new CandidateResult(CandidateKind.Logistic, precision, error), Blend]));

    [Theory]
    [InlineData(0.30, 0.10, CandidateKind.Rule)]
    [InlineData(0.29, 0.09, CandidateKind.Blend)]
    [InlineData(0.31, 0.101, CandidateKind.Blend)]
    public void A_rule_need_only_be_as_good_in_both(double precision, double error, CandidateKind expected) =>
        Assert.Equal(expected, competition.Choose([new CandidateResult(CandidateKind.Rule, precision, error), Blend]));

    [Fact]
    public void Holdout_periods_do_not_overlap_and_are_over_at_the_date()
    {
        var holdouts = competition.HoldoutsBefore(0);

        Assert.NotEmpty(holdouts);
        var end = series.Grid.Day(0);
        foreach (var step in holdouts)
        {
            Assert.True(series.Grid.Day(step) + 90 <= end);
            end = series.Grid.Day(step);
        }
    }
}
