using Insights.Ml.Analysis;

namespace Insights.Ml.Tests.Analysis;

public class CustomerSampleTests
{
    private const int Customers = 100_000;

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.5)]
    [InlineData(0.9)]
    public void A_sample_has_its_share_of_any_run_of_customers(double share)
    {
        var sample = new CustomerSample(share);

        foreach (var start in new[] { 0, 12_345, 99_000 })
            Assert.InRange(Enumerable.Range(start, 1_000).Count(sample.Has), 1_000 * share - 10, 1_000 * share + 10);
    }

    [Fact]
    public void Everybody_is_in_a_sample_of_all() =>
        Assert.True(Enumerable.Range(0, Customers).All(new CustomerSample(3.7).Has));

    [Fact]
    public void A_larger_sample_keeps_the_customers_of_the_smaller_one() =>
        Assert.True(Enumerable.Range(0, Customers).Where(new CustomerSample(0.2).Has).All(new CustomerSample(0.4).Has));
}
