using Insights.Ml.Calibration;
using Insights.Ml.Targets;

namespace Insights.Ml.Training;

/// <summary>
/// The base rate varies with the season and from period to period, in ways that no customer's own history shows. Where the
/// period of a year ago is known, a part of its difference to the latest periods is expected again; and the variation limits
/// how certain a probability can be.
/// </summary>
internal sealed class SeasonalOffset(CutoffSeries series, TargetLearner learner, PipelineOptions options)
{
    /// <summary>What is added to the log odds at a date because of the time of the year; 0 where the period of a year ago is not known.</summary>
    internal double ShiftAt(int step, CandidateKind kind, PlattCalibrator calibrator)
    {
        // There is a fixed number of places among the best, whatever the season.
        if (learner.Target == PredictionTarget.NextVip) return 0;
        var yearBefore = series.Grid.YearBefore(step);
        var steps = learner.TrainingSteps(step);
        int[] recent = [.. steps.Where(earlier => earlier != yearBefore)];
        if (recent.Length == 0 || recent.Length == steps.Count) return 0;
        var latest = recent.Average(earlier => LevelOf(earlier, step, kind, calibrator));
        return options.SeasonShare * (LevelOf(yearBefore, step, kind, calibrator) - latest);
    }

    /// <summary>Standard deviation of the levels of the training dates; 0 where there are fewer than two.</summary>
    internal double DeviationAt(int step, CandidateKind kind, PlattCalibrator calibrator)
    {
        if (learner.Target == PredictionTarget.NextVip) return 0;
        var levels = learner.TrainingSteps(step).Select(earlier => LevelOf(earlier, step, kind, calibrator)).ToArray();
        if (levels.Length < 2) return 0;
        var mean = levels.Average();
        return Math.Sqrt(levels.Sum(level => (level - mean) * (level - mean)) / (levels.Length - 1));
    }

    /// <summary>How far the observed rate after an earlier date lies above the predicted one, in log odds.</summary>
    private double LevelOf(int earlier, int step, CandidateKind kind, PlattCalibrator calibrator)
    {
        var cutoff = series.At(earlier);
        var labels = cutoff.LabelsOf(learner.Target);
        return calibrator.ShiftTo(learner.Scores(step, kind, earlier), cutoff.Rows.Customers.Count(customer => labels[customer]));
    }
}
