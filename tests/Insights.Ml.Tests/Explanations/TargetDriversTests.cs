using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Explanations;
using Insights.Ml.Features;
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
    public void Of_very_many_customers_some_thousands_are_looked_at()
    {
        var drivers = Of([.. Enumerable.Repeat<Tier?>(Tier.B, 23_000)], row => [new Contribution("a", row % 2 == 0 ? 1 : 3)])!;

        Assert.InRange(drivers.Customers, 5_000, 10_000);
    }

    [Fact]
    public void Nobody_in_tier_B_or_no_probability_has_no_drivers()
    {
        Assert.Null(Of([Tier.A, Tier.C], _ => [new Contribution("a", 1)]));
        Assert.Null(TargetDrivers.Of(PredictionTarget.NextVip, scorer: null, [0], TiersOf([Tier.B]), CancellationToken.None));
    }

    private static TargetDrivers? Of(Tier?[] tiers, Func<int, Contribution[]> explain) =>
        TargetDrivers.Of(PredictionTarget.Churn, new Told(explain), [.. Enumerable.Range(0, tiers.Length)], TiersOf(tiers), CancellationToken.None);

    private static TierAssignment TiersOf(Tier?[] tiers) => new()
    {
        Day = 19_000,
        Tiers = tiers,
        Ranks = [.. tiers.Select(_ => (int?)null)],
        NetSpend = [.. tiers.Select(_ => new Money(0))],
        PurchaseDays = new int[tiers.Length],
    };

    private sealed class Told(Func<int, Contribution[]> explain) : IScorer
    {
        public double Probability(int row) => 0.5;

        public double Probability(CustomerView customer) => 0.5;

        public (double Low, double High)? Interval(int row) => null;

        public IReadOnlyList<Contribution> Explain(int row) => explain(row);
    }
}
