using CsCheck;
using Insights.Ml.Buying;
using Insights.Ml.Buying.BgNbd;
using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.GammaGamma;
using Insights.Ml.Buying.Summaries;

namespace Insights.Ml.Tests.Buying.GammaGamma;

public class SpendPosteriorTests
{
    private static readonly GammaGammaModel Published = new() { P = 6.25, Q = 3.74, Gamma = 15.44, LogLikelihood = 0, Fit = ModelFit.Identified };
    private static readonly BgNbdModel Buying = new() { R = 0.243, Alpha = 4.414, A = 0.793, B = 2.426, LogLikelihood = 0, Fit = ModelFit.Identified };

    /// <summary>Parameters from all over the range of a fit, also where p x + q is at most 1.</summary>
    private static readonly Gen<GammaGammaModel> Models = Gen.Double[-13, 13].Array[3].Select(logs =>
        Published with { P = Math.Exp(logs[0]), Q = Math.Exp(logs[1]), Gamma = Math.Exp(logs[2]) });

    private static readonly Gen<double> Amounts = Gen.OneOf(Gen.Double[-1_000, 1_000], Gen.Double[-1e8, 1e8], Gen.Const(0.0));

    [Fact]
    public void Expected_values_are_above_0_and_finite_or_null() =>
        Gen.Select(Models, Gen.Int[0, 300], Amounts).Sample((model, frequency, mean) =>
        {
            var value = model.ExpectedValue(frequency, mean);
            Assert.Equal(model.P * frequency + model.Q > 1, value is not null);
            if (value is null) return;
            Assert.InRange(value.Value, double.Epsilon, double.MaxValue);
            if (Intervals.OfPositive(model, of => of.ExpectedValue(frequency, mean)) is not { } interval) return;
            Assert.True(interval.Low >= 0 && interval.Low <= value && value <= interval.High && double.IsFinite(interval.High));
        });

    [Fact]
    public void A_customer_who_has_spent_more_is_not_expected_to_spend_less() =>
        Gen.Select(Models, Gen.Int[1, 300], Amounts, Amounts).Sample((model, frequency, one, other) =>
            Assert.True(!(model.ExpectedValue(frequency, Math.Min(one, other)) > model.ExpectedValue(frequency, Math.Max(one, other)))));

    [Fact]
    public void A_mean_below_0_is_the_limit_of_small_means()
    {
        Assert.Equal(6.25 * 15.44 / (6.25 * 4 + 3.74 - 1), Published.ExpectedValue(4, -250) ?? 0, 9);
        Assert.Equal(Published.ExpectedValue(4, 1e-9) ?? 0, Published.ExpectedValue(4, -250) ?? 1, 6);
    }

    [Theory]
    [InlineData(0.2, 0.5, 2)]
    [InlineData(0.5, 0.5, 1)]
    public void Where_p_x_plus_q_is_at_most_1_nothing_is_expected(double p, double q, int frequency)
    {
        var model = Published with { P = p, Q = q };

        Assert.Null(model.ExpectedValue(frequency, 40));
    }

    [Fact]
    public void The_chance_of_spending_more_is_a_probability_whatever_the_receipts_are_worth() =>
        Gen.Select(Models, Gen.Int[0, 300], Amounts, Amounts).Sample((model, frequency, mean, amount) =>
        {
            var summary = new CustomerSummary(frequency, frequency == 0 ? 0 : 30, 35);
            Assert.InRange(SpendProbability.Above(amount, summary, frequency == 0 ? null : mean, Buying, model, meanValue: 0, horizonWeeks: 13), 0, 1);
        });

    [Fact]
    public void Sampled_values_are_0_or_more_and_finite() =>
        Gen.Select(Models, Gen.Int[0, 300], Amounts, Gen.Int[1, 20], Gen.Int).Sample((model, frequency, mean, purchases, seed) =>
            Assert.InRange(new SpendPosterior(model, frequency, mean).Draw(purchases, new Random(seed)), 0, double.MaxValue));
}
