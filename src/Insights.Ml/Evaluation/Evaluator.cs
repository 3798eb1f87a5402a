using Insights.Ml.Metrics;
using Insights.Ml.Targets;

namespace Insights.Ml.Evaluation;

/// <summary>Computes the figures of an evaluation; the same for every model and every baseline.</summary>
internal static class Evaluator
{
    private const int GainSteps = 20;

    /// <summary>All figures of some ways of scoring the same rows.</summary>
    /// <param name="target">What was predicted.</param>
    /// <param name="group">For whom.</param>
    /// <param name="scorings">The model first, then the baselines.</param>
    /// <param name="labels">The outcomes.</param>
    /// <param name="seed">Seed of the resampling.</param>
    /// <param name="cancellationToken">Stops the evaluation.</param>
    internal static TargetEvaluation Evaluate(
        PredictionTarget target, CustomerGroup group, IReadOnlyList<Scoring> scorings, IReadOnlyList<bool> labels, int seed, CancellationToken cancellationToken)
    {
        var scored = scorings.Select(scoring => new ScoredRows(scoring, labels)).ToArray();
        var points = Array.ConvertAll(scored, FiguresOf);
        var bootstrap = Bootstrap.Of(scored, labels.Count, seed, cancellationToken);
        return new TargetEvaluation
        {
            Target = target,
            Group = group,
            Customers = labels.Count,
            BaseRate = BaseRate(labels),
            Scores = [.. scored.Select((of, i) => Describe(of, points[i], figure => bootstrap.IntervalOf(i, figure)))],
            AgainstBaselines =
            [
                .. Compare(EvaluationFigure.Auc, ScoredRows.Auc, sign: 1, scored, points, bootstrap),
                .. Compare(EvaluationFigure.AveragePrecision, ScoredRows.AveragePrecision, sign: 1, scored, points, bootstrap),
                .. Compare(EvaluationFigure.Brier, ScoredRows.Brier, sign: -1, scored, points, bootstrap),
            ],
            CalibrationCurve = scored[0].CalibrationCurve(),
            Coverage = scored[0].Coverage(),
        };
    }

    /// <summary>The figures of one way of scoring, in the order of <see cref="ScoredRows"/>; NaN where there is none.</summary>
    internal static double[] FiguresOf(ScoredRows scored)
    {
        var figures = new double[ScoredRows.Figures];
        scored.Measure(weights: null, figures);
        return figures;
    }

    internal static double BaseRate(IReadOnlyList<bool> labels) =>
        labels.Count == 0 ? 0 : labels.Count(label => label) / (double)labels.Count;

    private static ScoreEvaluation Describe(ScoredRows scored, double[] points, Func<int, (double Low, double High)?> intervalOf)
    {
        return new ScoreEvaluation
        {
            Name = scored.Scoring.Name,
            Auc = With(ScoredRows.Auc),
            AveragePrecision = With(ScoredRows.AveragePrecision),
            PrecisionAt50 = With(ScoredRows.Precision),
            PrecisionAt100 = With(ScoredRows.Precision + 1),
            PrecisionAtTenPercent = With(ScoredRows.Precision + 2),
            LiftAt50 = With(ScoredRows.Lift),
            LiftAt100 = With(ScoredRows.Lift + 1),
            LiftAtTenPercent = With(ScoredRows.Lift + 2),
            Brier = With(ScoredRows.Brier),
            Ece = Reflected(With(ScoredRows.Ece)),
            GainCurve = scored.Ranked.GainCurve(GainSteps),
        };

        Interval? With(int figure)
        {
            var interval = intervalOf(figure);
            return double.IsNaN(points[figure]) ? null : new Interval(points[figure], interval?.Low, interval?.High);
        }
    }

    /// <summary>
    /// Resampling adds an error of its own to a sum of distances. The interval is reflected about the figure
    /// (Efron and Tibshirani 1993, the basic interval), and widened where that would leave the figure outside.
    /// </summary>
    private static Interval? Reflected(Interval? ece) => ece is { Low: { } low, High: { } high }
        ? new Interval(ece.Value, Math.Clamp(2 * ece.Value - high, 0, ece.Value), Math.Max(ece.Value, 2 * ece.Value - low))
        : ece;

    /// <summary>The model beside the best baseline by a figure; nothing where either has no such figure.</summary>
    private static IEnumerable<BaselineComparison> Compare(
        EvaluationFigure name, int figure, int sign, ScoredRows[] scored, double[][] points, Bootstrap bootstrap)
    {
        int? best = null;
        for (var i = 1; i < scored.Length; i++)
        {
            if (scored[i].Scoring.IsChance || double.IsNaN(points[i][figure])) continue;
            if (best is null || sign * points[i][figure] > sign * points[best.Value][figure]) best = i;
        }
        if (best is not { } other || double.IsNaN(points[0][figure]) || bootstrap.IntervalOfDifference(0, other, figure) is not { } interval) yield break;
        yield return new BaselineComparison(name, scored[other].Scoring.Name, points[0][figure] - points[other][figure], interval.Low, interval.High);
    }
}
