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
    /// <param name="options">What to find out.</param>
    /// <param name="progress">Told what is being done; null for nobody.</param>
    /// <param name="cancellationToken">Stops the analysis.</param>
    public static AnalysisResult Analyse(
        PurchaseHistories histories, AnalysisOptions options, IProgress<AnalysisStage>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(AnalysisStage.Learning);
        var pipeline = new Pipeline(histories, options, cancellationToken);
        var evaluationDay = histories.AsOfDay - options.HorizonDays;
        var judgement = new Backtester(pipeline, options.Seed, cancellationToken);
        int[] steps = [0, pipeline.Series.Grid.StepsPerHorizon];
        var runs = Concurrent.Select(steps, pipeline.RunAt, cancellationToken);
        var (delivered, judged) = (runs[0], runs[1]);
        var earlier = delivered.Status == RunStatus.Trained ? judgement.BacktestSteps() : [];
        var results = Concurrent.Select(earlier, step => step == judged.Step ? judged : pipeline.RunAt(step), cancellationToken);

        progress?.Report(AnalysisStage.Judging);
        // Figures of another kind of pipeline would say nothing about the one that is delivered.
        var isJudged = judged.Status == delivered.Status && judged.Status != RunStatus.Unavailable;
        IReadOnlyList<TargetEvaluation> evaluations = [];
        IReadOnlyList<BacktestPeriod> backtest = [];
        IReadOnlyList<TargetDrivers> drivers = [];
        IReadOnlyList<RunModel> models = [];
        // Each is a bit of work of its own, which another processor can do meanwhile.
        Parallel.Invoke(
            new ParallelOptions { CancellationToken = cancellationToken },
            () => evaluations = isJudged ? judgement.Evaluate(judged) : [],
            () => models = ModelsOf(delivered),
            () => drivers = [.. DriversOf(delivered, cancellationToken)],
            () => backtest = judgement.Backtest(results));
        return new AnalysisResult
        {
            Status = delivered.Status,
            Report = Report(histories, options, pipeline.Series, delivered) with
            {
                Warnings = [.. Warnings.Of(histories, options.HorizonDays, pipeline, delivered, isJudged ? judged : null)],
                EvaluationCutoff = isJudged ? EpochDay.ToDate(evaluationDay) : null,
                Evaluations = evaluations,
                Backtest = backtest,
                LoyaltyPremium = judged.Cutoff.Labels is { } labels ? LoyaltyPremium.Of(judged.Cutoff.Tiers, labels) : null,
                Drivers = drivers,
            },
            Models = models,
            KnownCustomers = histories.Count,
            Customers = new CustomerResults(histories, delivered, cancellationToken),
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
