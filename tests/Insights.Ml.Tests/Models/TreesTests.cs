using Insights.Ml.Features;
using Insights.Ml.Models.Trees;

namespace Insights.Ml.Tests.Models;

public class TreesTests
{
    [Theory]
    [InlineData(nameof(TreeAlgorithm.LightGbm))]
    [InlineData(nameof(TreeAlgorithm.FastTree))]
    public void The_score_of_a_customer_of_whom_nothing_is_known_is_the_mean_over_the_training_rows(string algorithm)
    {
        var rows = TrainingSample.Of(300, seed: 1);
        var trees = (TreeEnsemble)new TreeTrainer(new TreeTrainerOptions { Algorithm = Enum.Parse<TreeAlgorithm>(algorithm), Seed = 1 }).Fit(rows, CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, rows.Count).Average(row => trees.Score(rows.Features(row))), new TreeContributions(trees).MeanScore, 6);
    }

    [Fact]
    public void A_contribution_is_the_mean_change_of_the_score_over_all_orders_in_which_features_become_known()
    {
        // One tree with two features: brute force over both orders.
        var tree = new DecisionTree
        {
            Features = [0, 1, 0],
            Thresholds = [5, 3, 8],
            Left = [1, ~0, ~2],
            Right = [2, ~1, ~3],
            LeafValues = [1, 4, 2, 9],
            LeafCovers = [10, 30, 20, 40],
        };
        var contributions = new TreeContributions(new TreeEnsemble { Trees = [tree], Bias = 0, Trainer = "" });
        var features = new float[FeatureCatalog.All.Count];
        (features[0], features[1]) = (7, 2);
        var shares = new double[FeatureCatalog.All.Count];

        contributions.AddTo(shares, new FeatureRow(features, [], new FeatureSpread([], [])), weight: 1);

        const double none = (10 * 1 + 30 * 4 + 20 * 2 + 40 * 9) / 100.0;
        const double first = 2; // feature 0 known: right, then left
        const double second = 0.4 * 1 + 0.6 * ((20 * 2 + 40 * 9) / 60.0); // feature 1 known: left leaf or the right part's mean
        const double both = 2;
        Assert.Equal(none, contributions.MeanScore, 12);
        Assert.Equal((first - none + both - second) / 2, shares[0], 12);
        Assert.Equal((second - none + both - first) / 2, shares[1], 12);
    }
}
