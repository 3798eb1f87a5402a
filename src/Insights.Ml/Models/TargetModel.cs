using Insights.Ml.Calibration;
using Insights.Ml.Features;

namespace Insights.Ml.Models;

/// <summary>Everything from features to a probability: a model, its calibration, and the errors of both.</summary>
internal sealed record TargetModel
{
    /// <summary>
    /// Student's t over the normal quantile, at 97.5 %, with the two degrees of freedom of three refits: the small-sample correction of their intervals.
    /// </summary>
    private const double SmallSampleFactor = 4.3027 / 1.96;

    /// <summary>Gives the score.</summary>
    public required ITargetModel Model { get; init; }

    /// <summary>The same kind of model, each fitted without one of the groups of customers; empty where there are none.</summary>
    public required IReadOnlyList<ITargetModel> Refits { get; init; }

    /// <summary>Turns the score into a probability.</summary>
    public required PlattCalibrator Calibrator { get; init; }

    /// <summary>
    /// The default model where another one did better; null where it is the one in use. A choice by a few periods may
    /// be wrong: the distance of both measures how uncertain it leaves a probability.
    /// </summary>
    public CalibratedModel? Default { get; init; }

    /// <summary>Variance of the calibration's slope, 0 or more.</summary>
    public required double SlopeVariance { get; init; }

    /// <summary>The score at which a probability stays the same when the slope is off, since the probabilities of all add up to what is expected.</summary>
    public required double Pivot { get; init; }

    /// <summary>
    /// Mean of <see cref="VarianceOf"/> over the customers of the date, in squared log odds; 0 without refits. Three refits alone
    /// do not determine the variance of a single customer.
    /// </summary>
    public double MeanVariance { get; init; }

    /// <summary>Standard deviation of the log odds of the base rate from period to period, beyond what the model predicts.</summary>
    public required double LevelDeviation { get; init; }

    internal double Probability(FeatureRow row) => Calibrator.ProbabilityOf(Model.Score(row));

    /// <summary>
    /// Standard error of the log odds: half the customer's own variance and half the mean one, and of the level from period to period; null without refits.
    /// </summary>
    internal double? StandardError(FeatureRow row) => Refits.Count < 2
        ? null
        : Math.Sqrt((VarianceOf(row) + MeanVariance) / 2 + LevelDeviation * LevelDeviation);

    /// <summary>
    /// Variance of the log odds, 0 or more: by the delete-a-group jackknife over the refits (Wolter 2007, eq. 4.2.3), corrected for their number; of the
    /// calibration's slope; and of the choice between two models that are as likely to be right (after Buckland, Burnham and Augustin 1997), half the
    /// square of their distance.
    /// </summary>
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
        var jackknife = Math.Max(0, squares - sum * sum / n) * (n - 1) / n;
        var own = Model.Score(row);
        var fromPivot = own - Pivot;
        var apart = Default is null ? 0 : Calibrator.LogOddsOf(own) - Default.Calibrator.LogOddsOf(Default.Model.Score(row));
        return SmallSampleFactor * SmallSampleFactor * jackknife + SlopeVariance * fromPivot * fromPivot + apart * apart / 2;
    }
}

/// <summary>A model and its calibration.</summary>
/// <param name="Model">Gives the score.</param>
/// <param name="Calibrator">Turns the score into a probability.</param>
internal sealed record CalibratedModel(ITargetModel Model, PlattCalibrator Calibrator);
