using System.Globalization;
using Insights.Data.Histories;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Analysis;
using Insights.Ml.Buying.Summaries;
using Insights.Ml.Explanations;
using Insights.Ml.Features;

namespace Insights.Ml.Tests.Explanations;

public class WhatIfTests
{
    private const int Customer = 9_999;
    private const int HorizonDays = 60;

    private static readonly int AsOf = EpochDay.From(SyntheticShop.AsOf);

    /// <summary>Days before the date of the analysis, and values; 45 on average, 50 within the year.</summary>
    private static readonly (int DaysAgo, decimal Value)[] Own = [(400, 30), (200, 40), (100, 50), (21, 60)];

    private static readonly (int DaysAgo, decimal Value)[] WithOneMore = [.. Own, (1, 45)];
    private static readonly (int DaysAgo, decimal Value)[] WithTwoMore = [.. Own, (11, 45), (1, 45)];
    private static readonly (int DaysAgo, decimal Value)[] WithLarger = [(400, 30), (200, 50), (100, 62.5m), (21, 75)];

    private static readonly Lazy<PipelineResult> Delivered = new(() => new Pipeline(
        Histories(Own), new AnalysisOptions { HorizonDays = HorizonDays }, CancellationToken.None).RunAt(0));

    public static TheoryData<WhatIfKind> Kinds() => [.. Enum.GetValues<WhatIfKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_customer_with_a_difference_has_the_features_of_one_whose_history_has_it(WhatIfKind kind)
    {
        var (altered, real) = Views(kind);

        // Shares are shrunk towards the shop's own share, in which the history with the purchase counts once more.
        Assert.All(FeatureCatalog.All, feature => Assert.Equal(feature.ValueOf(real), feature.ValueOf(altered), feature is ShareFeature ? 3 : 8));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Its_probability_is_that_of_a_history_that_has_it(WhatIfKind kind)
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
            view.Load(histories, result.Cutoff.Rows.Customers[row], result.Cutoff.Rows.Context);
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
                view.Load(histories, cutoff.Rows.Customers[row], cutoff.Rows.Context);
                Assert.Equal(scorer.Probability(row), scorer.Probability(view), 9);
            }
    }

    [Fact]
    public void A_customer_who_bought_the_day_before_has_no_day_for_one_more_purchase()
    {
        var histories = Histories([(100, 40), (1, 50)]);
        var result = Delivered.Value;
        var view = new CustomerView();

        Assert.False(view.TryLoadWhatIf(histories, histories.Count - 1, result.Cutoff.Rows.Context, WhatIfKind.OneMorePurchase));
        Assert.True(view.TryLoadWhatIf(histories, histories.Count - 1, result.Cutoff.Rows.Context, WhatIfKind.LargerPurchases));
    }

    [Theory]
    [InlineData(0.215, 0.216, 0.217, WhatIfKind.OneMorePurchase)]
    [InlineData(0.30, 0.40, 0.405, WhatIfKind.LargerPurchases)]
    [InlineData(0.30, 0.25, 0.50, WhatIfKind.TwoMorePurchases)]
    [InlineData(0.201, 0.209, 0.2095, null)]
    [InlineData(0.1, 0.15, 0.05, null)]
    public void The_step_with_the_highest_probability_is_chosen_if_it_is_worth_a_percentage_point(double oneMore, double larger, double twoMore, WhatIfKind? expected)
    {
        var histories = Histories(Own);
        var rows = Delivered.Value.Cutoff.Rows;
        var row = Array.IndexOf(rows.Customers, histories.Count - 1);
        var scorer = new FakeScorer { ProbabilityOf = customer => customer.PurchaseDays switch { 4 => larger, 5 => oneMore, _ => twoMore } };

        Assert.Equal(expected, new WhatIfFinder(histories, rows).Of(row, scorer, new CustomerView())?.Kind);
    }

    [Fact]
    public void Its_sentence_has_the_customers_own_numbers_and_compares_customers()
    {
        var whatIf = new WhatIf(WhatIfKind.OneMorePurchase, 0.342, [45, 34.2, 21.4]);

        Assert.Equal(
            "of customers like this with one more purchase of about 45.00 EUR, 34% become VIPs instead of 21%",
            new Sentences(CultureInfo.GetCultureInfo("en"), "EUR").Of(whatIf));
        Assert.Equal(
            "wer so einkauft, aber einmal mehr für etwa 45,00 EUR, wird zu 34\u00a0% statt zu 21\u00a0% VIP",
            new Sentences(CultureInfo.GetCultureInfo("de"), "EUR").Of(whatIf));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_step_has_a_sentence(WhatIfKind kind) =>
        Assert.Contains(Sentences.NameOf(kind), Sentences.NamesIn(CultureInfo.InvariantCulture));

    [Fact]
    public void It_is_stored_with_the_reasons()
    {
        var reasons = new CustomerReasons([new Reason("tenure", "tenure", 1, [3])], [], new WhatIf(WhatIfKind.LargerPurchases, 0.5, [1, 50, 20]));
        var read = CustomerReasons.Parse(reasons.Serialize());

        Assert.Equal((WhatIfKind.LargerPurchases, 0.5), (read.WhatIf?.Kind, read.WhatIf?.Probability ?? 0));
        Assert.Equal([1, 50, 20], read.WhatIf?.Facts ?? []);
        Assert.Null(CustomerReasons.Parse((reasons with { WhatIf = null }).Serialize()).WhatIf);
    }

    [Fact]
    public void Only_customers_of_tier_b_have_one_and_only_if_it_raises_their_probability()
    {
        var customers = Analyst.Analyse(Histories(Own), new AnalysisOptions { HorizonDays = HorizonDays }, progress: null, CancellationToken.None).Customers
            .Select(customer => (customer.Tier, customer.VipProbability, CustomerReasons.Parse(customer.Reasons).WhatIf)).ToList();

        Assert.Contains(customers, customer => customer.WhatIf is not null);
        Assert.All(customers.Where(customer => customer.WhatIf is not null), customer =>
        {
            Assert.Equal(Tier.B, customer.Tier);
            Assert.True(customer.WhatIf?.Probability >= customer.VipProbability + 0.01);
        });
    }

    /// <summary>The customer loaded as if one thing had been different, and one whose history has it, by the same models.</summary>
    private static (CustomerView Altered, CustomerView Real) Views(WhatIfKind kind)
    {
        var context = Delivered.Value.Cutoff.Rows.Context;
        var histories = Histories(Own);
        var altered = new CustomerView();
        Assert.True(altered.TryLoadWhatIf(histories, histories.Count - 1, context, kind));

        var changed = Histories(kind switch { WhatIfKind.OneMorePurchase => WithOneMore, WhatIfKind.TwoMorePurchases => WithTwoMore, _ => WithLarger });
        var real = new CustomerView();
        real.Load(changed, changed.Count - 1, new CutoffContext(
            changed, TierAssigner.Assign(changed, AsOf, TierPolicy.Default), context.Buying.Of(CustomerSummaries.At(changed, AsOf)), HorizonDays)
        {
            // The spend of a VIP stays, as the threshold of tier A does.
            VipSpend = context.VipSpend,
        });
        return (altered, real);
    }

    private static PurchaseHistories Histories((int DaysAgo, decimal Value)[] own)
    {
        var shop = SyntheticShop.WithStructure(500, seed: 8);
        foreach (var (daysAgo, value) in own) shop.Buy(Customer, AsOf - daysAgo, value);
        return shop.Histories(SyntheticShop.AsOf);
    }
}
