using Insights.Data.Histories;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Analysis;
using Insights.Ml.Calibration;
using Insights.Ml.Targets;
using Insights.Ml.Training;

namespace Insights.Ml.Tests.Training;

/// <summary>A shop without new customers for most of a year: an ageing cohort, of which some leave after each purchase.</summary>
public class CohortAgeingOffsetTests
{
    private const int Horizon = 60;
    private static readonly PlattCalibrator AsItIs = new(0, 1);

    [Fact]
    public void In_an_ageing_cohort_half_of_the_predicted_increase_of_churn_reduces_the_error()
    {
        double without = 0, with = 0;
        for (var seed = 1; seed <= 4; seed++)
        {
            var histories = Cohort(seed);
            without += Error(histories, ageingShare: 0);
            with += Error(histories, ageingShare: 0.5);
        }

        Assert.True(with < without, $"Mean probability minus what happened, over four shops: {with} with ageing, {without} without.");
    }

    [Fact]
    public void The_share_counts_in_proportion_and_the_number_of_vips_does_not_depend_on_age()
    {
        var all = ShiftOf(PredictionTarget.Churn, ageingShare: 1);

        Assert.NotEqual(0, all);
        Assert.Equal(0.5 * all, ShiftOf(PredictionTarget.Churn, ageingShare: 0.5), 1e-9);
        Assert.Equal(0, ShiftOf(PredictionTarget.Churn, ageingShare: 0), 1e-9);
        Assert.Equal(0, ShiftOf(PredictionTarget.NextVip, ageingShare: 1));
    }

    private static double Error(PurchaseHistories histories, double ageingShare)
    {
        // Ageing is foreseen alike for every kind of model, so that one will do.
        var choices = new PipelineOptions { AgeingShare = ageingShare, Candidates = [CandidateKind.Logistic], Default = CandidateKind.Logistic };
        var pipeline = new Pipeline(histories, new AnalysisOptions { HorizonDays = Horizon, Pipeline = choices }, CancellationToken.None);
        var result = pipeline.RunAt(pipeline.Series.Grid.StepsPerHorizon);
        var rows = Enumerable.Range(0, result.Cutoff.Rows.Rows).ToList();
        var happened = result.Cutoff.LabelsOf(PredictionTarget.Churn);
        return Math.Abs(rows.Average(row => result.Churn!.Probability(row)) - rows.Average(row => happened[result.Cutoff.Rows.Customers[row]] ? 1.0 : 0));
    }

    private static double ShiftOf(PredictionTarget target, double ageingShare)
    {
        var options = new PipelineOptions { AgeingShare = ageingShare };
        var series = new CutoffSeries(Cohort(seed: 1), TierPolicy.Default, Horizon, options.MaxCustomers, seed: 1, CancellationToken.None);
        return new CohortAgeingOffset(series, new TargetLearner(series, target, options, seed: 1, CancellationToken.None), options).ShiftAt(0, CandidateKind.Logistic, AsItIs);
    }

    private static PurchaseHistories Cohort(int seed)
    {
        var shop = new SyntheticShop();
        var random = new Random(seed);
        for (var customer = 0; customer < 1_200; customer++)
        {
            var gap = 15 + 90 * random.NextDouble();
            var leaving = 0.4 * random.NextDouble();
            for (double day = EpochDay.From(SyntheticShop.AsOf) - 330 + random.Next(60); day < EpochDay.From(SyntheticShop.AsOf); day += 1 - gap * Math.Log(1 - random.NextDouble()))
            {
                shop.Buy(customer, (int)day, 5 + random.Next(100));
                if (random.NextDouble() < leaving) break;
            }
        }
        return shop.Histories(SyntheticShop.AsOf);
    }
}
