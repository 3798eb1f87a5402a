using Insights.Ml.Training;

namespace Insights.Ml.Tests.Training;

public class CustomerHashesTests
{
    private static readonly CustomerHashes Numbers = new(SyntheticShop.WithStructure(4_000, seed: 1).Histories(SyntheticShop.AsOf).ExternalIds, seed: 1);

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.1)]
    public void A_sample_has_about_the_requested_share(double share) =>
        Assert.InRange(Enumerable.Range(0, 4_000).Count(customer => Numbers.IsInSample(customer, share)) / 4_000.0, share - 0.03, share + 0.03);

    [Fact]
    public void A_sample_is_part_of_every_larger_one_and_a_share_of_1_is_all()
    {
        Assert.All(Enumerable.Range(0, 4_000), customer => Assert.True(!Numbers.IsInSample(customer, 0.2) || Numbers.IsInSample(customer, 0.3)));
        Assert.All(Enumerable.Range(0, 4_000), customer => Assert.True(Numbers.IsInSample(customer, 1)));
    }

    [Fact]
    public void Folds_are_of_about_equal_size_in_a_sample_too()
    {
        var inSample = Enumerable.Range(0, 4_000).Where(customer => Numbers.IsInSample(customer, 0.4)).ToList();

        for (var fold = 0; fold < 4; fold++)
            Assert.InRange(inSample.Count(customer => Numbers.Fold(customer, 4) == fold) / (double)inSample.Count, 0.21, 0.29);
    }

    [Fact]
    public void A_customers_hash_does_not_change_with_further_customers()
    {
        var fewer = SyntheticShop.WithStructure(100, seed: 1).Histories(SyntheticShop.AsOf);
        var numbers = new CustomerHashes(fewer.ExternalIds, seed: 1);
        var all = SyntheticShop.WithStructure(4_000, seed: 1).Histories(SyntheticShop.AsOf);

        for (var customer = 0; customer < fewer.Count; customer++)
            Assert.Equal(numbers.Fold(customer, 4), Numbers.Fold(all.ExternalIds.ToList().IndexOf(fewer.ExternalIds[customer]), 4));
    }
}
