using Insights.Data.Histories;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Calibration;
using Insights.Ml.Targets;
using Insights.Ml.Training;

namespace Insights.Ml.Tests.Training;

/// <summary>A shop at which nobody buys from July to September, year after year, as of 1 July.</summary>
public class SeasonalOffsetTests
{
    private const int Horizon = 90;
    private static readonly PlattCalibrator AsItIs = new(0, 1);

    [Fact]
    public void A_part_of_last_years_difference_is_expected_again()
    {
        var all = ShiftOf(PredictionTarget.Churn, seasonShare: 1, years: 3);

        Assert.True(all > 0.5, $"The level of those who stay away rises by {all}.");
        Assert.Equal(0.7 * all, ShiftOf(PredictionTarget.Churn, seasonShare: 0.7, years: 3), 1e-9);
        Assert.Equal(0, ShiftOf(PredictionTarget.Churn, seasonShare: 0, years: 3), 1e-9);
    }

    [Fact]
    public void Without_a_year_of_history_there_is_no_seasonal_offset() => Assert.Equal(0, ShiftOf(PredictionTarget.Churn, seasonShare: 1, years: 1));

    [Fact]
    public void The_number_of_vips_does_not_depend_on_the_season() => Assert.Equal(0, ShiftOf(PredictionTarget.NextVip, seasonShare: 1, years: 3));

    [Fact]
    public void Levels_that_vary_more_have_a_larger_deviation()
    {
        var (series, learner, options) = Learn(PredictionTarget.Churn, seasonShare: 0.7, Shop(years: 3));
        var (evenSeries, evenLearner, _) = Learn(PredictionTarget.Churn, seasonShare: 0.7, SyntheticShop.WithStructure(400, seed: 1).Histories(SyntheticShop.AsOf));

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
        var series = new CutoffSeries(histories, TierPolicy.Default, Horizon, options.MaxCustomers, seed: 1, CancellationToken.None);
        return (series, new TargetLearner(series, target, options, seed: 1, CancellationToken.None), options);
    }

    private static PurchaseHistories Shop(int years)
    {
        var shop = new SyntheticShop();
        var random = new Random(3);
        for (var customer = 0; customer < 300; customer++)
        {
            var gap = 20 + random.Next(80);
            for (var day = EpochDay.From(SyntheticShop.AsOf.AddYears(-years)) + random.Next(60); day < EpochDay.From(SyntheticShop.AsOf); day += 1 + random.Next(2 * gap))
                if (EpochDay.ToDate(day).Month is < 7 or > 9 || random.NextDouble() < 0.1) shop.Buy(customer, day, 5 + random.Next(100));
        }
        return shop.Histories(SyntheticShop.AsOf);
    }
}
