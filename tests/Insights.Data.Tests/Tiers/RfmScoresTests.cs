using CsCheck;
using Insights.Data.Customers;
using Insights.Data.Histories;
using Insights.Data.Purchases;
using Insights.Data.Tiers;
using Insights.Data.Values;

namespace Insights.Data.Tests.Tiers;

public class RfmScoresTests
{
    private static readonly Gen<long[]> Values = Gen.OneOf(Gen.Long[-3, 3], Gen.Long[0, 40], Gen.Long).Array[1, 60];

    [Fact]
    public void Equal_values_have_one_score_and_larger_ones_none_that_is_lower() => Values.Sample(values =>
    {
        var scores = RfmScores.Of(values);
        Assert.All(scores, score => Assert.InRange(score, 1, 5));
        for (var i = 0; i < values.Length; i++)
            for (var j = 0; j < values.Length; j++)
                if (values[i] <= values[j]) Assert.True(values[i] == values[j] ? scores[i] == scores[j] : scores[i] <= scores[j]);
    });

    [Fact]
    public void The_order_of_the_customers_decides_nothing() => Gen.Select(Values, Gen.Int).Sample((values, seed) =>
    {
        var byValue = values.Zip(RfmScores.Of(values)).Distinct().ToDictionary(pair => pair.First, pair => pair.Second);
        new Random(seed).Shuffle(values);
        Assert.Equal(values.Select(value => byValue[value]), RfmScores.Of(values));
    });

    [Fact]
    public void Turned_around_the_scores_are_turned_around() => Gen.Long[-20, 20].Array[5, 60].Sample(values =>
    {
        // Where the middle is just between two fifths, both directions give the upper one.
        var sum = RfmScores.Of(values).Zip(RfmScores.Of(values.Select(value => -value)), (up, down) => up + down);
        Assert.All(sum, both => Assert.InRange(both, 6, 7));
    });

    [Theory]
    [InlineData(new long[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, new[] { 1, 1, 2, 2, 3, 3, 4, 4, 5, 5 })]
    [InlineData(new long[] { 1, 1, 1, 1, 1, 1, 2, 2, 3, 9 }, new[] { 2, 2, 2, 2, 2, 2, 4, 4, 5, 5 })]
    [InlineData(new long[] { 7, 7, 7 }, new[] { 3, 3, 3 })]
    [InlineData(new long[] { -5 }, new[] { 3 })]
    [InlineData(new long[] { }, new int[] { })]
    public void A_score_is_the_fifth_of_the_middle_of_equal_values(long[] values, int[] scores) => Assert.Equal(scores, RfmScores.Of(values));

    [Fact]
    public void Customers_who_are_alike_are_in_one_tier()
    {
        var asOf = new DateOnly(2024, 7, 1);
        var builder = new HistoryBuilder();
        for (var customer = 1; customer <= 40; customer++)
            builder.Add(new CustomerId(customer), EpochDay.From(asOf) - 30 - customer % 3, BasketKind.Purchase, Money.From(10 + customer % 3), 1, 1, Quantity.One);
        var histories = builder.Build(asOf, id => $"c{id.Value:D3}");

        var tiers = TierAssigner.Assign(histories, histories.AsOfDay, TierPolicy.Parse("rfm"));

        for (var customer = 0; customer < 40; customer++) Assert.Equal(tiers.Tiers[customer % 3], tiers.Tiers[customer]);
    }
}
