using Insights.Ml.Metrics;
using Insights.Ml.Targets;
using Insights.Ml.Training;

namespace Insights.Ml.Evaluation;

/// <summary>How well one target was predicted for one group of customers at an earlier date.</summary>
public sealed record BacktestFigures
{
    /// <summary>What was predicted.</summary>
    public required PredictionTarget Target { get; init; }

    /// <summary>For whom.</summary>
    public required CustomerGroup Group { get; init; }

    /// <summary>The kind of model that was selected by the earlier periods of that date.</summary>
    public required CandidateKind Kind { get; init; }

    /// <summary>Number of customers, 0 or more.</summary>
    public required int Customers { get; init; }

    /// <summary>Observed rate among them, 0 to 1; 0 without customers.</summary>
    public required double BaseRate { get; init; }

    /// <summary>Mean predicted probability, 0 to 1; null without customers.</summary>
    public required double? MeanPredicted { get; init; }

    /// <summary>Area under the ROC curve, 0 to 1, 0.5 is chance; null without both outcomes.</summary>
    public required double? Auc { get; init; }

    /// <summary>Average precision, 0 to 1, the base rate is chance; null without a positive.</summary>
    public required double? AveragePrecision { get; init; }

    /// <summary>Mean squared error of the probabilities, 0 to 1, less is better; null without customers.</summary>
    public required double? Brier { get; init; }

    /// <summary>Expected calibration error over ten bins of equal size, 0 to 1; null without customers.</summary>
    public required double? Ece { get; init; }

    /// <summary>Coverage of the intervals of the probabilities; null where these have none.</summary>
    public required IntervalCoverage? Coverage { get; init; }

    /// <summary>The figures of scored rows.</summary>
    internal static BacktestFigures Of(PredictionTarget target, CustomerGroup group, CandidateKind kind, Scoring model, bool[] labels)
    {
        var scored = new ScoredRows(model, labels);
        var figures = Evaluator.FiguresOf(scored);
        return new BacktestFigures
        {
            Target = target,
            Group = group,
            Kind = kind,
            Customers = labels.Length,
            BaseRate = Evaluator.BaseRate(labels),
            MeanPredicted = labels.Length == 0 ? null : model.Scores.Average(),
            Auc = At(ScoredRows.Auc),
            AveragePrecision = At(ScoredRows.AveragePrecision),
            Brier = At(ScoredRows.Brier),
            Ece = At(ScoredRows.Ece),
            Coverage = scored.Coverage(),
        };

        double? At(int figure) => double.IsNaN(figures[figure]) ? null : figures[figure];
    }
}
