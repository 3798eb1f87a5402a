using System.Collections.Concurrent;
using Insights.Data.Runs;
using Insights.Data.Values;
using Insights.Ml.Evaluation;
using Insights.Ml.Numerics;
using Insights.Ml.Targets;

namespace Insights.Ml.Analysis;

/// <summary>Compares the pipeline's predictions at earlier dates with the outcomes.</summary>
internal sealed class Backtester(Pipeline pipeline, int seed, CancellationToken cancellationToken)
{
    /// <summary>Enough earlier dates to see whether the figures drift.</summary>
    private const int MaxPeriods = 8;

    private static readonly PredictionTarget[] Targets = [PredictionTarget.NextVip, PredictionTarget.Churn];
    private static readonly CustomerGroup[] Groups = [CustomerGroup.B, CustomerGroup.All];

    private readonly ConcurrentDictionary<(int Step, PredictionTarget Target), Lazy<TargetBacktest>> backtests = new();

    /// <summary>The dates of the backtest, the newest first: as many steps apart as the horizon is long, so that no horizons overlap.</summary>
    internal IReadOnlyList<int> BacktestSteps()
    {
        var grid = pipeline.Series.Grid;
        return [.. Enumerable.Range(1, int.MaxValue).Select(horizons => horizons * grid.StepsPerHorizon)
            .TakeWhile(grid.HasHistory).Where(pipeline.CanTrain).Take(MaxPeriods)];
    }

    /// <summary>All figures at one date, beside those of the baselines.</summary>
    internal IReadOnlyList<TargetEvaluation> Evaluate(PipelineResult result) =>
        [.. Concurrent.Select(Targets, target =>
        {
            var rows = RowsOf(result, target);
            var baselines = Baselines.Of(target, result.Cutoff.Rows, result.Cutoff.Tiers, seed);
            return Concurrent.Select(Groups, group => rows.Evaluate(group, baselines, seed, cancellationToken), cancellationToken);
        }, cancellationToken).SelectMany(evaluations => evaluations)];

    /// <summary>A few figures at each of some dates at which the pipeline was trained.</summary>
    internal IReadOnlyList<BacktestPeriod> Backtest(IReadOnlyList<PipelineResult> results) =>
        Concurrent.Select([.. results.Where(result => result.Status == RunStatus.Trained)], result =>
            new BacktestPeriod(
                EpochDay.ToDate(pipeline.Series.Grid.Day(result.Step)),
                [.. Targets.Select(target => RowsOf(result, target)).SelectMany(rows => Groups.Select(rows.Backtest))])
            {
                Expectations = ExpectationBacktest.Of(result, Groups, cancellationToken),
            }, cancellationToken);

    /// <summary>The predictions at a date are computed once for all uses.</summary>
    private TargetBacktest RowsOf(PipelineResult result, PredictionTarget target) =>
        backtests.GetOrAdd((result.Step, target), _ => new Lazy<TargetBacktest>(() => new TargetBacktest(result, target, cancellationToken))).Value;
}
