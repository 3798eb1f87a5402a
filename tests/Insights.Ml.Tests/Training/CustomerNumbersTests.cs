using Insights.Ml.Training;

namespace Insights.Ml.Tests.Training;

public class CustomerNumbersTests
{
    private static readonly CustomerNumbers Numbers = new(MadeUpShop.WithStructure(4_000, seed: 1).Histories(MadeUpShop.AsOf).ExternalIds, seed: 1);

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.1)]
    public void A_sample_has_about_the_share_that_was_asked_for(double share) =>
        Assert.InRange(Enumerable.Range(0, 4_000).Count(customer => Numbers.IsInSample(customer, share)) / 4_000.0, share - 0.03, share + 0.03);

    [Fact]
    public void Who_is_in_a_sample_is_in_every_larger_one_and_all_are_in_the_whole()
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
    public void A_customers_number_does_not_change_when_others_come()
    {
        var fewer = MadeUpShop.WithStructure(100, seed: 1).Histories(MadeUpShop.AsOf);
        var numbers = new CustomerNumbers(fewer.ExternalIds, seed: 1);
        var all = MadeUpShop.WithStructure(4_000, seed: 1).Histories(MadeUpShop.AsOf);

        for (var customer = 0; customer < fewer.Count; customer++)
            Assert.Equal(numbers.Fold(customer, 4), Numbers.Fold(all.ExternalIds.ToList().IndexOf(fewer.ExternalIds[customer]), 4));
    }
}
