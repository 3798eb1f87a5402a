using Insights.Ml.Analysis;
using Insights.Ml.Evaluation;
using Insights.Ml.Features;
using Insights.Ml.Learning;

namespace Insights.Ml.Tests.Analysis;

public class BuyingStepsTests
{
    [Fact]
    public void The_steps_of_a_rule_add_up_to_its_log_odds_beyond_those_of_one_and_the_same_customer()
    {
        var histories = MadeUpShop.WithStructure(400, seed: 31).Histories(MadeUpShop.AsOf);
        var options = new AnalysisOptions { Recipe = new RecipeOptions { Candidates = [CandidateKind.Rule], Default = CandidateKind.Rule } };
        var result = new Recipe(histories, options, CancellationToken.None).RunAt(0);

        foreach (var scorer in new[] { result.NextVip!, result.Churn! })
        {
            var rests = Enumerable.Range(0, result.Cutoff.Rows.Rows)
                .Select(row => Math.Log(scorer.Probability(row) / (1 - scorer.Probability(row))) - scorer.Explain(row).Sum(contribution => contribution.LogOdds))
                .ToList();
            Assert.All(rests, rest => Assert.Equal(rests[0], rest, 3));
        }
        Assert.Equal([new ModelledVipChance().Name, new ModelledSilence().Name], result.Choices.Select(choice => choice.Rule));
        Assert.Equal([PredictionTarget.NextVip, PredictionTarget.Churn], result.Choices.Select(choice => choice.Target));
        Assert.All(Enumerable.Range(0, result.Cutoff.Rows.Rows), row => Assert.Equal(4, result.NextVip!.Explain(row).Count));
    }
}
