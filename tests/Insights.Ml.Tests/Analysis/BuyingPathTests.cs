using Insights.Ml.Analysis;
using Insights.Ml.Buying.Summaries;
using Insights.Ml.Features;
using Insights.Ml.Training;

namespace Insights.Ml.Tests.Analysis;

public class BuyingPathTests
{
    private static readonly Lazy<Cutoff> Shop = new(() =>
        new Pipeline(SyntheticShop.WithStructure(400, seed: 34).Histories(SyntheticShop.AsOf), new AnalysisOptions(), CancellationToken.None).Series.At(0));

    private static readonly string SinceLastPurchase = new DaysSinceLastPurchase().Name;

    [Fact]
    public void Steps_of_the_buying_models_add_up_to_the_log_odds_beyond_those_of_one_and_the_same_customer()
    {
        var cutoff = Shop.Value;
        foreach (var scorer in new[] { FallbackScorer.ForNextVip(cutoff, seed: 1, CancellationToken.None), FallbackScorer.ForChurn(cutoff) })
        {
            var rests = Enumerable.Range(0, cutoff.Rows.Rows)
                .Select(row => Math.Log(scorer.Probability(row) / (1 - scorer.Probability(row))) - scorer.Explain(row).Sum(step => step.LogOdds)).ToList();
            Assert.All(rests, rest => Assert.Equal(rests[0], rest, 1e-5));
        }
    }

    [Fact]
    public void A_customer_with_one_purchase_has_three_reasons_of_which_the_time_since_then_raises_churn()
    {
        var cutoff = Shop.Value;
        var typical = cutoff.Buying.Summaries.Typical();
        var churn = FallbackScorer.ForChurn(cutoff);
        var once = Enumerable.Range(0, cutoff.Rows.Rows)
            .Where(row => cutoff.Buying.Summaries.Summaries[cutoff.Rows.Customers[row]] is { Frequency: 0 } summary && summary.Tenure != typical.Tenure).ToList();

        Assert.NotEmpty(once);
        foreach (var row in once)
        {
            var steps = churn.Explain(row).Where(step => step.LogOdds != 0).ToList();
            Assert.Equal(3, steps.Count);
            Assert.True(steps.Single(step => step.Feature == SinceLastPurchase).LogOdds > 0);
        }
    }

    [Fact]
    public void A_repeat_buyer_is_explained_by_the_overdue_ratio_and_not_by_the_time_since_the_last_purchase_alone()
    {
        var steps = BuyingPath.Steps(new CustomerSummary(2, 20, 30), new CustomerSummary(3, 10, 40), summary => summary.Tenure - summary.Recency);

        Assert.Equal([new Tenure().Name, new LifetimePurchases().Name, new Overdue().Name], steps.Select(step => step.Feature));
        Assert.Equal(30 - 10, steps.Sum(step => step.LogOdds), 9);
    }
}
