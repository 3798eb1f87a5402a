using Insights.Ml.Evaluation;
using Insights.Ml.Metrics;

namespace Insights.Ml.Tests.Evaluation;

public class ExpectedRowsTests
{
    [Fact]
    public void Unbiased_expectations_are_covered_in_about_nineteen_of_twenty_groups()
    {
        var random = new Random(5);
        int covered = 0, groups = 0;
        for (var round = 0; round < 200; round++)
        {
            var rows = Made(random, customers: 200, bias: 1, standardError: 0);
            var coverage = rows.Figures(ExpectedQuantity.Purchases, CustomerGroup.B).Coverage!;
            (covered, groups) = (covered + coverage.Covered, groups + coverage.Groups);
        }

        Assert.Equal(2_000, groups);
        Assert.InRange(covered / (double)groups, 0.92, 0.98);
    }

    [Fact]
    public void Expectations_that_are_twice_too_high_are_not_covered_unless_their_standard_errors_are_as_large()
    {
        Assert.InRange(CoverageOf(standardError: 0), 0, 2);
        Assert.InRange(CoverageOf(standardError: 3), 9, 10);

        static int CoverageOf(double standardError) =>
            Made(new Random(6), customers: 2_000, bias: 2, standardError).Figures(ExpectedQuantity.Spend, CustomerGroup.All).Coverage!.Covered;
    }

    [Fact]
    public void Without_customers_there_is_no_mean_and_without_standard_errors_no_coverage()
    {
        var none = new ExpectedRows([], [], []).Figures(ExpectedQuantity.Spend, CustomerGroup.B);
        var unsure = new ExpectedRows([1, 2], null, [2, 1]).Figures(ExpectedQuantity.Purchases, CustomerGroup.All);

        Assert.Equal((0, (double?)null, (double?)null, new IntervalCoverage(0, 0)), (none.Customers, none.MeanExpected, none.MeanActual, none.Coverage!));
        Assert.Equal((2, (double?)1.5, (double?)1.5, (IntervalCoverage?)null), (unsure.Customers, unsure.MeanExpected, unsure.MeanActual, unsure.Coverage));
    }

    /// <summary>Customers who do on average a part of what is expected of them, up and down by half of it.</summary>
    private static ExpectedRows Made(Random random, int customers, double bias, double standardError)
    {
        var means = Enumerable.Range(0, customers).Select(_ => 1 + 4 * random.NextDouble()).ToArray();
        return new ExpectedRows(
            Array.ConvertAll(means, mean => bias * mean), Array.ConvertAll(means, _ => standardError), Array.ConvertAll(means, mean => mean * (0.5 + random.NextDouble())));
    }
}
