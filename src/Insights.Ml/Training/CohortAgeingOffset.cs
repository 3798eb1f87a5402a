using Insights.Ml.Calibration;
using Insights.Ml.Numerics;
using Insights.Ml.Targets;

namespace Insights.Ml.Training;

/// <summary>
/// A shop's customers get older together where few new ones come, and buy less from date to date: a model trained a horizon ago
/// is then biased. The buying models, fitted anew at each date, predict the change. A part of the change that they predict since the
/// training dates, beyond what the model itself predicts from its features, is added to the log odds.
/// </summary>
internal sealed class CohortAgeingOffset(CutoffSeries series, TargetLearner learner, PipelineOptions options)
{
    /// <summary>What is added to the log odds at a date; 0 where no buying model may be used, or the only training date is that of a year ago.</summary>
    internal double ShiftAt(int step, CandidateKind kind, PlattCalibrator calibrator)
    {
        // There is a fixed number of places among the best, however old the customers are.
        if (learner.Target == PredictionTarget.NextVip) return 0;
        var yearBefore = series.Grid.YearBefore(step);
        int[] recent = [.. learner.TrainingSteps(step).Where(earlier => earlier != yearBefore)];
        if (recent.Length == 0 || !recent.Append(step).All(at => series.At(at) is { Rows.Rows: > 0, Buying.IsUsable: true })) return 0;
        return options.AgeingShare * (Beyond(step) - recent.Average(Beyond));

        // How far the buying models' mean lies above the model's, in log odds.
        double Beyond(int at)
        {
            var cutoff = series.At(at);
            var expected = cutoff.Rows.Customers.Average(customer => cutoff.Buying.ProbabilityOfNoPurchase[customer] ?? 0);
            return Odds.LogOf(expected) - Odds.LogOf(learner.Scores(step, kind, at).Average(calibrator.ProbabilityOf));
        }
    }
}
