using Insights.Ml.Calibration;
using Insights.Ml.Metrics;

namespace Insights.Ml.Training;

/// <summary>
/// Selects the kind of model that predicts a target by earlier holdout periods: at each of them every kind is trained on the data
/// before it, and evaluated on the period.
/// </summary>
internal sealed class ModelSelection(CutoffSeries series, TargetLearner learner, PipelineOptions options, CancellationToken cancellationToken)
{
    /// <summary>The dates of the holdout periods that were over at a date, the newest first; they do not overlap.</summary>
    internal IReadOnlyList<int> HoldoutsBefore(int step)
    {
        var holdouts = new List<int>();
        for (var s = step + series.Grid.StepsPerHorizon; holdouts.Count < options.MaxHoldouts && series.Grid.HasHistory(s); s += series.Grid.StepsPerHorizon)
            if (learner.CanTrain(s) && HasBoth(s)) holdouts.Add(s);
        return holdouts;
    }

    /// <summary>The figures of all kinds on the holdout periods, in the order of the candidates.</summary>
    internal IReadOnlyList<CandidateResult> Compare(IReadOnlyList<int> holdouts) =>
        [.. learner.Kinds.Select(kind => new CandidateResult(kind, AveragePrecision(holdouts, kind), Brier(holdouts, kind)))];

    /// <summary>
    /// The kind to use: the blend, unless another kind had both a clearly higher average precision and a lower error. A simple
    /// rule only has to be as good in both.
    /// </summary>
    internal CandidateKind Choose(IReadOnlyList<CandidateResult> results)
    {
        var chosen = results.FirstOrDefault(result => result.Kind == options.Default);
        if (chosen is null) return options.Default;
        foreach (var other in results)
            if (other.AveragePrecision > chosen.AveragePrecision * (1 + options.MinImprovement) && other.Brier < chosen.Brier) chosen = other;
        var rule = results.FirstOrDefault(result => result.Kind == CandidateKind.Rule);
        return rule is not null && rule.AveragePrecision >= chosen.AveragePrecision && rule.Brier <= chosen.Brier ? CandidateKind.Rule : chosen.Kind;
    }

    /// <summary>
    /// The calibration slope of a kind over all holdout periods. Each period has an intercept of its own, which carries no
    /// information about the next one.
    /// </summary>
    internal (double Slope, double Variance) SlopeOf(IReadOnlyList<int> holdouts, CandidateKind kind)
    {
        double information = 0, slope = 0, variance = 0;
        foreach (var step in holdouts)
        {
            var (scores, labels) = Pool([step], kind, onlyB: false);
            var positives = labels.Count(label => label);
            double weight = Math.Min(positives, labels.Count - positives);
            var fitted = PlattCalibrator.Fit(scores, labels, cancellationToken);
            slope += weight * fitted.Slope;
            variance += weight * weight * fitted.ErrorAfter(scores).SlopeVariance;
            information += weight;
        }
        return (slope / information, variance / (information * information));
    }

    private bool HasBoth(int step)
    {
        var cutoff = series.At(step);
        var labels = cutoff.LabelsOf(learner.Target);
        var ofB = cutoff.RowsOfB.Select(row => labels[cutoff.Rows.Customers[row]]).ToList();
        return ofB.Contains(true) && ofB.Contains(false);
    }

    private double AveragePrecision(IReadOnlyList<int> holdouts, CandidateKind kind) => holdouts.Average(step =>
    {
        var (scores, labels) = Pool([step], kind, onlyB: true);
        return new RankedSample(scores, labels).AveragePrecision() ?? 0;
    });

    private double Brier(IReadOnlyList<int> holdouts, CandidateKind kind)
    {
        var (scores, labels) = Pool(holdouts, kind, onlyB: true);
        var curve = PlattCalibrator.Fit(scores, labels, cancellationToken);
        return ProbabilityErrors.Brier(scores.ConvertAll(curve.ProbabilityOf), labels);
    }

    private (List<double> Scores, List<bool> Labels) Pool(IReadOnlyList<int> holdouts, CandidateKind kind, bool onlyB)
    {
        var scores = new List<double>();
        var labels = new List<bool>();
        foreach (var step in holdouts)
        {
            var cutoff = series.At(step);
            var outcomes = cutoff.LabelsOf(learner.Target);
            var predicted = learner.Scores(step, kind, step);
            foreach (var row in onlyB ? cutoff.RowsOfB : Enumerable.Range(0, cutoff.Rows.Rows))
            {
                scores.Add(predicted[row]);
                labels.Add(outcomes[cutoff.Rows.Customers[row]]);
            }
        }
        return (scores, labels);
    }
}
