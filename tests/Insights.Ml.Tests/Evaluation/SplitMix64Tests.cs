using Insights.Ml.Metrics;

namespace Insights.Ml.Tests.Evaluation;

public class SplitMix64Tests
{
    [Fact]
    public void All_numbers_below_the_limit_are_equally_likely()
    {
        var random = new SplitMix64(1);
        var counts = new int[10];
        for (var i = 0; i < 100_000; i++) counts[random.Next(counts.Length)]++;

        Assert.All(counts, count => Assert.InRange(count, 9_600, 10_400));
    }

    [Fact]
    public void The_first_number_of_seed_0_is_the_published_one() =>
        // 0xE220A8397B1DCDAF, of whose upper half the upper 31 bits are returned.
        Assert.Equal((int)(0xE220A839 >> 1), new SplitMix64(0).Next(int.MaxValue), tolerance: 1.0);
}
