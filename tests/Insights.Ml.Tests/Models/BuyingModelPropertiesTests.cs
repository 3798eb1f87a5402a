using CsCheck;
using Insights.Ml.Buying;
using Insights.Ml.Models;
using Insights.Ml.Models.BgNbd;
using Insights.Ml.Models.GammaGamma;

namespace Insights.Ml.Tests.Models;

public class BuyingModelPropertiesTests
{
    private static readonly Gen<BuyingSummary> Summaries =
        Gen.Select(Gen.Int[0, 60], Gen.Double[0, 1], Gen.Double[0.2, 200]).Select((x, share, tenure) => new BuyingSummary(x, x == 0 ? 0 : share * tenure, tenure));

    private static readonly Gen<BgNbdModel> Models =
        Gen.Select(Gen.Double[-3, 3], Gen.Double[-2, 4], Gen.Double[-4, 3], Gen.Double[-3, 8]).Select((r, alpha, a, b) => new BgNbdModel
        {
            R = Math.Exp(r),
            Alpha = Math.Exp(alpha),
            A = Math.Exp(a),
            B = Math.Exp(b),
            LogLikelihood = 0,
            Fit = ModelFit.Identified,
        });

    [Fact]
    public void Probabilities_lie_between_0_and_1_and_expectations_are_not_negative() =>
        Gen.Select(Models, Summaries, Gen.Double[0.5, 60]).Sample((model, customer, horizon) =>
        {
            Assert.InRange(model.ProbabilityAlive(customer), 0, 1);
            Assert.InRange(model.ProbabilityOfNoPurchase(customer, horizon), 0, 1);
            var expected = model.ExpectedPurchases(customer, horizon);
            Assert.True(expected >= 0 && double.IsFinite(expected), $"{expected}");
        });

    [Fact]
    public void A_longer_horizon_brings_more_purchases_and_less_silence() =>
        Gen.Select(Models, Summaries, Gen.Double[0.5, 60]).Sample((model, customer, horizon) =>
        {
            Assert.True(model.ExpectedPurchases(customer, horizon * 2) >= model.ExpectedPurchases(customer, horizon) * (1 - 1e-9) - 1e-12);
            Assert.True(model.ProbabilityOfNoPurchase(customer, horizon * 2) <= model.ProbabilityOfNoPurchase(customer, horizon) + 1e-12);
        });

    [Fact]
    public void Expected_purchases_agree_with_a_simulation_of_the_model()
    {
        var model = new BgNbdModel { R = 0.8, Alpha = 6, A = 0.9, B = 2.5, LogLikelihood = 0, Fit = ModelFit.Identified };
        var customer = new BuyingSummary(3, 20, 26);
        const int rounds = 400_000;
        var random = new Random(5);
        double purchases = 0;
        for (var round = 0; round < rounds; round++)
        {
            if (random.NextDouble() >= model.ProbabilityAlive(customer)) continue;
            var rate = MathNet.Numerics.Distributions.Gamma.Sample(random, model.R + customer.Frequency, model.Alpha + customer.Tenure);
            var leaving = MathNet.Numerics.Distributions.Beta.Sample(random, model.A, model.B + customer.Frequency);
            for (var time = -Math.Log(1 - random.NextDouble()) / rate; time < 13; time += -Math.Log(1 - random.NextDouble()) / rate)
            {
                purchases++;
                if (random.NextDouble() < leaving) break;
            }
        }

        Assert.Equal(purchases / rounds, model.ExpectedPurchases(customer, 13), tolerance: 0.01);
    }

    [Fact]
    public void A_fit_finds_the_parameters_that_made_the_data()
    {
        var random = new Random(3);
        var summaries = Enumerable.Range(0, 20_000).Select(_ => Simulate(random, r: 0.6, alpha: 5, a: 0.8, b: 2.5)).ToList();

        var model = new BgNbdTrainer().Fit(summaries);

        Assert.NotNull(model);
        Assert.Equal(ModelFit.Identified, model.Fit);
        Assert.InRange(model.R, 0.54, 0.66);
        Assert.InRange(model.Alpha, 4.3, 5.7);
        Assert.InRange(model.A / (model.A + model.B), 0.20, 0.28);
    }

    [Fact]
    public void The_order_of_the_customers_changes_not_a_single_digit()
    {
        var random = new Random(4);
        var summaries = Enumerable.Range(0, 500).Select(_ => Simulate(random, 0.6, 5, 0.8, 2.5)).ToArray();
        var values = summaries.Where(s => s.Frequency > 0).Select(s => (s.Frequency, 5 + 10 * random.NextDouble())).ToArray();
        var buying = new BgNbdTrainer().Fit(summaries);
        var spending = new GammaGammaTrainer().Fit(values);

        random.Shuffle(summaries);
        random.Shuffle(values);

        Assert.Equal(buying, new BgNbdTrainer().Fit(summaries));
        Assert.Equal(spending, new GammaGammaTrainer().Fit(values));
    }

    [Fact]
    public void Data_that_cannot_determine_a_model_give_none()
    {
        Assert.Null(new BgNbdTrainer().Fit([]));
        Assert.Null(new BgNbdTrainer().Fit([new BuyingSummary(0, 0, 10), new BuyingSummary(0, 0, 20)]));
        Assert.Null(new GammaGammaTrainer().Fit([]));
        Assert.Null(new GammaGammaTrainer().Fit([(3, 20.0)]));
        Assert.Null(new GammaGammaTrainer().Fit([(3, 20.0), (1, 20.0), (7, 20.0)]));
    }

    [Fact]
    public void Customers_who_never_leave_are_a_fit_at_the_boundary_that_still_predicts()
    {
        var random = new Random(9);
        // Purchases at random over the whole tenure: nobody has left.
        var summaries = Enumerable.Range(0, 2_000).Select(_ => Simulate(random, r: 2, alpha: 8, a: 1e-9, b: 1e9)).ToList();

        var model = new BgNbdTrainer().Fit(summaries);

        Assert.NotNull(model);
        Assert.Equal(ModelFit.AtBoundary, model.Fit);
        Assert.Equal((model.R + 4) / (model.Alpha + 30) * 10, model.ExpectedPurchases(new BuyingSummary(4, 28, 30), 10), tolerance: 0.02);
    }

    [Fact]
    public void The_units_of_money_do_not_matter()
    {
        var random = new Random(8);
        var values = Enumerable.Range(0, 400).Select(_ =>
        {
            var x = 1 + random.Next(6);
            var scale = MathNet.Numerics.Distributions.Gamma.Sample(random, 4, 15);
            return (x, MathNet.Numerics.Distributions.Gamma.Sample(random, 6 * x, scale * x));
        }).ToArray();
        var inEuros = new GammaGammaTrainer().Fit(values);
        var inCents = new GammaGammaTrainer().Fit(values.Select(value => (value.Item1, value.Item2 * 100)));

        Assert.NotNull(inEuros);
        Assert.NotNull(inCents);
        Assert.Equal(inEuros.P, inCents.P, tolerance: inEuros.P * 1e-4);
        Assert.Equal(inEuros.ExpectedValue(3, 25)!.Value * 100, inCents.ExpectedValue(3, 2_500)!.Value, tolerance: 0.5);
    }

    [Fact]
    public async Task A_fit_can_be_stopped()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        Assert.ThrowsAny<OperationCanceledException>(() => new BgNbdTrainer().Fit([new BuyingSummary(1, 2, 3), new BuyingSummary(2, 2, 5)], stop.Token));
    }

    private static BuyingSummary Simulate(Random random, double r, double alpha, double a, double b)
    {
        var tenure = 20 + 30 * random.NextDouble();
        var rate = MathNet.Numerics.Distributions.Gamma.Sample(random, r, alpha);
        var leaving = MathNet.Numerics.Distributions.Beta.Sample(random, a, b);
        var x = 0;
        double last = 0;
        for (var time = -Math.Log(1 - random.NextDouble()) / rate; time < tenure; time += -Math.Log(1 - random.NextDouble()) / rate)
        {
            x++;
            last = time;
            if (random.NextDouble() < leaving) break;
        }
        return new BuyingSummary(x, last, tenure);
    }
}
