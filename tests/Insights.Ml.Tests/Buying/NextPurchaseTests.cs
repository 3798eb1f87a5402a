using Insights.Ml.Buying;
using Insights.Ml.Buying.BgNbd;
using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.Summaries;

namespace Insights.Ml.Tests.Buying;

public class NextPurchaseTests
{
    private const double HorizonWeeks = 90 / 7.0;

    private static readonly BgNbdModel Model = new() { R = 1.2, Alpha = 8, A = 0.6, B = 5, LogLikelihood = 0, Fit = ModelFit.Identified };

    private static readonly CustomerSummary Regular = new(12, 50, 52);

    [Theory]
    [InlineData(0.05)]
    [InlineData(0.45)]
    [InlineData(0.9)]
    public void The_probability_of_no_purchase_within_the_horizon_is_the_churn_probability(double churn) =>
        Assert.Equal(churn, new NextPurchase(Model, Regular, HorizonWeeks, churn).ProbabilityOfNoPurchase(90), 10);

    [Theory]
    [InlineData(0.2, true)]
    [InlineData(0.49, true)]
    [InlineData(0.51, false)]
    [InlineData(0.8, false)]
    public void A_customer_who_is_likelier_than_not_to_buy_within_the_horizon_is_expected_within_it(double churn, bool isWithin) =>
        Assert.Equal(isWithin, new NextPurchase(Model, Regular, HorizonWeeks, churn).Median <= 90);

    [Fact]
    public void Without_a_churn_probability_the_model_alone_is_used()
    {
        var next = new NextPurchase(Model, Regular, HorizonWeeks, churnProbability: null);

        Assert.Equal(Model.ProbabilityOfNoPurchase(Regular, 10), next.ProbabilityOfNoPurchase(70), 12);
        Assert.True(next.Early < next.Median && next.Median < next.Late);
    }

    [Fact]
    public void The_date_is_the_first_day_by_whose_end_a_purchase_is_as_likely_as_not()
    {
        var next = new NextPurchase(Model, Regular, HorizonWeeks, 0.3);
        var median = next.Median ?? 0;

        Assert.True(next.ProbabilityOfNoPurchase(median) <= 0.5 && next.ProbabilityOfNoPurchase(median - 1) > 0.5);
    }

    [Fact]
    public void A_customer_who_is_likelier_lost_than_not_has_no_date()
    {
        var lapsed = new CustomerSummary(12, 10, 100);
        var next = new NextPurchase(Model, lapsed, HorizonWeeks, churnProbability: null);

        Assert.True(Model.ProbabilityAlive(lapsed) < 0.25);
        Assert.Null(next.Median);
        Assert.Null(next.Late);
    }
}
