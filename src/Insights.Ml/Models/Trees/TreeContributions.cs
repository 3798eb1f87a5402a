using Insights.Ml.Features;

namespace Insights.Ml.Models.Trees;

/// <summary>
/// Splits a score into contributions of its features by their Shapley values with respect to the training rows, as
/// TreeSHAP does (Lundberg, Erion and Lee 2018, "Consistent Individualized Feature Attribution for Tree Ensembles", eq. 2).
/// The contributions and the mean score add up to the score. A leaf's share depends only on which of its conditions a row
/// meets, so that the shares of all combinations are computed once, and a row only looks them up.
/// </summary>
internal sealed class TreeContributions : IScoreExplainer
{
    private readonly Leaf[] leaves;

    internal TreeContributions(TreeEnsemble ensemble)
    {
        var found = new List<Leaf>();
        foreach (var tree in ensemble.Trees) Collect(tree, found);
        leaves = [.. found];
        MeanScore = ensemble.Bias + ensemble.Trees.Sum(MeanOf);
    }

    /// <summary>The score of a customer of whom nothing is known.</summary>
    internal double MeanScore { get; }

    public void AddTo(Span<double> contributions, FeatureRow row, double weight)
    {
        foreach (var leaf in leaves) leaf.AddTo(contributions, row.Values, weight);
    }

    private static double MeanOf(DecisionTree tree)
    {
        double sum = 0, count = 0;
        for (var leaf = 0; leaf < tree.LeafValues.Length; leaf++)
        {
            sum += tree.LeafValues[leaf] * tree.LeafCovers[leaf];
            count += tree.LeafCovers[leaf];
        }
        return count > 0 ? sum / count : 0;
    }

    private static void Collect(DecisionTree tree, List<Leaf> found)
    {
        if (tree.Features.Length == 0) return;
        var covers = CoversOf(tree);
        Visit(0, []);

        void Visit(int node, Condition[] path)
        {
            if (node < 0)
            {
                found.Add(new Leaf(path, tree.LeafValues[~node]));
                return;
            }
            VisitChild(node, tree.Left[node], path, float.NegativeInfinity, tree.Thresholds[node]);
            VisitChild(node, tree.Right[node], path, tree.Thresholds[node], float.PositiveInfinity);
        }

        void VisitChild(int node, int child, Condition[] path, float above, float upTo)
        {
            var share = covers[node] > 0 ? CoverOf(tree, covers, child) / covers[node] : 0;
            Visit(child, Condition.Add(path, new Condition(tree.Features[node], above, upTo, share)));
        }
    }

    private static double[] CoversOf(DecisionTree tree)
    {
        var covers = new double[tree.Features.Length];
        // Children have larger numbers than their parents.
        for (var node = covers.Length - 1; node >= 0; node--)
            covers[node] = CoverOf(tree, covers, tree.Left[node]) + CoverOf(tree, covers, tree.Right[node]);
        return covers;
    }

    private static double CoverOf(DecisionTree tree, double[] covers, int child) =>
        child >= 0 ? covers[child] : tree.LeafCovers[~child];

    /// <summary>The condition of a leaf on one feature.</summary>
    /// <param name="Feature">The feature.</param>
    /// <param name="Above">Values above this meet the condition ...</param>
    /// <param name="UpTo">... when they are at most this.</param>
    /// <param name="Share">Share of the training rows that go this way when the feature is unknown.</param>
    private readonly record struct Condition(int Feature, float Above, float UpTo, double Share)
    {
        internal bool IsMetBy(float value) => value > Above && value <= UpTo;

        /// <summary>A feature with two splits on the path to a leaf is one condition.</summary>
        internal static Condition[] Add(Condition[] path, Condition next)
        {
            var index = Array.FindIndex(path, condition => condition.Feature == next.Feature);
            if (index < 0) return [.. path, next];
            Condition[] joined = [.. path];
            var before = joined[index];
            joined[index] = new Condition(
                next.Feature, Math.Max(before.Above, next.Above), Math.Min(before.UpTo, next.UpTo), before.Share * next.Share);
            return joined;
        }
    }

    /// <summary>One leaf: its conditions, and the contributions of its features for every combination of conditions met.</summary>
    private sealed class Leaf
    {
        private readonly Condition[] conditions;
        private readonly double[] contributions;

        internal Leaf(Condition[] conditions, double value)
        {
            this.conditions = conditions;
            var n = conditions.Length;
            contributions = new double[(1 << n) * n];
            var weights = ShapleyWeights(n);
            for (var met = 0; met < 1 << n; met++)
                for (var i = 0; i < n; i++)
                    contributions[met * n + i] = value * ShapleyValue(met, i, weights);
        }

        internal void AddTo(Span<double> target, ReadOnlySpan<float> features, double weight)
        {
            var met = 0;
            for (var i = 0; i < conditions.Length; i++)
                if (conditions[i].IsMetBy(features[conditions[i].Feature])) met |= 1 << i;
            var row = contributions.AsSpan(met * conditions.Length, conditions.Length);
            for (var i = 0; i < row.Length; i++) target[conditions[i].Feature] += weight * row[i];
        }

        /// <summary>
        /// The mean, over all orders in which features may become known, of what knowing feature <paramref name="i"/> changes
        /// in the share of a row that arrives at the leaf.
        /// </summary>
        private double ShapleyValue(int met, int i, double[] weights)
        {
            double sum = 0;
            var others = ((1 << conditions.Length) - 1) & ~(1 << i);
            for (var known = others; ; known = (known - 1) & others)
            {
                var arrives = weights[int.PopCount(known)];
                for (var j = 0; j < conditions.Length && arrives != 0; j++)
                {
                    if (j == i) continue;
                    var isKnown = (known >> j & 1) == 1;
                    arrives *= isKnown ? met >> j & 1 : conditions[j].Share;
                }
                sum += arrives;
                if (known == 0) break;
            }
            return sum * ((met >> i & 1) - conditions[i].Share);
        }

        /// <summary>|S|! (n - |S| - 1)! / n! for each size of S.</summary>
        private static double[] ShapleyWeights(int n)
        {
            var weights = new double[n];
            for (var size = 0; size < n; size++)
            {
                // 1 / (n * binomial(n - 1, size))
                double binomial = 1;
                for (var k = 0; k < size; k++) binomial = binomial * (n - 1 - k) / (k + 1);
                weights[size] = 1 / (n * binomial);
            }
            return weights;
        }
    }
}
