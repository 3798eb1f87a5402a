using Insights.Data.Histories;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Calibration;
using Insights.Ml.Targets;
using Insights.Ml.Training;

namespace Insights.Ml.Tests.Training;

/// <summary>A shop at which nobody buys from July to September, year after year, looked at on 1 July.</summary>
public class SeasonLevelTests
{
    private const int Horizon = 90;
    private static readonly PlattCalibrator AsItIs = new(0, 1);

    [Fact]
    public void What_came_a_year_ago_is_expected_to_come_again_in_part()
    {
        var all = ShiftOf(PredictionTarget.Churn, seasonShare: 1, years: 3);

        Assert.True(all > 0.5, $"The level of those who stay away rises by {all}.");
        Assert.Equal(0.7 * all, ShiftOf(PredictionTarget.Churn, seasonShare: 0.7, years: 3), 1e-9);
        Assert.Equal(0, ShiftOf(PredictionTarget.Churn, seasonShare: 0, years: 3), 1e-9);
    }

    [Fact]
    public void Where_no_year_ago_is_known_nothing_is_expected_of_the_season() => Assert.Equal(0, ShiftOf(PredictionTarget.Churn, seasonShare: 1, years: 1));

    [Fact]
    public void There_are_as_many_places_among_the_best_in_every_season() => Assert.Equal(0, ShiftOf(PredictionTarget.NextVip, seasonShare: 1, years: 3));

    [Fact]
    public void The_more_the_levels_go_up_and_down_the_less_sure_a_probability_is()
    {
        var (series, learner, options) = Learn(PredictionTarget.Churn, seasonShare: 0.7, Shop(years: 3));
        var (evenSeries, evenLearner, _) = Learn(PredictionTarget.Churn, seasonShare: 0.7, MadeUpShop.WithStructure(400, seed: 1).Histories(MadeUpShop.AsOf));

        Assert.True(
            new SeasonalOffset(series, learner, options).DeviationAt(0, CandidateKind.Logistic, AsItIs)
            > 2 * new SeasonalOffset(evenSeries, evenLearner, options).DeviationAt(0, CandidateKind.Logistic, AsItIs));
    }

    private static double ShiftOf(PredictionTarget target, double seasonShare, int years)
    {
        var (series, learner, options) = Learn(target, seasonShare, Shop(years));
        return new SeasonalOffset(series, learner, options).ShiftAt(0, CandidateKind.Logistic, AsItIs);
    }

    private static (CutoffSeries, TargetLearner, PipelineOptions) Learn(PredictionTarget target, double seasonShare, PurchaseHistories histories)
    {
        var options = new PipelineOptions { SeasonShare = seasonShare };
        var series = new CutoffSeries(histories, TierPolicy.Default, Horizon, options.MostCustomers, seed: 1, CancellationToken.None);
        return (series, new TargetLearner(series, target, options, seed: 1, CancellationToken.None), options);
    }

    private static PurchaseHistories Shop(int years)
    {
        var shop = new MadeUpShop();
        var random = new Random(3);
        for (var customer = 0; customer < 300; customer++)
        {
            var gap = 20 + random.Next(80);
            for (var day = EpochDay.From(MadeUpShop.AsOf.AddYears(-years)) + random.Next(60); day < EpochDay.From(MadeUpShop.AsOf); day += 1 + random.Next(2 * gap))
                if (EpochDay.ToDate(day).Month is < 7 or > 9 || random.NextDouble() < 0.1) shop.Buy(customer, day, 5 + random.Next(100));
        }
        return shop.Histories(MadeUpShop.AsOf);
    }
}
