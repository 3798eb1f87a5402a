namespace Insights.Ml.Models.Trees;

/// <summary>
/// Boosted decision trees as plain arrays: immutable, the same score on every machine, and open to explanation. The score
/// is the sum of one leaf of each tree, in log odds.
/// </summary>
internal sealed record TreeEnsemble
{
    /// <summary>The trees.</summary>
    internal required IReadOnlyList<DecisionTree> Trees { get; init; }

    /// <summary>Added to every score.</summary>
    internal required double Bias { get; init; }

    /// <summary>The name of the trainer that grew the trees.</summary>
    internal required string Trainer { get; init; }

    /// <summary>The raw score of one row of features; larger is more likely.</summary>
    internal double Score(ReadOnlySpan<float> features)
    {
        var score = Bias;
        foreach (var tree in Trees) score += tree.LeafValues[tree.LeafOf(features)];
        return score;
    }
}

/// <summary>
/// One tree: inner nodes from 0, leaves from 0. A child is an inner node where it is 0 or more, else the leaf with the
/// complement (~) of the number. Rows whose feature is at most the threshold go left.
/// </summary>
internal sealed record DecisionTree
{
    internal required int[] Features { get; init; }
    internal required float[] Thresholds { get; init; }
    internal required int[] Left { get; init; }
    internal required int[] Right { get; init; }
    internal required double[] LeafValues { get; init; }

    /// <summary>Training rows that ended in each leaf.</summary>
    internal required int[] LeafCovers { get; init; }

    /// <summary>The number of the leaf in which a row ends.</summary>
    internal int LeafOf(ReadOnlySpan<float> features)
    {
        if (Features.Length == 0) return 0;
        var node = 0;
        while (node >= 0) node = features[Features[node]] <= Thresholds[node] ? Left[node] : Right[node];
        return ~node;
    }
}
