using Insights.Ml.Metrics;
using Insights.Ml.Targets;

namespace Insights.Ml.Evaluation;

/// <summary>How well one target was predicted for one group of customers, beside every naive baseline on the same rows.</summary>
public sealed record TargetEvaluation
{
    /// <summary>What was predicted.</summary>
    public required PredictionTarget Target { get; init; }

    /// <summary>For whom.</summary>
    public required CustomerGroup Group { get; init; }

    /// <summary>Number of customers.</summary>
    public required int Customers { get; init; }

    /// <summary>Observed rate among them, 0 to 1.</summary>
    public required double BaseRate { get; init; }

    /// <summary>The model first, then the baselines.</summary>
    public required IReadOnlyList<ScoreEvaluation> Scores { get; init; }

    /// <summary>
    /// The model beside the best baseline by AUC, by average precision and by Brier score; a figure that no baseline has is
    /// left out.
    /// </summary>
    public required IReadOnlyList<BaselineComparison> AgainstBaselines { get; init; }

    /// <summary>Ten bins of equal size by predicted probability, ascending; fewer where there are fewer customers.</summary>
    public required IReadOnlyList<CalibrationBin> CalibrationCurve { get; init; }

    /// <summary>Coverage of the intervals of the probabilities; null where these have none.</summary>
    public required IntervalCoverage? Coverage { get; init; }
}
