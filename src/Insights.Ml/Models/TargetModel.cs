using Insights.Ml.Calibration;
using Insights.Ml.Features;

namespace Insights.Ml.Models;

/// <summary>All that makes a probability of features: a model, its calibration, and how sure both are.</summary>
internal sealed record TargetModel
{
    /// <summary>
    /// What makes intervals of three refits hold: they know of their own scatter little, and nothing of the calibration's error.
    /// Chosen by made-up shops: "coverage" of the benchmarks, docs/modelling-choices.md.
    /// </summary>
    private const double Stretch = 2;

    /// <summary>Gives the score.</summary>
    public required ITargetModel Model { get; init; }

    /// <summary>The same kind of model, each fitted without one of the groups of customers; empty where there are none.</summary>
    public required IReadOnlyList<ITargetModel> Refits { get; init; }

    /// <summary>Makes a probability of the score.</summary>
    public required PlattCalibrator Calibrator { get; init; }

    /// <summary>
    /// Mean of <see cref="VarianceOf"/> over the customers of the date, in squared log odds; 0 without refits. Three refits alone
    /// tell of no single customer how sure a probability is.
    /// </summary>
    public double MeanVariance { get; init; }

    /// <summary>Standard deviation of the log odds of the base rate from period to period, beyond what the model foresees.</summary>
    public required double LevelDeviation { get; init; }

    internal double Probability(FeatureRow row) => Calibrator.ProbabilityOf(Model.Score(row));

    /// <summary>
    /// Standard error of the log odds: of the refits, half the customer's own variance and half the mean one, stretched, and of
    /// the level from period to period; null without refits.
    /// </summary>
    internal double? StandardError(FeatureRow row) => Refits.Count < 2
        ? null
        : Math.Sqrt(Stretch * Stretch * (VarianceOf(row) + MeanVariance) / 2 + LevelDeviation * LevelDeviation);

    /// <summary>Variance of the log odds by the delete-a-group jackknife over the refits (Wolter 2007, eq. 4.2.3), 0 or more.</summary>
    internal double VarianceOf(FeatureRow row)
    {
        double sum = 0, squares = 0;
        foreach (var refit in Refits)
        {
            var score = Calibrator.Slope * refit.Score(row);
            sum += score;
            squares += score * score;
        }
        var n = Refits.Count;
        return Math.Max(0, squares - sum * sum / n) * (n - 1) / n;
    }
}
