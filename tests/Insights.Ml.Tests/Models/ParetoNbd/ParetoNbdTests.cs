using Insights.Ml.Buying;
using Insights.Ml.Models;
using Insights.Ml.Models.ParetoNbd;
using Insights.Ml.Numerics;
using Insights.Testing;

namespace Insights.Ml.Tests.Models.ParetoNbd;

public class ParetoNbdTests
{
    private static readonly ParetoNbdModel Published = new()
    {
        R = 0.553,
        Alpha = 10.578,
        S = 0.606,
        Beta = 11.669,
        LogLikelihood = -9595.0,
        Fit = ModelFit.Identified,
    };

    [SharedDataFact]
    public void The_fit_to_the_cdnow_sample_reproduces_table_2_of_fader_hardie_and_lee_2005()
    {
        var summaries = CdnowSample.Read().Select(row => new BuyingSummary(row.Frequency, row.Recency, row.Tenure));

        var model = new ParetoNbdTrainer().Fit(summaries);

        Assert.NotNull(model);
        Assert.Equal(0.553, model.R, 3);
        Assert.Equal(10.578, model.Alpha, 3);
        Assert.Equal(0.606, model.S, 3);
        // The published search stopped a step before the top, which scipy, too, finds at 11.6679.
        Assert.Equal(11.669, model.Beta, tolerance: 0.0015);
        Assert.Equal(-9595.0, model.LogLikelihood, 1);
        Assert.Equal(ModelFit.Identified, model.Fit);
    }

    [Fact]
    public void A_customer_without_a_repeat_purchase_in_39_weeks_is_alive_with_the_probability_that_btyd_documents()
    {
        Assert.Equal(0.2942, Published.ProbabilityAlive(new BuyingSummary(0, 0, 39)), tolerance: 0.0005);
        Assert.Equal(1, Published.ProbabilityAlive(new BuyingSummary(23, 39, 39)), 9);
    }

    [Theory]
    [InlineData(0.5, 0.6, 10.578, 11.669, 0, 39)]
    [InlineData(7.5, 0.6, 2, 30, 12, 39)]
    [InlineData(7.5, 0.6, 30, 2, 12, 39)]
    [InlineData(0.2, 3, 4, 4, 5, 80)]
    [InlineData(60, 0.3, 9, 5, 10, 11)]
    [InlineData(0.3, 2.5, 0.4, 900, 0, 200)]
    public void The_integral_over_the_moment_of_leaving_is_the_difference_of_hypergeometric_functions(
        double shape, double s, double alpha, double beta, double recency, double tenure)
    {
        var closed = Closed(recency) - Closed(tenure);

        var integral = DropoutIntegral.Over(shape, s + 1, alpha, beta, recency, tenure);

        Assert.Equal(1, Math.Exp(integral.LogValue) / closed, 10);

        // Fader and Hardie 2005, "A Note on Deriving the Pareto/NBD Model": A_0 / (r + s + x), in both cases.
        double Closed(double t)
        {
            var larger = Math.Max(alpha, beta);
            var second = alpha >= beta ? s + 1 : shape;
            return Hypergeometric.Gauss(shape + s, second, shape + s + 1, Math.Abs(alpha - beta) / (larger + t)) / (shape + s) / Math.Pow(larger + t, shape + s);
        }
    }

    [Fact]
    public void The_integral_is_precise_where_the_parameters_are_millions_apart()
    {
        // With alpha far above the times, (alpha + t)^-p is constant: the rest has an elementary integral.
        var integral = DropoutIntegral.Over(0.5, 1.8, 1e15, 1e-5, 0, 100);

        var expected = (Math.Pow(1e-5, -0.8) - Math.Pow(100 + 1e-5, -0.8)) / 0.8 * Math.Pow(1e15, -0.5);
        Assert.Equal(1, Math.Exp(integral.LogValue) / expected, 12);
    }

    [Fact]
    public void Where_the_leaving_rates_have_shape_1_the_expectation_is_the_limit_from_both_sides()
    {
        var customer = new BuyingSummary(2, 30.43, 38.86);
        double Expected(double s) => (Published with { S = s }).ExpectedPurchases(customer, 39);

        Assert.Equal(Expected(1), Expected(1 - 1e-9), 8);
        Assert.Equal(Expected(1), Expected(1 + 1e-9), 8);
        Assert.Equal((Expected(0.99) + Expected(1.01)) / 2, Expected(1), 4);
    }
}
