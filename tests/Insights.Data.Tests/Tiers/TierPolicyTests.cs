using CsCheck;
using Insights.Data.Customers;
using Insights.Data.Histories;
using Insights.Data.Purchases;
using Insights.Data.Tiers;
using Insights.Data.Values;

namespace Insights.Data.Tests.Tiers;

public class TierPolicyTests
{
    private static readonly DateOnly AsOf = new(2024, 7, 1);

    [Theory]
    [InlineData("share", "share:a=0.1,b=0.3,window=365")]
    [InlineData("share:a=0.2,hysteresis=1.3", "share:a=0.2,b=0.3,window=365,hysteresis=1.3")]
    [InlineData("revenue-share", "revenue-share:a=0.5,b=0.8,c=0.95,window=365")]
    [InlineData("thresholds:a=1000,b=300.5,window=90", "thresholds:a=1000,b=300.5,window=90")]
    [InlineData(" RFM : a=12 , b=8 ", "rfm:a=12,b=8,window=365")]
    public void A_policy_is_read_and_written_with_all_of_its_numbers(string text, string complete)
    {
        var policy = TierPolicy.Parse(text);

        Assert.Equal(complete, policy.Text);
        Assert.Equal(policy, TierPolicy.Parse(policy.Text));
    }

    [Theory]
    [InlineData("best", "no tier policy 'best'")]
    [InlineData("share:a=2", "from 0 to 1")]
    [InlineData("share:a=0.8,b=0.5", "more than 1 together")]
    [InlineData("share:x=1", "has no 'x'")]
    [InlineData("share:a", "NAME=NUMBER")]
    [InlineData("share:a=0.1,a=0.2", "twice")]
    [InlineData("thresholds:a=100", "needs 'b=AMOUNT'")]
    [InlineData("thresholds:a=1e20,b=300", "needs 'a=AMOUNT' with an amount above 0 and up to a trillion")]
    [InlineData("thresholds:a=100,b=300", "at least the threshold b")]
    [InlineData("rfm:a=13.5", "whole number")]
    public void A_policy_that_cannot_be_is_refused_with_what_is_wrong(string text, string fault)
    {
        var error = Assert.Throws<FormatException>(() => TierPolicy.Parse(text));

        Assert.Contains(fault, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "A")] // floor(0.1 + 0.5) = 0 and floor(0.3 + 0.5) = 0: see below
    [InlineData(3, "B")]
    [InlineData(5, "A")]
    public void Small_shops_round_half_up(int customers, string bestTier)
    {
        var tiers = Assign(TierPolicy.Default, [.. Enumerable.Range(0, customers).Select(i => (decimal)(100 - i))]);

        var expected = customers == 1 ? Tier.C : Enum.Parse<Tier>(bestTier);
        Assert.Equal(expected, tiers[0]);
    }

    [Fact]
    public void Equal_spend_is_ranked_by_external_id()
    {
        // Ten customers, one place in A and three in B.
        var tiers = Assign(TierPolicy.Default, [.. Enumerable.Repeat(50m, 10)]);

        Assert.Equal([Tier.A, Tier.B, Tier.B, Tier.B, Tier.C, Tier.C, Tier.C, Tier.C, Tier.C, Tier.C], tiers.Select(tier => tier!.Value));
    }

    [Fact]
    public void Thresholds_are_met_by_the_amount_itself()
    {
        var tiers = Assign(TierPolicy.Parse("thresholds:a=1000,b=300"), [1000m, 999.9999m, 300m, 299.9999m]);

        Assert.Equal([Tier.A, Tier.B, Tier.B, Tier.C], tiers.Select(tier => tier!.Value));
    }

    [Fact]
    public void Without_a_purchase_in_the_window_a_customer_is_D_whatever_the_policy()
    {
        foreach (var text in new[] { "share", "revenue-share", "thresholds:a=10,b=5", "rfm" })
        {
            var builder = new HistoryBuilder();
            Add(builder, 1, AsOf.AddDays(-366), 1_000m);
            Add(builder, 2, AsOf.AddDays(-365), 10m);
            var histories = builder.Build(AsOf, id => $"c{id.Value}");

            var tiers = TierAssigner.Assign(histories, histories.AsOfDay, TierPolicy.Parse(text));

            Assert.Equal(Tier.D, tiers.Tiers[0]);
            Assert.NotEqual(Tier.D, tiers.Tiers[1]);
            Assert.Null(tiers.Ranks[0]);
            Assert.Equal(1, tiers.Ranks[1]);
        }
    }

    [Fact]
    public void With_hysteresis_nobody_leaves_A_for_falling_a_little_behind()
    {
        var plain = new ShareTierPolicy { ShareA = 0.1, ShareB = 0.3 };
        var steady = plain with { Hysteresis = 1.3 };
        var builder = new HistoryBuilder();
        // Twenty customers: two places in A, floor(2.6 + 0.5) = 3 to stay. Customer 2 is overtaken by customer 3 in June.
        for (var i = 1; i <= 20; i++)
        {
            Add(builder, i, new DateOnly(2024, 1, 15), 1_000m - i);
            if (i == 3) Add(builder, i, new DateOnly(2024, 6, 15), 100m);
        }
        var histories = builder.Build(AsOf, id => $"c{id.Value:D2}");

        Assert.Equal(Tier.B, TierAssigner.Assign(histories, histories.AsOfDay, plain).Tiers[1]);
        Assert.Equal(Tier.A, TierAssigner.Assign(histories, histories.AsOfDay, steady).Tiers[1]);
    }

    [Fact]
    public void Purchases_on_or_after_the_date_change_no_tier() =>
        Gen.Select(Gen.Int[1, 40], Gen.Int[0, 10_000]).Sample((customers, seed) =>
        {
            var random = new Random(seed);
            var before = new HistoryBuilder();
            var whole = new HistoryBuilder();
            for (var i = 1; i <= customers; i++)
            {
                var day = AsOf.AddDays(-random.Next(1, 500));
                var amount = random.Next(1, 100);
                Add(before, i, day, amount);
                Add(whole, i, day, amount);
                Add(whole, i, AsOf.AddDays(random.Next(0, 50)), random.Next(1, 100_000));
            }
            var expected = before.Build(AsOf, id => $"c{id.Value:D3}");
            var actual = whole.Build(AsOf.AddDays(100), id => $"c{id.Value:D3}");
            foreach (var text in new[] { "share:hysteresis=1.3", "revenue-share", "thresholds:a=50,b=20", "rfm" })
            {
                var policy = TierPolicy.Parse(text);
                Assert.Equal(
                    TierAssigner.Assign(expected, expected.AsOfDay, policy).Tiers, TierAssigner.Assign(actual, expected.AsOfDay, policy).Tiers);
            }
        }, iter: 50);

    private static IReadOnlyList<Tier?> Assign(TierPolicy policy, decimal[] spend)
    {
        var builder = new HistoryBuilder();
        for (var i = 0; i < spend.Length; i++) Add(builder, i + 1, AsOf.AddDays(-30), spend[i]);
        var histories = builder.Build(AsOf, id => $"c{id.Value:D3}");
        return TierAssigner.Assign(histories, histories.AsOfDay, policy).Tiers;
    }

    private static void Add(HistoryBuilder builder, int customer, DateOnly day, decimal amount) =>
        builder.Add(new CustomerId(customer), EpochDay.From(day), BasketKind.Purchase, Money.From(amount), 1, 1, Quantity.One);
}
