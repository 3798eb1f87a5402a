using CsCheck;
using Insights.Data.Runs;
using Insights.Data.Values;
using Insights.Ml.Analysis;
using Insights.Ml.Explanations;

namespace Insights.Ml.Tests.Analysis;

/// <summary>
/// Receipts with a line of positive value are purchases, and may be negative in sum: whatever a history has, predictions
/// are finite, probabilities are from 0 to 1, money is 0 or more, and intervals hold their figures.
/// </summary>
public class NegativeReceiptsTests
{
    private static readonly int AsOf = EpochDay.From(SyntheticShop.AsOf);

    [Fact]
    public void Whatever_a_history_has_its_predictions_are_in_their_ranges() =>
        Gen.Select(Gen.Int, Gen.Int[1, 25], Gen.Double[0, 1], Gen.Double[-400, 60]).Sample((seed, customers, again, min) =>
        {
            var random = new Random(seed);
            var shop = new SyntheticShop();
            for (var customer = 0; customer < customers; customer++)
                do Receipt(shop, customer, random, min);
                while (random.NextDouble() < again * 0.9);

            AssertInRange(Analyse(shop, horizonDays: 60));
        }, iter: 150);

    [Fact]
    public void Trained_predictions_are_in_their_ranges_too()
    {
        var shop = SyntheticShop.WithStructure(300, seed: 7);
        var random = new Random(7);
        for (var customer = 0; customer < 300; customer++)
            for (var receipt = 0; receipt < customer % 5; receipt++) Receipt(shop, customer, random, min: -600);

        var result = Analyse(shop, horizonDays: 60);

        Assert.Equal(RunStatus.Trained, result.Status);
        AssertInRange(result);
    }

    [Fact]
    public void A_customer_with_more_returns_than_purchases_has_a_small_expected_spend_and_no_what_if()
    {
        var shop = SyntheticShop.WithStructure(300, seed: 7);
        for (var receipt = 0; receipt < 12; receipt++) shop.Buy(9_999, AsOf - 5 - 20 * receipt, -30);

        var result = Analyse(shop, horizonDays: 400);

        Assert.Equal(RunStatus.Fallback, result.Status);
        AssertInRange(result);
        var spend = result.Customers.Last().ExpectedSpend?.ToDouble() ?? -1;
        Assert.InRange(spend / result.Customers.Last().ExpectedPurchases ?? -1, 0, 0.2 * (result.Report.SpendModel?.PopulationMean ?? 0));
        Assert.Null(CustomerReasons.Parse(result.Customers.Last().Reasons).WhatIf);
    }

    private static void Receipt(SyntheticShop shop, int customer, Random random, double min)
    {
        var amount = Math.Round((decimal)(min + (80 - min) * random.NextDouble()), 2);
        if (random.Next(8) == 0) amount = 0.01m;
        shop.Buy(customer, AsOf - 1 - random.Next(500), amount);
        if (random.Next(4) == 0) shop.Return(customer, AsOf - 1 - random.Next(500), 3 * Math.Abs(amount));
    }

    private static AnalysisResult Analyse(SyntheticShop shop, int horizonDays) =>
        Analyst.Analyse(shop.Histories(SyntheticShop.AsOf), new AnalysisOptions { HorizonDays = horizonDays }, progress: null, CancellationToken.None);

    private static void AssertInRange(AnalysisResult result)
    {
        Assert.All(result.Customers, customer =>
        {
            InOrder(customer.VipProbabilityLow, customer.VipProbability, customer.VipProbabilityHigh, 1);
            InOrder(customer.ChurnProbabilityLow, customer.ChurnProbability, customer.ChurnProbabilityHigh, 1);
            InOrder(customer.ProbabilityAliveLow, customer.ProbabilityAlive, customer.ProbabilityAliveHigh, 1);
            InOrder(customer.ExpectedPurchasesLow, customer.ExpectedPurchases, customer.ExpectedPurchasesHigh, double.MaxValue);
            InOrder(customer.ExpectedSpendLow?.ToDouble(), customer.ExpectedSpend?.ToDouble(), customer.ExpectedSpendHigh?.ToDouble(), double.MaxValue);
            InOrder(customer.ClvLow?.ToDouble(), customer.Clv?.ToDouble(), customer.ClvHigh?.ToDouble(), double.MaxValue);
            Assert.All(CustomerReasons.Parse(customer.Reasons).NextVip.SelectMany(reason => reason.Facts), fact => Assert.True(double.IsFinite(fact)));
        });
        var outlook = result.Report.Outlook;
        InOrder(outlook?.TotalLow, outlook?.Total, outlook?.TotalHigh, double.MaxValue);
        Assert.Equal(result.Report.Serialize(), RunReport.Parse(result.Report.Serialize()).Serialize());
    }

    private static void InOrder(double? low, double? figure, double? high, double max)
    {
        if (figure is not { } value) return;
        Assert.InRange(value, 0, max);
        Assert.Equal(low is null, high is null);
        if (low is not null) Assert.True(low >= 0 && low <= value && value <= high && high <= max, $"{low} <= {value} <= {high}");
    }
}
