using Insights.Data.Runs;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Analysis;

namespace Insights.Ml.Tests.Analysis;

public class StoredIntervalsTests
{
    public static TheoryData<RunStatus> Kinds() => [RunStatus.Trained, RunStatus.Fallback];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_probability_and_expectation_lies_in_its_interval(RunStatus status)
    {
        var customers = Customers(status);

        Assert.All(customers.Where(customer => customer.Tier != Tier.D), customer =>
        {
            Holds(customer.VipProbabilityLow, customer.VipProbability, customer.VipProbabilityHigh, 1);
            Holds(customer.ChurnProbabilityLow, customer.ChurnProbability, customer.ChurnProbabilityHigh, 1);
        });
        Assert.All(customers, customer =>
        {
            if (customer.LifetimePurchaseDays > 1) Holds(customer.ProbabilityAliveLow, customer.ProbabilityAlive, customer.ProbabilityAliveHigh, 1);
            else Assert.Equal((null, null, null), (customer.ProbabilityAliveLow, customer.ProbabilityAlive, customer.ProbabilityAliveHigh));
            Holds(customer.ExpectedPurchasesLow, customer.ExpectedPurchases, customer.ExpectedPurchasesHigh, double.MaxValue);
            Holds(customer.ExpectedSpendLow?.ToDouble(), customer.ExpectedSpend?.ToDouble(), customer.ExpectedSpendHigh?.ToDouble(), double.MaxValue);
            Holds(customer.ClvLow?.ToDouble(), customer.Clv?.ToDouble(), customer.ClvHigh?.ToDouble(), double.MaxValue);
        });
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_date_of_the_next_purchase_agrees_with_the_churn_probability(RunStatus status)
    {
        var end = SyntheticShop.AsOf.AddDays(status == RunStatus.Trained ? 60 : 400);

        Assert.All(Customers(status).Where(customer => customer.ChurnProbability is { } churn && Math.Abs(churn - 0.5) > 1e-6), customer =>
            Assert.Equal(customer.ChurnProbability < 0.5, customer.NextPurchase < end));
    }

    [Fact]
    public void The_dates_are_in_order_and_none_is_before_the_analysis() => Assert.All(Customers(RunStatus.Trained), customer =>
    {
        Assert.True((customer.NextPurchaseEarly ?? DateOnly.MaxValue) <= (customer.NextPurchase ?? DateOnly.MaxValue));
        Assert.True((customer.NextPurchase ?? DateOnly.MaxValue) <= (customer.NextPurchaseLate ?? DateOnly.MaxValue));
        Assert.True((customer.NextPurchaseEarly ?? DateOnly.MaxValue) >= SyntheticShop.AsOf);
    });

    [Fact]
    public void Without_a_repeat_purchase_there_are_no_expectations()
    {
        var shop = new SyntheticShop();
        for (var customer = 0; customer < 20; customer++) shop.Buy(customer, EpochDay.From(SyntheticShop.AsOf) - 10 - customer, 5);

        var result = Analyst.Analyse(shop.Histories(SyntheticShop.AsOf), new AnalysisOptions(), progress: null, CancellationToken.None);

        Assert.All(result.Customers, customer => Assert.Equal((null, null, null), (customer.Clv, customer.NextPurchase, customer.ExpectedPurchasesLow)));
    }

    private static List<CustomerResult> Customers(RunStatus status)
    {
        var result = AnalysedShop.WithStructure(500, seed: 11, status == RunStatus.Trained ? 60 : 400);
        Assert.Equal(status, result.Status);
        return [.. result.Customers];
    }

    private static void Holds(double? low, double? figure, double? high, double max)
    {
        Assert.NotNull(low);
        Assert.NotNull(figure);
        Assert.NotNull(high);
        Assert.True(low >= 0 && low <= figure && figure <= high && high <= max, $"{low} <= {figure} <= {high}");
    }
}
