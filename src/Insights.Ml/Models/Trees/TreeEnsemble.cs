using Insights.Ml.Features;

namespace Insights.Ml.Models.Trees;

/// <summary>
/// Boosted decision trees as plain arrays: immutable, the same score on every machine, and open to explanation. The score
/// is the sum of one leaf of each tree, in log odds.
/// </summary>
internal sealed record TreeEnsemble : ITargetModel
{
    /// <summary>The trees.</summary>
    public required IReadOnlyList<DecisionTree> Trees { get; init; }

    /// <summary>Added to every score.</summary>
    public required double Bias { get; init; }

    /// <summary>The name of the trainer that grew the trees.</summary>
    public required string Trainer { get; init; }

    /// <summary>The raw score of one row of features; larger is more likely.</summary>
    public double Score(FeatureRow row)
    {
        var score = Bias;
        foreach (var tree in Trees) score += tree.LeafValues[tree.LeafOf(row.Values)];
        return score;
    }

    public IScoreExplainer Explainer() => new TreeContributions(this);
}

/// <summary>
/// One tree: inner nodes from 0, leaves from 0. A child is an inner node where it is 0 or more, else the leaf with the
/// complement (~) of the number. Rows whose feature is at most the threshold go left.
/// </summary>
internal sealed record DecisionTree
{
    public required int[] Features { get; init; }
    public required float[] Thresholds { get; init; }
    public required int[] Left { get; init; }
    public required int[] Right { get; init; }
    public required double[] LeafValues { get; init; }

    /// <summary>Training rows, of a couple of thousand evenly spread ones, that ended in each leaf.</summary>
    public required int[] LeafCovers { get; init; }

    /// <summary>The number of the leaf in which a row ends.</summary>
    internal int LeafOf(ReadOnlySpan<float> features)
    {
        if (Features.Length == 0) return 0;
        var node = 0;
        while (node >= 0) node = features[Features[node]] <= Thresholds[node] ? Left[node] : Right[node];
        return ~node;
    }
}
