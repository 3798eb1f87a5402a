using Insights.Data.Histories;
using Insights.Data.Runs;
using Insights.Data.Values;
using Insights.Ml.Evaluation;
using Insights.Ml.Explanations;
using Insights.Ml.Features;
using Insights.Ml.Loyalty;
using Insights.Ml.Models.Stored;
using Insights.Ml.Numerics;
using Insights.Ml.Outlook;
using Insights.Ml.Targets;
using Insights.Ml.Training;

namespace Insights.Ml.Analysis;

/// <summary>
/// Analyses a shop: a pure function of histories and options. The same input gives the same result, on any number of
/// threads.
/// </summary>
public static class Analyst
{
    /// <summary>Analyses the histories as of their date.</summary>
    /// <param name="histories">All known customers.</param>
    /// <param name="options">The settings.</param>
    /// <param name="progress">Receives the stages; null for none.</param>
    /// <param name="cancellationToken">Stops the analysis.</param>
    public static AnalysisResult Analyse(
        PurchaseHistories histories, AnalysisOptions options, IProgress<AnalysisStage>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(AnalysisStage.Learning);
        var pipeline = new Pipeline(histories, options, cancellationToken);
        var evaluationDay = histories.AsOfDay - options.HorizonDays;
        var backtester = new Backtester(pipeline, options.Seed, cancellationToken);
        int[] steps = [0, pipeline.Series.Grid.StepsPerHorizon];
        var runs = Concurrent.Select(steps, pipeline.RunAt, cancellationToken);
        var (delivered, evaluated) = (runs[0], runs[1]);
        var earlier = delivered.Status == RunStatus.Trained ? backtester.BacktestSteps() : [];
        var results = Concurrent.Select(earlier, step => step == evaluated.Step ? evaluated : pipeline.RunAt(step), cancellationToken);

        progress?.Report(AnalysisStage.Evaluating);
        // Figures of another kind of pipeline would not describe the one that is delivered.
        var isEvaluated = evaluated.Status == delivered.Status && evaluated.Status != RunStatus.Unavailable;
        IReadOnlyList<TargetEvaluation> evaluations = [];
        IReadOnlyList<BacktestPeriod> backtest = [];
        IReadOnlyList<TargetDrivers> drivers = [];
        IReadOnlyList<RunModel> models = [];
        // They are independent, so that processors share the work.
        Parallel.Invoke(
            new ParallelOptions { CancellationToken = cancellationToken },
            () => evaluations = isEvaluated ? backtester.Evaluate(evaluated) : [],
            () => models = ModelsOf(delivered),
            () => drivers = [.. DriversOf(delivered, cancellationToken)],
            () => backtest = backtester.Backtest(results));
        return new AnalysisResult
        {
            Status = delivered.Status,
            Report = Report(histories, options, pipeline.Series, delivered) with
            {
                Warnings = [.. Warnings.Of(histories, options.HorizonDays, pipeline, delivered, isEvaluated ? evaluated : null)],
                EvaluationCutoff = isEvaluated ? EpochDay.ToDate(evaluationDay) : null,
                Evaluations = evaluations,
                Backtest = backtest,
                LoyaltyPremium = evaluated.Cutoff.Labels is { } labels ? LoyaltyPremium.Of(evaluated.Cutoff.Tiers, labels) : null,
                Drivers = drivers,
            },
            Models = models,
            KnownCustomers = histories.Count,
            Customers = new CustomerResults(histories, options, delivered, cancellationToken),
        };
    }

    private static IEnumerable<TargetDrivers> DriversOf(PipelineResult delivered, CancellationToken cancellationToken)
    {
        var (rows, tiers) = (delivered.Cutoff.Rows.Customers, delivered.Cutoff.Tiers);
        if (TargetDrivers.Of(PredictionTarget.NextVip, delivered.NextVip, rows, tiers, cancellationToken) is { } ofVip) yield return ofVip;
        if (TargetDrivers.Of(PredictionTarget.Churn, delivered.Churn, rows, tiers, cancellationToken) is { } ofChurn) yield return ofChurn;
    }

    private static RunModel[] ModelsOf(PipelineResult delivered) =>
    [
        .. delivered.NextVip is TrainedScorer vip ? [StoredModels.Of(StoredModels.NextVip, vip.Model)] : Array.Empty<RunModel>(),
        .. delivered.Churn is TrainedScorer churn ? [StoredModels.Of(StoredModels.Churn, churn.Model)] : Array.Empty<RunModel>(),
    ];

    private static RunReport Report(PurchaseHistories histories, AnalysisOptions options, CutoffSeries series, PipelineResult delivered)
    {
        var isTrained = delivered.Status == RunStatus.Trained;
        return new RunReport
        {
            StatusReason = delivered.StatusReason,
            TrainingCutoffs = isTrained ? delivered.Choices[0].TrainingCutoffs : [],
            Choices = delivered.Choices,
            SpendConcentration = SpendConcentration.Of(delivered.Cutoff.Tiers),
            BuyingModel = delivered.Cutoff.Buying.BuyingModel,
            SpendModel = delivered.Cutoff.Buying.SpendModel,
            Outlook = OutlookForecaster.Of(histories, series, options.HorizonDays, options.Pipeline.SeasonShare),
            Features = isTrained ? [.. FeatureCatalog.All.Select(feature => feature.Name)] : [],
        };
    }
}
