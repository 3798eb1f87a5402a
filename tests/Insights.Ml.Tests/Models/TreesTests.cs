using Insights.Data.Tiers;
using Insights.Ml.Buying;
using Insights.Ml.Features;
using Insights.Ml.Models.Trees;
using Insights.Ml.Targets;

namespace Insights.Ml.Tests.Models;

public class TreesTests
{
    [Theory]
    [InlineData(nameof(TreeAlgorithm.LightGbm))]
    [InlineData(nameof(TreeAlgorithm.FastTree))]
    public void Contributions_of_the_features_and_the_mean_add_up_to_the_score(string algorithm)
    {
        var (matrix, rows) = Rows(300, seed: 1);
        var trees = Train(rows, algorithm);
        var contributions = new TreeContributions(trees);

        Assert.Equal(Enumerable.Range(0, rows.Count).Average(row => trees.Score(rows.Features(row))), contributions.MeanScore, 6);
        for (var row = 0; row < matrix.Rows; row++)
        {
            var shares = new double[FeatureCatalog.All.Count];
            contributions.AddTo(shares, matrix.Row(row));
            Assert.Equal(trees.Score(matrix.Row(row)), contributions.MeanScore + shares.Sum(), 9);
        }
    }

    [Fact]
    public void A_contribution_is_the_mean_change_of_the_score_over_all_orders_in_which_features_become_known()
    {
        // One tree that asks two features: brute force over both orders.
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

        contributions.AddTo(shares, features);

        const double none = (10 * 1 + 30 * 4 + 20 * 2 + 40 * 9) / 100.0;
        const double first = 2; // feature 0 known: right, then left
        const double second = 0.4 * 1 + 0.6 * ((20 * 2 + 40 * 9) / 60.0); // feature 1 known: left leaf or the right part's mean
        const double both = 2;
        Assert.Equal(none, contributions.MeanScore, 12);
        Assert.Equal((first - none + both - second) / 2, shares[0], 12);
        Assert.Equal((second - none + both - first) / 2, shares[1], 12);
    }

    [Fact]
    public void The_same_rows_and_seed_grow_the_same_trees()
    {
        var (matrix, rows) = Rows(300, seed: 2);

        var first = Train(rows, nameof(TreeAlgorithm.LightGbm));
        var second = Train(rows, nameof(TreeAlgorithm.LightGbm));

        for (var row = 0; row < matrix.Rows; row++) Assert.Equal(first.Score(matrix.Row(row)), second.Score(matrix.Row(row)));
    }

    private static TreeEnsemble Train(TrainingRows rows, string algorithm) =>
        new TreeTrainer(new TreeTrainerOptions { Algorithm = Enum.Parse<TreeAlgorithm>(algorithm), Trees = 30, Seed = 1 }).Fit(rows);

    private static (FeatureMatrix Matrix, TrainingRows Rows) Rows(int customers, int seed)
    {
        var histories = MadeUpShop.WithStructure(customers, seed).Histories(MadeUpShop.AsOf);
        var cutoff = histories.AsOfDay - 90;
        var tiers = TierAssigner.Assign(histories, cutoff, TierPolicy.Default);
        var buying = BuyingPredictions.At(histories, cutoff, 90, CancellationToken.None);
        var matrix = FeatureMatrix.Of([.. FeatureMatrix.ActiveCustomers(tiers)], histories, new CutoffContext(histories, tiers, buying, 90), CancellationToken.None);
        var labels = TargetLabels.At(histories, tiers, 90);
        var rows = new TrainingRows();
        for (var row = 0; row < matrix.Rows; row++) rows.Add(matrix, row, labels.IsChurned[matrix.Customers[row]]);
        return (matrix, rows);
    }
}
