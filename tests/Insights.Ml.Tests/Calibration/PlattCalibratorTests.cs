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
}
