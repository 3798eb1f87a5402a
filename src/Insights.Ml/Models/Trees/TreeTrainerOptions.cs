namespace Insights.Ml.Models.Trees;

/// <summary>How trees are grown.</summary>
internal sealed record TreeTrainerOptions
{
    /// <summary>Which library grows them.</summary>
    internal TreeAlgorithm Algorithm { get; init; }

    /// <summary>Number of trees.</summary>
    internal int Trees { get; init; } = 40;

    /// <summary>Leaves of a tree, 2 or more.</summary>
    internal int Leaves { get; init; } = 8;

    /// <summary>Maximum number of splits from the root of a tree to a leaf.</summary>
    internal int Depth { get; init; } = 5;

    /// <summary>Shrinkage of each tree's output, above 0, at most 1.</summary>
    internal double LearningRate { get; init; } = 0.1;

    /// <summary>Minimum number of training rows in a leaf.</summary>
    internal int MinRowsPerLeaf { get; init; } = 20;

    /// <summary>Maximum number of bins of a feature's values.</summary>
    internal int Bins { get; init; } = 63;

    /// <summary>Share of the features that a tree may use, above 0, at most 1.</summary>
    internal double FeatureFraction { get; init; } = 0.5;

    /// <summary>L2 regularisation of the leaves.</summary>
    internal double L2 { get; init; } = 5;

    /// <summary>Where all chance comes from.</summary>
    internal int Seed { get; init; }
}

/// <summary>A library that grows trees.</summary>
internal enum TreeAlgorithm
{
    /// <summary>LightGBM where it works, else FastTree.</summary>
    Best,

    /// <summary>LightGBM; fails where its native library is missing.</summary>
    LightGbm,

    /// <summary>FastTree, in managed code.</summary>
    FastTree,
}
