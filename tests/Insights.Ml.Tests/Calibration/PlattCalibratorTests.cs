using CsCheck;
using Insights.Ml.Calibration;

namespace Insights.Ml.Tests.Calibration;

public class PlattCalibratorTests
{
    private static readonly Gen<double[]> Scores = Gen.Double[-6, 6].Array[2, 200];

    [Fact]
    public void Probabilities_add_up_to_the_total_that_is_known() =>
        Gen.Select(Scores, Gen.Double[-8, 4], Gen.Double[0.1, 3], Gen.Double[0.01, 0.99]).Sample((scores, intercept, slope, share) =>
        {
            var total = share * scores.Length;

            var moved = new PlattCalibrator(intercept, slope).WithTotal(scores, total);

            Assert.Equal(total, scores.Sum(moved.ProbabilityOf), total * 1e-6);
            Assert.Equal(slope, moved.Slope);
        });

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(double.NaN)]
    public void A_total_that_nothing_can_add_up_to_moves_nothing(double total)
    {
        var calibrator = new PlattCalibrator(-1, 2);

        Assert.Equal(calibrator, calibrator.WithTotal([0, 1, 2], total));
    }

    [Fact]
    public void The_variance_of_the_slope_is_that_over_samples()
    {
        const int rounds = 300, rows = 600;
        var random = new Random(7);
        var truth = new PlattCalibrator(-1, 0.8);
        var slopes = new double[rounds];
        double said = 0;
        for (var round = 0; round < rounds; round++)
        {
            var scores = Enumerable.Range(0, rows).Select(_ => random.NextDouble() * 6 - 3).ToArray();
            var fitted = PlattCalibrator.Fit(scores, Array.ConvertAll(scores, score => random.NextDouble() < truth.ProbabilityOf(score)), CancellationToken.None);
            slopes[round] = fitted.Slope;
            said += fitted.ErrorAfter(scores).SlopeVariance / rounds;
        }
        var mean = slopes.Average();

        Assert.InRange(said / slopes.Average(slope => (slope - mean) * (slope - mean)), 0.75, 1.33);
    }

    [Fact]
    public void The_pivot_is_the_score_at_which_the_level_is_known_best()
    {
        // At slope 0 all scores weigh the same, p (1 - p) = 1/4.
        var (variance, pivot) = new PlattCalibrator(0, 0).ErrorAfter([1, 3, 1, 3]);

        Assert.Equal(2, pivot, 12);
        Assert.Equal(1, variance, 12);
        Assert.Equal(0, new PlattCalibrator(0, 1).ErrorAfter([2, 2, 2]).SlopeVariance);
    }
}
