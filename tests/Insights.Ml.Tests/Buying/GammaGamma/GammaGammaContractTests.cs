using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.GammaGamma;
using MathNet.Numerics.Distributions;

namespace Insights.Ml.Tests.Buying.GammaGamma;

public class GammaGammaContractTests : TrainerContract<(int Frequency, double MonetaryValue), GammaGammaModel>
{
    protected override ITrainer<(int Frequency, double MonetaryValue), GammaGammaModel> Trainer => new GammaGammaTrainer();

    protected override GammaGammaModel Truth { get; } = new() { P = 6, Q = 4, Gamma = 15, LogLikelihood = 0, Fit = ModelFit.Identified };

    /// <summary>Nobody, no repeat buyer, a single one, and amounts that are all the same.</summary>
    protected override IReadOnlyList<(int Frequency, double MonetaryValue)[]> Degenerate =>
        [[], [(0, 20.0), (0, 30.0)], [(3, 20.0), (0, 30.0)], [(3, 20.0), (1, 20.0), (7, 20.0)]];

    protected override (int Frequency, double MonetaryValue)[] Draw(int customers, Random random) => [.. Enumerable.Range(0, customers).Select(_ =>
    {
        var x = 1 + random.Next(6);
        var scale = Gamma.Sample(random, Truth.Q, Truth.Gamma);
        return (x, Gamma.Sample(random, Truth.P * x, scale * x));
    })];

    [Fact]
    public void The_units_of_money_do_not_matter()
    {
        var values = Draw(400, new Random(8));
        var inEuros = new GammaGammaTrainer().Fit(values);
        var inCents = new GammaGammaTrainer().Fit(values.Select(value => (value.Frequency, value.MonetaryValue * 100)));

        Assert.NotNull(inEuros);
        Assert.NotNull(inCents);
        Assert.Equal(inEuros.P, inCents.P, tolerance: inEuros.P * 1e-4);
        Assert.Equal((inEuros.ExpectedValue(3, 25) ?? 0) * 100, inCents.ExpectedValue(3, 2_500) ?? 0, tolerance: 0.5);
    }

    [Fact]
    public void The_intervals_of_the_expected_value_cover_that_of_the_true_parameters()
    {
        const int rounds = 100;
        (int, double?)[] customers = [(0, null), (1, 10), (1, 90), (5, 40)];
        var covered = 0;
        for (var round = 0; round < rounds; round++)
        {
            var model = Trainer.Fit(Draw(500, new Random(900 + round)));
            Assert.NotNull(model);
            foreach (var (x, mean) in customers)
            {
                var interval = Intervals.OfPositive(model, of => of.ExpectedValue(x, mean));
                Assert.NotNull(interval);
                Assert.Equal(model.ExpectedValue(x, mean), interval.Value);
                if (interval.Low <= Truth.ExpectedValue(x, mean) && Truth.ExpectedValue(x, mean) <= interval.High) covered++;
            }
        }

        Assert.InRange((double)covered / (rounds * customers.Length), 0.91, 0.99);
    }

    [Fact]
    public void Amounts_that_hardly_differ_give_a_fit_that_is_flagged_and_expects_them()
    {
        var model = Trainer.Fit(Enumerable.Range(0, 50).Select(i => (1 + i % 4, 20 + 1e-7 * i)));

        Assert.NotNull(model);
        Assert.NotEqual(ModelFit.Identified, model.Fit);
        Assert.Equal(20, model.ExpectedValue(3, 20) ?? 0, tolerance: 0.01);
    }

    [Fact]
    public void Where_the_mean_over_all_customers_is_infinite_nothing_is_expected_of_one_time_buyers()
    {
        var heavy = Truth with { Q = 0.9 };

        Assert.Null(heavy.ExpectedValue(0, null));
        Assert.NotNull(heavy.ExpectedValue(2, 30));
    }
}
