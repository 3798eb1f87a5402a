using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Explanations;
using Insights.Ml.Targets;

namespace Insights.Ml.Tests.Explanations;

public class TargetDriversTests
{
    [Fact]
    public void Contributions_of_the_customers_of_tier_B_are_averaged_without_their_signs()
    {
        var drivers = Of([Tier.A, Tier.B, Tier.C, Tier.B, null], row => [new Contribution("a", row), new Contribution("b", row == 1 ? -6 : 2), new Contribution("c", 0)])!;

        Assert.Equal((PredictionTarget.Churn, 2), (drivers.Target, drivers.Customers));
        Assert.Equal([new Driver("b", 4, 0.5), new Driver("a", 2, 1)], drivers.Features);
    }

    [Fact]
    public void Of_very_many_customers_a_sample_of_some_thousands_is_explained()
    {
        var drivers = Of([.. Enumerable.Repeat<Tier?>(Tier.B, 23_000)], row => [new Contribution("a", row % 2 == 0 ? 1 : 3)])!;

        Assert.InRange(drivers.Customers, 5_000, 10_000);
    }

    [Fact]
    public void Without_customers_in_tier_B_or_a_probability_there_are_no_drivers()
    {
        Assert.Null(Of([Tier.A, Tier.C], _ => [new Contribution("a", 1)]));
        Assert.Null(TargetDrivers.Of(PredictionTarget.NextVip, scorer: null, [0], TiersOf([Tier.B]), CancellationToken.None));
    }

    private static TargetDrivers? Of(Tier?[] tiers, Func<int, Contribution[]> explain) =>
        TargetDrivers.Of(PredictionTarget.Churn, new FakeScorer { ContributionsOf = explain }, [.. Enumerable.Range(0, tiers.Length)], TiersOf(tiers), CancellationToken.None);

    private static TierAssignment TiersOf(Tier?[] tiers) => new()
    {
        Day = 19_000,
        Tiers = tiers,
        Ranks = [.. tiers.Select(_ => (int?)null)],
        NetSpend = [.. tiers.Select(_ => new Money(0))],
        PurchaseDays = new int[tiers.Length],
    };
}
