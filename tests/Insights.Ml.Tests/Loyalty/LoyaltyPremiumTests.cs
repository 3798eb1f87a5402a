using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Loyalty;
using Insights.Ml.Targets;

namespace Insights.Ml.Tests.Loyalty;

public class LoyaltyPremiumTests
{
    [Fact]
    public void Groups_are_compared_with_all_active_customers_and_others_do_not_count()
    {
        var premium = Of([(Tier.A, 60), (Tier.B, 20), (Tier.C, 10), (Tier.C, 0), (Tier.D, 500), (null, 70)])!;

        Assert.Equal((4, 22.5), (premium.Customers, premium.MeanSpend));
        Assert.Equal(
            [(LoyaltyGroup.Loyal, 2, 40), (LoyaltyGroup.A, 1, 60), (LoyaltyGroup.B, 1, 20), (LoyaltyGroup.C, 2, 5)],
            premium.Groups.Select(group => (group.Group, group.Customers, group.MeanSpend)));
        Assert.Equal(40 / 22.5 - 1, premium.Groups[0].Premium, 1e-12);
    }

    [Fact]
    public void Few_customers_have_a_premium_without_an_interval_and_many_have_one()
    {
        (Tier?, int)[] customers = [.. Enumerable.Range(0, 30).Select(i => ((Tier?)Tier.B, 10 + i)), (Tier.A, 100), .. Enumerable.Range(0, 40).Select(i => ((Tier?)Tier.C, i % 5))];

        var groups = Of(customers)!.Groups.ToDictionary(group => group.Group);

        Assert.Null(groups[LoyaltyGroup.A].Low);
        Assert.True(groups[LoyaltyGroup.B].Low < groups[LoyaltyGroup.B].Premium && groups[LoyaltyGroup.B].Premium < groups[LoyaltyGroup.B].High);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void Nothing_is_compared_where_nothing_was_spent(int spend) => Assert.Null(Of([(Tier.A, spend), (Tier.D, 9)]));

    [Fact]
    public void Without_active_customers_there_is_no_premium() => Assert.Null(Of([(Tier.D, 9), (null, 2)]));

    private static LoyaltyPremium? Of((Tier? Tier, int Spend)[] customers)
    {
        var tiers = new TierAssignment
        {
            Day = 19_000,
            Tiers = [.. customers.Select(customer => customer.Tier)],
            Ranks = [.. customers.Select((customer, i) => customer.Tier is null or Tier.D ? null : (int?)(i + 1))],
            NetSpend = [.. customers.Select(_ => new Money(0))],
            PurchaseDays = [.. customers.Select(_ => 1)],
        };
        return LoyaltyPremium.Of(tiers, new TargetLabels
        {
            Cutoff = 19_000,
            HorizonDays = 90,
            IsNextVip = new bool[customers.Length],
            IsChurned = new bool[customers.Length],
            NetSpend = [.. customers.Select(customer => Money.From(customer.Spend).TenThousandths)],
            PurchaseDays = new int[customers.Length],
        });
    }
}
