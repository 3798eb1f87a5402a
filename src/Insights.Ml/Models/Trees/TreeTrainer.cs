using System.Runtime.InteropServices;
using Microsoft.ML;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace Insights.Ml.Models.Trees;

/// <summary>
/// Grows boosted trees with ML.NET: LightGBM, or FastTree on machines that lack LightGBM's native library. One thread and
/// a fixed seed, so that the same rows give the same trees.
/// </summary>
internal sealed class TreeTrainer(TreeTrainerOptions options) : ITargetTrainer
{
    private const int MaxCoveringRows = 2_000;
    private const string NativeLibraryName = "lib_lightgbm";

    private static readonly Lazy<bool> LightGbmWorks = new(CanLoadLightGbm);

    /// <summary>Fits trees that separate the rows with a true label from the others.</summary>
    public ITargetModel Fit(TrainingTable rows, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var context = new MLContext(options.Seed);
        var columns = VaryingColumns(rows);
        var view = new TrainingView(rows, columns);
        return Chosen(options.Algorithm) == TreeAlgorithm.LightGbm
            ? ToEnsemble(TrainLightGbm(context, view).TrainedTreeEnsemble, rows, columns, nameof(TreeAlgorithm.LightGbm))
            : ToEnsemble(TrainFastTree(context, view).TrainedTreeEnsemble, rows, columns, nameof(TreeAlgorithm.FastTree));
    }

    /// <summary>The library that grows the trees on this machine.</summary>
    internal static TreeAlgorithm Chosen(TreeAlgorithm requested) =>
        requested != TreeAlgorithm.Best ? requested : LightGbmWorks.Value ? TreeAlgorithm.LightGbm : TreeAlgorithm.FastTree;

    private LightGbmBinaryModelParameters TrainLightGbm(MLContext context, IDataView view) =>
        context.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            NumberOfIterations = options.Trees,
            NumberOfLeaves = options.Leaves,
            LearningRate = options.LearningRate,
            MinimumExampleCountPerLeaf = options.MinRowsPerLeaf,
            MaximumBinCountPerFeature = options.Bins,
            NumberOfThreads = 1,
            Deterministic = true,
            Seed = options.Seed,
            Silent = true,
            Verbose = false,
            Booster = new GradientBooster.Options
            {
                MaximumTreeDepth = options.Depth,
                FeatureFraction = options.FeatureFraction,
                L2Regularization = options.L2,
            },
        }).Fit(view).Model.SubModel;

    private FastTreeBinaryModelParameters TrainFastTree(MLContext context, IDataView view) =>
        context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            NumberOfTrees = options.Trees,
            NumberOfLeaves = options.Leaves,
            LearningRate = options.LearningRate,
            MinimumExampleCountPerLeaf = options.MinRowsPerLeaf,
            MaximumBinCountPerFeature = options.Bins,
            FeatureFraction = options.FeatureFraction,
            NumberOfThreads = 1,
            Seed = options.Seed,
        }).Fit(view).Model.SubModel;

    private static TreeEnsemble ToEnsemble(RegressionTreeEnsemble source, TrainingTable rows, int[] columns, string trainer) => new()
    {
        Trees = [.. source.Trees.Select((tree, i) => ToTree(tree, source.TreeWeights[i], rows, columns))],
        Bias = source.Bias,
        Trainer = trainer,
    };

    private static DecisionTree ToTree(RegressionTree source, double weight, TrainingTable rows, int[] columns)
    {
        var tree = new DecisionTree
        {
            Features = [.. source.NumericalSplitFeatureIndexes.Take(source.NumberOfNodes).Select(column => columns[column])],
            Thresholds = [.. source.NumericalSplitThresholds.Take(source.NumberOfNodes)],
            Left = [.. source.LeftChild.Take(source.NumberOfNodes)],
            Right = [.. source.RightChild.Take(source.NumberOfNodes)],
            LeafValues = [.. source.LeafValues.Take(source.NumberOfLeaves).Select(value => value * weight)],
            LeafCovers = new int[source.NumberOfLeaves],
        };
        // A couple of thousand rows are enough to estimate the covers.
        var stride = 1 + rows.Count / MaxCoveringRows;
        for (var row = 0; row < rows.Count; row += stride) tree.LeafCovers[tree.LeafOf(rows.Features(row).Values)]++;
        return tree;
    }

    /// <summary>The features in which the rows differ: constant ones cost no time. All of them where no row differs.</summary>
    private static int[] VaryingColumns(TrainingTable rows)
    {
        var first = rows.Features(0).Values;
        var varies = new bool[first.Length];
        for (var row = 1; row < rows.Count; row++)
        {
            var values = rows.Features(row).Values;
            for (var column = 0; column < varies.Length; column++) varies[column] |= values[column] != first[column];
        }
        int[] columns = [.. Enumerable.Range(0, varies.Length).Where(column => varies[column])];
        return columns.Length > 0 ? columns : [.. Enumerable.Range(0, varies.Length)];
    }

    /// <summary>True where LightGBM's native library, and the OpenMP runtime below it, can be loaded here.</summary>
    private static bool CanLoadLightGbm() =>
        NativeLibrary.TryLoad(NativeLibraryName, typeof(LightGbmBinaryTrainer).Assembly, searchPath: null, out _);
}
