using Insights.Ml.Metrics;

namespace Insights.Ml.Tests.Evaluation;

public class IntervalCoverageTests
{
    private const int Customers = 5_000;

    [Fact]
    public void Where_probabilities_are_right_nearly_all_groups_are_covered() => Assert.InRange(Covered(shift: 0, error: 0), 8, 10);

    [Fact]
    public void Where_probabilities_are_wrong_with_small_standard_errors_no_group_is_covered() => Assert.Equal(0, Covered(shift: 0.2, error: 0.01));

    [Fact]
    public void Where_probabilities_are_wrong_with_large_standard_errors_all_groups_are_covered() => Assert.Equal(10, Covered(shift: 0.2, error: 0.2));

    [Fact]
    public void There_are_no_more_groups_than_customers() =>
        Assert.Equal(new IntervalCoverage(3, 3), new ProbabilityErrors([0.2, 0.5, 0.8], [false, true, true]).Coverage([0.5, 0.5, 0.5]));

    [Fact]
    public void Without_intervals_there_is_no_coverage() =>
        Assert.Null(new ScoredRows(new Scoring(ScoreEvaluation.Model, [0.2, 0.8], IsProbability: true), [false, true]).Coverage());

    private static int Covered(double shift, double error)
    {
        var random = new Random(1);
        var right = Enumerable.Range(0, Customers).Select(_ => 0.1 + 0.7 * random.NextDouble()).ToArray();
        var labels = Array.ConvertAll(right, p => random.NextDouble() < p);
        return new ProbabilityErrors(Array.ConvertAll(right, p => p + shift), labels).Coverage(Array.ConvertAll(right, _ => error)).Covered;
    }
}
