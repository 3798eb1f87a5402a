using Insights.Ml.Buying;
using Insights.Ml.Buying.BgNbd;
using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.GammaGamma;
using Insights.Ml.Buying.RevenueClv;
using Insights.Ml.Buying.Summaries;
using Insights.Testing;

namespace Insights.Ml.Tests.Buying.RevenueClv;

public class RevenueClvTests
{
    private const double Month = 365.0 / 12;

    private static readonly CustomerSummary Customer = new(3, 25, 38);

    private static readonly GammaGammaModel Spend = new() { P = 6.25, Q = 3.74, Gamma = 15.44, LogLikelihood = 0, Fit = ModelFit.Identified };

    private static readonly BgNbdModel Buying = new() { R = 0.243, Alpha = 4.414, A = 0.793, B = 2.426, LogLikelihood = 0, Fit = ModelFit.Identified };

    [SharedDataFact]
    public async Task Without_a_discount_the_value_of_every_customer_agrees_with_an_independent_program()
    {
        var setting = LabelledSetting.All.Single(s => s.Name == "cdnow_90");
        var labels = setting.ReadLabels();
        var histories = await RealShops.HistoriesAsync(setting.File, setting.AsOf);
        var predictions = BuyingPredictions.At(histories, histories.AsOfDay, setting.HorizonDays, CancellationToken.None);
        Assert.NotNull(predictions.BuyingModel);
        Assert.NotNull(predictions.SpendModel);
        var clv = new RevenueClvModel(predictions.BuyingModel, predictions.SpendModel, new DiscountedMonths(setting.HorizonDays, 0));

        for (var i = 0; i < histories.Count; i++)
        {
            var summary = predictions.Summaries.Summaries[i] ?? throw new InvalidOperationException("A known customer has a summary.");
            var label = labels[histories.ExternalIds[i]];
            Assert.InRange(clv.Expected(summary, predictions.Summaries.MonetaryValues[i]) ?? -1, label.Clv * 0.985 - 0.02, label.Clv * 1.015 + 0.02);
        }
    }

    [Fact]
    public void Without_a_discount_it_is_expected_purchases_times_expected_value()
    {
        var clv = new RevenueClvModel(Buying, Spend, new DiscountedMonths(100, 0));

        Assert.Equal(Buying.ExpectedPurchases(Customer, 100 / 7.0) * (Spend.ExpectedValue(3, 40) ?? 0), clv.Expected(Customer, 40) ?? 0, 10);
    }

    [Fact]
    public void A_begun_month_is_discounted_from_the_end_of_the_horizon()
    {
        var clv = new RevenueClvModel(Buying, Spend, new DiscountedMonths(40, 0.5));
        double first = Buying.ExpectedPurchases(Customer, Month / 7), both = Buying.ExpectedPurchases(Customer, 40 / 7.0);
        var expected = (first * Math.Pow(1.5, -1 / 12.0) + (both - first) * Math.Pow(1.5, -40 / 365.0)) * (Spend.ExpectedValue(3, 40) ?? 0);

        Assert.Equal(expected, clv.Expected(Customer, 40) ?? 0, 10);
    }

    [Fact]
    public void A_longer_horizon_is_worth_more_and_a_higher_rate_less()
    {
        double Value(int days, double rate) =>
            new RevenueClvModel(Buying, Spend, new DiscountedMonths(days, rate)).Expected(Customer, 40) ?? 0;

        Assert.True(Value(366, 0.1) > Value(365, 0.1));
        Assert.True(Value(730, 0.1) > Value(365, 0.1));
        Assert.True(Value(365, 0.2) < Value(365, 0.1));
    }

    [Fact]
    public void The_interval_is_wider_than_that_of_either_model_and_covers_that_of_the_true_parameters()
    {
        const int rounds = 60;
        var random = new Random(21);
        var truth = new RevenueClvModel(Buying, Spend, new DiscountedMonths()).Expected(Customer, 40) ?? 0;
        var covered = 0;
        for (var round = 0; round < rounds; round++)
        {
            var (buying, spend) = FitTo(1_500, random);
            var interval = new RevenueClvModel(buying, spend, new DiscountedMonths()).Interval(Customer, 40);
            var ofSpend = Intervals.OfPositive(spend, model => model.ExpectedValue(Customer.Frequency, 40));
            Assert.NotNull(interval);
            Assert.NotNull(ofSpend);
            Assert.True(interval.High / interval.Low > ofSpend.High / ofSpend.Low);
            if (interval.Low <= truth && truth <= interval.High) covered++;
        }

        Assert.InRange((double)covered / rounds, 0.88, 1);
    }

    [Fact]
    public void Where_the_mean_value_is_infinite_there_is_no_value_for_one_time_buyers()
    {
        var clv = new RevenueClvModel(Buying, Spend with { Q = 0.9 }, new DiscountedMonths());

        Assert.Null(clv.Expected(new CustomerSummary(0, 0, 20), null));
        Assert.Null(clv.Interval(new CustomerSummary(0, 0, 20), null));
        Assert.NotNull(clv.Expected(Customer, 40));
    }

    private static (BgNbdModel Buying, GammaGammaModel Spend) FitTo(int customers, Random random)
    {
        var summaries = new List<CustomerSummary>();
        var values = new List<(int, double)>();
        for (var i = 0; i < customers; i++)
        {
            var rate = MathNet.Numerics.Distributions.Gamma.Sample(random, Buying.R, Buying.Alpha);
            var leaving = MathNet.Numerics.Distributions.Beta.Sample(random, Buying.A, Buying.B);
            var summary = Life.Simulate(random, rate, leaving, 39).SummaryAt(39);
            summaries.Add(summary);
            if (summary.Frequency == 0) continue;
            var scale = MathNet.Numerics.Distributions.Gamma.Sample(random, Spend.Q, Spend.Gamma);
            values.Add((summary.Frequency, MathNet.Numerics.Distributions.Gamma.Sample(random, Spend.P * summary.Frequency, scale * summary.Frequency)));
        }
        var buying = new BgNbdTrainer().Fit(summaries) ?? throw new InvalidOperationException("There are repeat buyers.");
        var spend = new GammaGammaTrainer().Fit(values) ?? throw new InvalidOperationException("There are repeat buyers.");
        return (buying, spend);
    }
}
