using Insights.Ml.Buying;
using Insights.Ml.Buying.BgNbd;
using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.GammaGamma;
using Insights.Ml.Buying.Summaries;
using MathNet.Numerics.Distributions;

namespace Insights.Ml.Tests.Buying;

public class SpendProbabilityTests
{
    private const double Weeks = 13;
    private const double Mean = 36;

    private static readonly BgNbdModel Buying = new() { R = 0.243, Alpha = 4.414, A = 0.793, B = 2.426, LogLikelihood = 0, Fit = ModelFit.Identified };
    private static readonly GammaGammaModel Spending = new() { P = 6.25, Q = 3.74, Gamma = 15.44, LogLikelihood = 0, Fit = ModelFit.Identified };

    [Theory]
    [InlineData(0, 0, 20, null, 30)]
    [InlineData(2, 15, 20, 25.0, 60)]
    [InlineData(6, 30, 32, 40.0, 100)]
    [InlineData(14, 36, 38, 90.0, 500)]
    public void It_is_how_often_simulated_customers_spend_more(int purchases, double last, double age, double? value, double amount)
    {
        var summary = new CustomerSummary(purchases, last, age);

        var probability = SpendProbability.Above(amount, summary, value, Buying, Spending, Mean, Weeks);

        Assert.Equal(Simulated(amount, summary, value), probability, 0.02);
    }

    [Fact]
    public void Spend_above_nothing_is_as_likely_as_a_purchase()
    {
        var summary = new CustomerSummary(3, 18, 20);

        Assert.Equal(1 - Buying.ProbabilityOfNoPurchase(summary, Weeks), SpendProbability.Above(0, summary, 30, Buying, Spending, Mean, Weeks), 1e-5);
    }

    [Fact]
    public void The_larger_the_amount_the_less_likely_it_is_and_it_stays_a_probability()
    {
        foreach (var purchases in new[] { 0, 1, 7, 400, 5_000 })
        {
            var summary = new CustomerSummary(purchases, purchases == 0 ? 0 : 50, 51);
            var before = 1.0;
            foreach (var amount in new[] { 0, 1, 40, 1_000, 200_000, 1e9 })
            {
                var probability = SpendProbability.Above(amount, summary, purchases == 0 ? null : 35, Buying, Spending, Mean, Weeks);
                Assert.InRange(probability, 0, before + 1e-9);
                before = probability;
            }
            Assert.Equal(0, before, 1e-3);
        }
    }

    [Fact]
    public void Without_a_model_of_spend_every_purchase_is_worth_the_mean()
    {
        var summary = new CustomerSummary(5, 18, 20);

        Assert.Equal(
            SpendProbability.Above(0, summary, null, Buying, spending: null, Mean, Weeks),
            SpendProbability.Above(Mean - 1, summary, null, Buying, spending: null, Mean, Weeks));
        Assert.True(SpendProbability.Above(Mean, summary, null, Buying, spending: null, Mean, Weeks) < SpendProbability.Above(Mean - 1, summary, null, Buying, spending: null, Mean, Weeks));
    }

    /// <summary>Customers drawn from the posterior of this one, who buy, spend and leave by the models.</summary>
    private static double Simulated(double amount, CustomerSummary summary, double? value)
    {
        const int draws = 60_000;
        var random = new Random(1);
        var alive = Buying.ProbabilityAlive(summary);
        var more = 0;
        for (var i = 0; i < draws; i++)
        {
            if (random.NextDouble() >= alive) continue;
            var rate = Gamma.Sample(random, Buying.R + summary.Frequency, Buying.Alpha + summary.Tenure);
            var leaves = Beta.Sample(random, Buying.A, Buying.B + summary.Frequency);
            var worth = Gamma.Sample(random, Spending.Q + Spending.P * (value is null ? 0 : summary.Frequency), Spending.Gamma + summary.Frequency * (value ?? 0));
            double spent = 0;
            for (var time = Exponential.Sample(random, rate); time < Weeks; time += Exponential.Sample(random, rate))
            {
                spent += Gamma.Sample(random, Spending.P, worth);
                if (random.NextDouble() < leaves) break;
            }
            if (spent > amount) more++;
        }
        return more / (double)draws;
    }
}
