using Insights.Ml.Calibration;

namespace Insights.Ml.Models.Trees;

/// <summary>Trees and a calibration: from features to a probability.</summary>
/// <param name="Trees">Give the score.</param>
/// <param name="Calibrator">Makes a probability of it.</param>
internal sealed record TargetModel(TreeEnsemble Trees, PlattCalibrator Calibrator)
{
    private const int Folds = 3;

    internal double Probability(ReadOnlySpan<float> features) => Calibrator.ProbabilityOf(Trees.Score(features));

    /// <summary>
    /// Fits trees to all rows. The calibration comes from trees that were fitted without a third of the customers, and
    /// from the scores they give to that third.
    /// </summary>
    /// <param name="rows">The rows; <paramref name="customerOf"/> tells whose they are.</param>
    /// <param name="customerOf">A number for the customer of each row.</param>
    /// <param name="options">How trees are grown.</param>
    /// <param name="cancellationToken">Stops between two fits.</param>
    internal static TargetModel Fit(
        TrainingRows rows, IReadOnlyList<int> customerOf, TreeTrainerOptions options, CancellationToken cancellationToken)
    {
        var trainer = new TreeTrainer(options);
        var seen = rows.Where(row => customerOf[row] % Folds != 0);
        var unseen = Enumerable.Range(0, rows.Count).Where(row => customerOf[row] % Folds == 0).ToArray();
        var probe = trainer.Fit(seen);
        cancellationToken.ThrowIfCancellationRequested();
        var calibrator = PlattCalibrator.Fit(
            Array.ConvertAll(unseen, row => probe.Score(rows.Features(row))), Array.ConvertAll(unseen, rows.Label), cancellationToken);
        var trees = trainer.Fit(rows);
        cancellationToken.ThrowIfCancellationRequested();
        return new TargetModel(trees, calibrator);
    }
}
