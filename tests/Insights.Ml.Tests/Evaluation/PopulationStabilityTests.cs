using Insights.Ml.Metrics;

namespace Insights.Ml.Tests.Evaluation;

public class PopulationStabilityTests
{
    [Fact]
    public void The_same_values_are_perfectly_stable() => Assert.Equal(0, PopulationStability.Index(Values(0, 1), Values(0, 1)), 12);

    [Fact]
    public void Other_customers_of_the_same_kind_are_nearly_so() => Assert.InRange(PopulationStability.Index(Values(0, 1), Values(0, 2)), 0, 0.1);

    [Fact]
    public void Values_that_moved_by_a_third_of_their_range_are_not() => Assert.True(PopulationStability.Index(Values(0, 1), Values(0.33, 2)) > 0.25);

    [Fact]
    public void Two_halves_against_one_to_nine_give_the_index_of_the_formula()
    {
        double[] halves = [0, 0, 0, 0, 0, 1, 1, 1, 1, 1];
        double[] others = [0, 1, 1, 1, 1, 1, 1, 1, 1, 1];

        Assert.Equal((0.1 - 0.5) * Math.Log(0.1 / 0.5) + (0.9 - 0.5) * Math.Log(0.9 / 0.5), PopulationStability.Index(halves, others), 12);
    }

    private static double[] Values(double shift, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 2_000).Select(_ => shift + random.NextDouble())];
    }
}
