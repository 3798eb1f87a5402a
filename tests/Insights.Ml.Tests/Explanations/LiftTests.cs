using System.Globalization;
using Insights.Data.Histories;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Analysis;
using Insights.Ml.Buying.Summaries;
using Insights.Ml.Explanations;
using Insights.Ml.Features;

namespace Insights.Ml.Tests.Explanations;

public class LiftTests
{
    private const int Customer = 9_999;
    private const int HorizonDays = 60;

    private static readonly int AsOf = EpochDay.From(MadeUpShop.AsOf);

    /// <summary>Days before the date of the analysis, and values; 45 on average, 50 within the year.</summary>
    private static readonly (int DaysAgo, decimal Value)[] Own = [(400, 30), (200, 40), (100, 50), (21, 60)];

    private static readonly (int DaysAgo, decimal Value)[] WithOneMore = [.. Own, (1, 45)];
    private static readonly (int DaysAgo, decimal Value)[] WithTwoMore = [.. Own, (11, 45), (1, 45)];
    private static readonly (int DaysAgo, decimal Value)[] WithLarger = [(400, 30), (200, 50), (100, 62.5m), (21, 75)];

    private static readonly Lazy<PipelineResult> Delivered = new(() => new Pipeline(
        Histories(Own), new AnalysisOptions { HorizonDays = HorizonDays }, CancellationToken.None).RunAt(0));

    public static TheoryData<LiftKind> Kinds() => [.. Enum.GetValues<LiftKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_customer_with_a_difference_is_seen_as_one_whose_history_has_it(LiftKind kind)
    {
        var (altered, real) = Views(kind);

        // Shares lean on the shop's own share, in which the history with the purchase counts once more.
        Assert.All(FeatureCatalog.All, feature => Assert.Equal(feature.ValueOf(real), feature.ValueOf(altered), feature is ShareFeature ? 3 : 8));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_probability_is_what_the_model_says_of_a_history_that_has_it(LiftKind kind)
    {
        var (altered, real) = Views(kind);
        var nextVip = Delivered.Value.NextVip;

        Assert.NotNull(nextVip);
        Assert.Equal(nextVip.Probability(real), nextVip.Probability(altered), 6);
    }

    [Fact]
    public void A_customer_as_it_is_has_the_probability_of_its_row()
    {
        var (result, histories) = (Delivered.Value, Histories(Own));
        var view = new CustomerView();

        for (var row = 0; row < 50; row++)
        {
            view.LookAt(histories, result.Cutoff.Rows.Customers[row], result.Cutoff.Rows.Context);
            Assert.Equal(result.NextVip?.Probability(row), result.NextVip?.Probability(view));
        }
    }

    [Fact]
    public void For_a_fallback_too_a_customer_as_it_is_has_the_probability_of_its_row()
    {
        var (cutoff, histories) = (Delivered.Value.Cutoff, Histories(Own));
        var view = new CustomerView();

        foreach (var scorer in new[] { FallbackScorer.ForNextVip(cutoff, seed: 1, CancellationToken.None), FallbackScorer.ForChurn(cutoff) })
            for (var row = 0; row < 50; row++)
            {
                view.LookAt(histories, cutoff.Rows.Customers[row], cutoff.Rows.Context);
                Assert.Equal(scorer.Probability(row), scorer.Probability(view), 9);
            }
    }

    [Fact]
    public void Who_bought_the_day_before_has_no_day_for_one_more_purchase()
    {
        var histories = Histories([(100, 40), (1, 50)]);
        var result = Delivered.Value;
        var view = new CustomerView();

        Assert.False(view.TryLookAt(histories, histories.Count - 1, result.Cutoff.Rows.Context, LiftKind.OneMorePurchase));
        Assert.True(view.TryLookAt(histories, histories.Count - 1, result.Cutoff.Rows.Context, LiftKind.LargerPurchases));
    }

    [Theory]
    [InlineData(0.215, 0.216, 0.217, LiftKind.OneMorePurchase)]
    [InlineData(0.30, 0.40, 0.405, LiftKind.LargerPurchases)]
    [InlineData(0.30, 0.25, 0.50, LiftKind.TwoMorePurchases)]
    [InlineData(0.201, 0.209, 0.2095, null)]
    [InlineData(0.1, 0.15, 0.05, null)]
    public void The_likeliest_step_is_told_if_it_is_worth_a_percentage_point(double oneMore, double larger, double twoMore, LiftKind? expected)
    {
        var histories = Histories(Own);
        var rows = Delivered.Value.Cutoff.Rows;
        var row = Array.IndexOf(rows.Customers, histories.Count - 1);
        var scorer = new MadeUpScorer(customer => customer.PurchaseDays switch { 4 => larger, 5 => oneMore, _ => twoMore });

        Assert.Equal(expected, new LiftFinder(histories, rows).Of(row, scorer, new CustomerView())?.Kind);
    }

    [Fact]
    public void It_is_told_in_the_customers_own_numbers_and_compares_customers()
    {
        var lift = new Lift(LiftKind.OneMorePurchase, 0.342, [45, 34.2, 21.4]);

        Assert.Equal(
            "customers like this with one more purchase of about 45.00 EUR become VIPs with 34% instead of 21%",
            new Sentences(CultureInfo.GetCultureInfo("en"), "EUR").Of(lift));
        Assert.Equal(
            "wer so einkauft, aber einmal mehr für etwa 45,00 EUR, wird zu 34\u00a0% statt zu 21\u00a0% VIP",
            new Sentences(CultureInfo.GetCultureInfo("de"), "EUR").Of(lift));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_step_has_a_sentence(LiftKind kind) =>
        Assert.Contains(Sentences.NameOf(kind), Sentences.NamesIn(CultureInfo.InvariantCulture));

    [Fact]
    public void It_is_stored_with_the_reasons()
    {
        var reasons = new CustomerReasons([new Reason("tenure", "tenure", 1, [3])], [], new Lift(LiftKind.LargerPurchases, 0.5, [1, 50, 20]));
        var read = CustomerReasons.Parse(reasons.Serialize());

        Assert.Equal((LiftKind.LargerPurchases, 0.5), (read.Lift?.Kind, read.Lift?.Probability ?? 0));
        Assert.Equal([1, 50, 20], read.Lift?.Facts ?? []);
        Assert.Null(CustomerReasons.Parse((reasons with { Lift = null }).Serialize()).Lift);
    }

    [Fact]
    public void Only_customers_of_tier_b_are_told_and_only_what_raises_their_probability()
    {
        var customers = Analyst.Analyse(Histories(Own), new AnalysisOptions { HorizonDays = HorizonDays }, progress: null, CancellationToken.None).Customers
            .Select(customer => (customer.Tier, customer.VipProbability, CustomerReasons.Parse(customer.Reasons).Lift)).ToList();

        Assert.Contains(customers, customer => customer.Lift is not null);
        Assert.All(customers.Where(customer => customer.Lift is not null), customer =>
        {
            Assert.Equal(Tier.B, customer.Tier);
            Assert.True(customer.Lift?.Probability >= customer.VipProbability + 0.01);
        });
    }

    /// <summary>The customer looked at as if one thing had been different, and one whose history has it, asked of the same models.</summary>
    private static (CustomerView Altered, CustomerView Real) Views(LiftKind kind)
    {
        var context = Delivered.Value.Cutoff.Rows.Context;
        var histories = Histories(Own);
        var altered = new CustomerView();
        Assert.True(altered.TryLookAt(histories, histories.Count - 1, context, kind));

        var changed = Histories(kind switch { LiftKind.OneMorePurchase => WithOneMore, LiftKind.TwoMorePurchases => WithTwoMore, _ => WithLarger });
        var real = new CustomerView();
        real.LookAt(changed, changed.Count - 1, new CutoffContext(
            changed, TierAssigner.Assign(changed, AsOf, TierPolicy.Default), context.Buying.Of(CustomerSummaries.At(changed, AsOf)), HorizonDays)
        {
            // What made a VIP stays, as the threshold of tier A does.
            VipSpend = context.VipSpend,
        });
        return (altered, real);
    }

    private static PurchaseHistories Histories((int DaysAgo, decimal Value)[] own)
    {
        var shop = MadeUpShop.WithStructure(500, seed: 8);
        foreach (var (daysAgo, value) in own) shop.Buy(Customer, AsOf - daysAgo, value);
        return shop.Histories(MadeUpShop.AsOf);
    }

    /// <summary>Says 20 % of every row, and of views what it is told.</summary>
    private sealed class MadeUpScorer(Func<CustomerView, double> ofView) : IScorer
    {
        public double Probability(int row) => 0.2;

        public double Probability(CustomerView customer) => ofView(customer);

        public (double Low, double High)? Interval(int row) => null;

        public IReadOnlyList<Contribution> Explain(int row) => [];
    }
}
