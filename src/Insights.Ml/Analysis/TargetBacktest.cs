using Insights.Ml.Evaluation;
using Insights.Ml.Metrics;
using Insights.Ml.Numerics;
using Insights.Ml.Targets;

namespace Insights.Ml.Analysis;

/// <summary>The pipeline's predictions of one target at an earlier date, and the outcomes.</summary>
internal sealed class TargetBacktest
{
    private readonly PipelineResult result;
    private readonly Scoring model;
    private readonly bool[] outcomes;

    /// <summary>Scores the rows once for all groups of customers; they are independent, so that threads share the work.</summary>
    internal TargetBacktest(PipelineResult result, PredictionTarget target, CancellationToken cancellationToken)
    {
        this.result = result;
        Target = target;
        outcomes = result.Cutoff.LabelsOf(target);
        var scorer = (target == PredictionTarget.NextVip ? result.NextVip : result.Churn)
            ?? throw new InvalidOperationException("An evaluated pipeline has scorers.");
        var probabilities = new double[result.Cutoff.Rows.Rows];
        var errors = new double[probabilities.Length];
        Parallel.For(0, probabilities.Length, new ParallelOptions { CancellationToken = cancellationToken }, row =>
        {
            probabilities[row] = scorer.Probability(row);
            errors[row] = scorer.Interval(row) is { } interval ? (interval.High - interval.Low) / Normal.Width95 : double.NaN;
        });
        model = new Scoring(ScoreEvaluation.Model, probabilities, IsProbability: true)
        {
            StandardErrors = Array.Exists(errors, double.IsNaN) ? null : errors,
        };
    }

    internal PredictionTarget Target { get; }

    /// <summary>All figures for a group of customers, beside the baselines.</summary>
    internal TargetEvaluation Evaluate(CustomerGroup group, IReadOnlyList<Scoring> baselines, int seed, CancellationToken cancellationToken)
    {
        var rows = result.Cutoff.RowsOf(group);
        return Evaluator.Evaluate(
            Target, group, [model.Of(rows), .. baselines.Select(baseline => baseline.Of(rows))], LabelsOf(rows), seed, cancellationToken);
    }

    /// <summary>The figures that are tracked from date to date.</summary>
    internal BacktestFigures Backtest(CustomerGroup group)
    {
        var rows = result.Cutoff.RowsOf(group);
        return BacktestFigures.Of(Target, group, result.Choices.Single(choice => choice.Target == Target).Kind, model.Of(rows), LabelsOf(rows));
    }

    private bool[] LabelsOf(int[] rows) => Array.ConvertAll(rows, row => outcomes[result.Cutoff.Rows.Customers[row]]);
}
