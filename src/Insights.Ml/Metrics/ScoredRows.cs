
namespace Insights.Ml.Metrics;

/// <summary>One way of scoring and the outcomes, prepared so that all figures are computed in two passes however the rows are weighted.</summary>
internal sealed class ScoredRows
{
    /// <summary>Index of the AUC among the figures.</summary>
    internal const int Auc = 0;

    /// <summary>Index of the average precision.</summary>
    internal const int AveragePrecision = 1;

    /// <summary>First index of the precision at each depth.</summary>
    internal const int Precision = 2;

    /// <summary>First index of the lift at each depth.</summary>
    internal const int Lift = Precision + Depths;

    /// <summary>Index of the Brier score.</summary>
    internal const int Brier = Lift + Depths;

    /// <summary>Index of the expected calibration error.</summary>
    internal const int Ece = Brier + 1;

    /// <summary>Number of figures.</summary>
    internal const int Figures = Ece + 1;

    private const int Depths = 3;
    private const double TenPercent = 0.10;

    private readonly ProbabilityErrors? errors;
    private readonly int[] depths;

    internal ScoredRows(Scoring scoring, IReadOnlyList<bool> labels)
    {
        Scoring = scoring;
        Ranked = new RankedSample(scoring.Scores, labels);
        errors = scoring.IsProbability ? new ProbabilityErrors(scoring.Scores, labels) : null;
        var rows = Math.Max(1, labels.Count);
        depths = [Math.Min(50, rows), Math.Min(100, rows), (int)Math.Ceiling(TenPercent * rows)];
    }

    internal Scoring Scoring { get; }

    internal RankedSample Ranked { get; }

    /// <summary>Groups by predicted probability, ascending; empty for scores that are no probabilities.</summary>
    internal IReadOnlyList<CalibrationBin> CalibrationCurve() => errors?.Curve() ?? [];

    /// <summary>Coverage of the intervals of the probabilities; null without them or without rows.</summary>
    internal IntervalCoverage? Coverage() =>
        errors is not null && Ranked.Count > 0 && Scoring.StandardErrors is { } deviations ? errors.Coverage(deviations) : null;

    /// <summary>All figures.</summary>
    /// <param name="weights">How often each row counts; null for once.</param>
    /// <param name="figures">Takes them, NaN where there is none; the precisions and lifts at 50, at 100 and at 10 %.</param>
    internal void Measure(int[]? weights, Span<double> figures)
    {
        var (positives, rows) = Ranked.Measure(weights, depths, figures[..Lift]);
        for (var i = 0; i < Depths; i++) figures[Lift + i] = positives > 0 ? figures[Precision + i] * rows / positives : double.NaN;
        (figures[Brier], figures[Ece]) = errors?.Measure(weights) ?? (double.NaN, double.NaN);
    }
}
