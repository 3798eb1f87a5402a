using Insights.Ml.Calibration;
using Insights.Ml.Features;

namespace Insights.Ml.Models;

/// <summary>All that makes a probability of features: a model, its calibration, and how sure both are.</summary>
internal sealed record TargetModel
{
    /// <summary>Gives the score.</summary>
    public required ITargetModel Model { get; init; }

    /// <summary>The same kind of model, each fitted without one of the groups of customers; empty where there are none.</summary>
    public required IReadOnlyList<ITargetModel> Refits { get; init; }

    /// <summary>Makes a probability of the score.</summary>
    public required PlattCalibrator Calibrator { get; init; }

    /// <summary>Standard deviation of the log odds of the base rate from period to period, beyond what the model foresees.</summary>
    public required double LevelDeviation { get; init; }

    internal double Probability(FeatureRow row) => Calibrator.ProbabilityOf(Model.Score(row));

    /// <summary>
    /// Standard error of the log odds: the delete-a-group jackknife over the refits (Wolter 2007, eq. 4.2.3), and the level
    /// from period to period; null without refits.
    /// </summary>
    internal double? StandardError(FeatureRow row)
    {
        if (Refits.Count < 2) return null;
        double sum = 0, squares = 0;
        foreach (var refit in Refits)
        {
            var score = Calibrator.Slope * refit.Score(row);
            sum += score;
            squares += score * score;
        }
        var n = Refits.Count;
        var spread = Math.Max(0, squares - sum * sum / n) * (n - 1) / n;
        return Math.Sqrt(spread + LevelDeviation * LevelDeviation);
    }
}
