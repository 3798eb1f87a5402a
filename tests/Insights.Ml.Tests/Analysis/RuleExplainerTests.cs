using Insights.Ml.Analysis;
using Insights.Ml.Explanations;
using Insights.Ml.Features;
using Insights.Ml.Models.Rules;
using Insights.Ml.Targets;
using Insights.Ml.Training;

namespace Insights.Ml.Tests.Analysis;

public class RuleExplainerTests
{
    [Fact]
    public void The_steps_of_a_rule_add_up_to_its_log_odds_beyond_those_of_one_and_the_same_customer()
    {
        var histories = SyntheticShop.WithStructure(400, seed: 31).Histories(SyntheticShop.AsOf);
        var options = new AnalysisOptions { Pipeline = new PipelineOptions { Candidates = [CandidateKind.Rule], Default = CandidateKind.Rule } };
        var result = new Pipeline(histories, options, CancellationToken.None).RunAt(0);

        foreach (var scorer in new[] { result.NextVip!, result.Churn! })
        {
            var rests = Enumerable.Range(0, result.Cutoff.Rows.Rows)
                .Select(row => Math.Log(scorer.Probability(row) / (1 - scorer.Probability(row))) - scorer.Explain(row).Sum(contribution => contribution.LogOdds))
                .ToList();
            Assert.All(rests, rest => Assert.Equal(rests[0], rest, 3));
        }
        Assert.Equal([new ModelledVipProbability().Name, new ModelledNoPurchaseProbability().Name], result.Choices.Select(choice => choice.Rule));
        Assert.Equal([PredictionTarget.NextVip, PredictionTarget.Churn], result.Choices.Select(choice => choice.Target));
        Assert.All(Enumerable.Range(0, result.Cutoff.Rows.Rows), row => Assert.Equal(4, result.NextVip!.Explain(row).Count));
    }

    [Theory]
    [InlineData("spend-365")]
    [InlineData("purchases-365")]
    [InlineData("days-since-last-purchase")]
    public void A_rule_on_one_feature_has_three_reasons_that_add_up_to_it(string feature)
    {
        var rows = RowsOf(400, seed: 32);
        var rule = new RuleModel(feature, Intercept: -1, Slope: 0.7);
        var steps = RuleExplainer.Of(rows, rule)!;

        var rests = Enumerable.Range(0, rows.Rows).Select(row => 2 * rule.Score(rows.Row(row)) - steps.Explain(row, slope: 2).Sum(step => step.LogOdds)).ToList();
        Assert.All(rests, rest => Assert.Equal(rests[0], rest, 1e-4));
        Assert.All(Enumerable.Range(0, rows.Rows), row => Assert.True(steps.Explain(row, slope: 2).Count(step => step.LogOdds != 0) >= 3));
    }

    [Fact]
    public void Windows_without_a_purchase_raise_the_score_and_windows_with_one_lower_it()
    {
        var rows = RowsOf(400, seed: 33);
        var steps = RuleExplainer.Of(rows, new RuleModel("days-since-last-purchase", Intercept: 0, Slope: 1))!;

        for (var row = 0; row < rows.Rows; row++)
        {
            var days = rows.Row(row).Values[FeatureCatalog.IndexOf("days-since-last-purchase")];
            foreach (var window in new[] { 30, 90, 180 })
                if (steps.Explain(row, slope: 1).SingleOrDefault(of => of.Feature == $"purchases-{window}") is { } step)
                    Assert.Equal(days > window ? 1 : -1, Math.Sign(step.LogOdds));
        }
    }

    [Fact]
    public void Windows_without_a_purchase_have_a_sentence_of_their_own() =>
        Assert.Equal(
            "\u2191 kein Einkauf in den letzten 90 Tagen",
            new Sentences(System.Globalization.CultureInfo.GetCultureInfo("de"), "EUR").Of(new Reason("purchases-90", "purchases-90-none", 1, [])));

    private static FeatureMatrix RowsOf(int customers, int seed) =>
        new Pipeline(SyntheticShop.WithStructure(customers, seed).Histories(SyntheticShop.AsOf), new AnalysisOptions(), CancellationToken.None).Series.At(0).Rows;
}
