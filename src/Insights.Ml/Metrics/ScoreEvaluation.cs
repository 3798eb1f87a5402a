
namespace Insights.Ml.Metrics;

/// <summary>The figures of one way of scoring on held-out rows.</summary>
public sealed record ScoreEvaluation
{
    /// <summary>The name of the delivered pipeline, beside those of the baselines.</summary>
    public const string Model = "model";

    /// <summary>The name of scores at random.</summary>
    public const string Random = "random";

    /// <summary><see cref="Model"/>, or the name of a baseline.</summary>
    public required string Name { get; init; }

    /// <summary>Area under the ROC curve, 0 to 1, 0.5 is chance; null without both outcomes.</summary>
    public required Interval? Auc { get; init; }

    /// <summary>Average precision, 0 to 1, the base rate is chance; null without a positive.</summary>
    public required Interval? AveragePrecision { get; init; }

    /// <summary>Share of positives, 0 to 1, among the best 50 rows, or all where there are fewer; null without rows.</summary>
    public required Interval? PrecisionAt50 { get; init; }

    /// <summary>Share of positives, 0 to 1, among the best 100 rows, or all where there are fewer; null without rows.</summary>
    public required Interval? PrecisionAt100 { get; init; }

    /// <summary>Share of positives, 0 to 1, in the best tenth of the rows; null without rows.</summary>
    public required Interval? PrecisionAtTenPercent { get; init; }

    /// <summary>Precision among the best 50 rows over the base rate, 0 or more; 1 is chance. Null where the base rate is 0.</summary>
    public required Interval? LiftAt50 { get; init; }

    /// <summary>Precision among the best 100 rows over the base rate, 0 or more; 1 is chance. Null where the base rate is 0.</summary>
    public required Interval? LiftAt100 { get; init; }

    /// <summary>Precision in the best tenth over the base rate, 0 or more; 1 is chance. Null where the base rate is 0.</summary>
    public required Interval? LiftAtTenPercent { get; init; }

    /// <summary>Mean squared error of the probabilities, 0 to 1, less is better; null for scores that are no probabilities.</summary>
    public required Interval? Brier { get; init; }

    /// <summary>
    /// Expected calibration error over ten bins of equal size, 0 to 1; null for scores that are no probabilities. Its interval
    /// is reflected about the figure, since resampling adds to it.
    /// </summary>
    public required Interval? Ece { get; init; }

    /// <summary>Share of all positives, 0 to 1, found among the best 0, 5, 10 ... 100 % of the rows; all 0 without a positive.</summary>
    public required IReadOnlyList<double> GainCurve { get; init; }
}
