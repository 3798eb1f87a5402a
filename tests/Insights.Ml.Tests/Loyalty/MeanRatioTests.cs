using Insights.Ml.Loyalty;

namespace Insights.Ml.Tests.Loyalty;

public class MeanRatioTests
{
    [Fact]
    public void A_ratio_and_its_interval_are_those_worked_out_by_hand()
    {
        // Means 5 and 3; u is -11/15, -3/5, 2/3, 2/3, so that the squares add up to 1.78667 and the variance is that over 4 * 3.
        var ratio = MeanRatio.Of([4, 6, 1, 1], [true, true, false, false]);

        Assert.Equal(5 / 3.0, ratio.Value, 1e-12);
        Assert.Equal(Math.Sqrt((121 / 225.0 + 9 / 25.0 + 8 / 9.0) / 12), ratio.LogDeviation!.Value, 1e-12);
        Assert.Equal(0.7824, ratio.Interval!.Value.Low, 1e-3);
        Assert.Equal(3.5506, ratio.Interval.Value.High, 1e-3);
    }

    [Fact]
    public void The_whole_sample_is_surely_as_large_as_itself()
    {
        var ratio = MeanRatio.Of([1, 5, 9], [true, true, true]);

        Assert.Equal((1, 0), (ratio.Value, ratio.LogDeviation!.Value));
    }

    [Fact]
    public void A_part_that_spent_nothing_has_no_interval() => Assert.Null(MeanRatio.Of([0, 0, 4], [true, true, false]).Interval);

    [Fact]
    public void Intervals_of_samples_cover_the_truth_at_about_the_nominal_rate()
    {
        const int samples = 600;
        const int customers = 400;
        // Values are exponential with mean 3 for four in ten and 1 for the others: the truth is 3 over 1.8.
        const double truth = 3 / 1.8;
        var random = new Random(20240601);
        var held = Enumerable.Range(0, samples).Count(_ =>
        {
            var isIn = Enumerable.Range(0, customers).Select(_ => random.NextDouble() < 0.4).ToList();
            var values = isIn.ConvertAll(part => -Math.Log(1 - random.NextDouble()) * (part ? 3 : 1));
            var (low, high) = MeanRatio.Of(values, isIn).Interval!.Value;
            return low <= truth && truth <= high;
        });

        Assert.InRange(held / (double)samples, 0.93, 0.97);
    }
}
