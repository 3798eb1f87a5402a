using Insights.Data.Histories;
using Insights.Data.Runs;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Evaluation;
using Insights.Ml.Features;
using Insights.Ml.Learning;
using Insights.Ml.Models;
using Insights.Ml.Outlook;
using Insights.Ml.Targets;

namespace Insights.Ml.Analysis;

/// <summary>
/// Analyses a shop: a pure function of histories and options. The same input gives the same result, on any number of
/// threads.
/// </summary>
public static class Analyst
{
    private const int DaysOfYear = 365;
    private const int LongSilenceDays = 30;
    private const double RareLeaving = 0.05;

    /// <summary>Analyses the histories as of their date.</summary>
    /// <param name="histories">All known customers.</param>
    /// <param name="options">What to find out.</param>
    /// <param name="progress">Told what is being done; null for nobody.</param>
    /// <param name="cancellationToken">Stops the analysis.</param>
    public static AnalysisResult Analyse(
        PurchaseHistories histories, AnalysisOptions options, IProgress<AnalysisStage>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(AnalysisStage.Learning);
        var recipe = new Recipe(histories, options, cancellationToken);
        var evaluationDay = histories.AsOfDay - options.HorizonDays;
        int[] steps = [0, recipe.Series.Grid.StepsPerHorizon];
        var results = steps.AsParallel().AsOrdered().WithCancellation(cancellationToken).Select(recipe.RunAt).ToArray();
        var (delivered, judged) = (results[0], results[1]);

        progress?.Report(AnalysisStage.Judging);
        // Figures of another kind of recipe would say nothing about the one that is delivered.
        var isJudged = judged.Status == delivered.Status && judged.Status != RunStatus.Unavailable;
        var evaluations = isJudged ? Judge(histories, judged, options, cancellationToken) : [];
        return new AnalysisResult
        {
            Status = delivered.Status,
            Report = Report(histories, options, recipe.Series, delivered, isJudged ? evaluationDay : null, evaluations),
            KnownCustomers = histories.Count,
            Months = MonthTotals.Of(histories, delivered.Cutoff.Tiers),
            Customers = new CustomerResults(histories, delivered, cancellationToken),
        };
    }

    private static List<TargetEvaluation> Judge(
        PurchaseHistories histories, RecipeResult judged, AnalysisOptions options, CancellationToken cancellationToken)
    {
        var labels = judged.Cutoff.Labels ?? throw new InvalidOperationException("The horizon that is judged is over.");
        var jobs =
            from target in new[] { PredictionTarget.NextVip, PredictionTarget.Churn }
            from @group in new[] { CustomerGroup.B, CustomerGroup.All }
            select (target, @group);
        return [.. jobs.AsParallel().AsOrdered().WithCancellation(cancellationToken)
            .Select(job => Judge(judged, labels, job.target, job.@group, options.Seed, cancellationToken))];
    }

    private static TargetEvaluation Judge(
        RecipeResult judged, TargetLabels labels, PredictionTarget target, CustomerGroup group, int seed, CancellationToken cancellationToken)
    {
        var scorer = (target == PredictionTarget.NextVip ? judged.NextVip : judged.Churn)
            ?? throw new InvalidOperationException("A judged recipe has scorers.");
        var outcomes = target == PredictionTarget.NextVip ? labels.IsNextVip : labels.IsChurned;
        int[] rows = [.. Enumerable.Range(0, judged.Cutoff.Rows.Rows).Where(row => group == CustomerGroup.All || judged.Cutoff.Tiers.Tiers[judged.Cutoff.Rows.Customers[row]] == Tier.B)];
        List<Evaluator.Scoring> scorings =
        [
            new(ScoreEvaluation.Model, Array.ConvertAll(rows, scorer.Probability), IsProbability: true),
            .. Baselines.Of(target, judged.Cutoff.Rows, judged.Cutoff.Tiers, seed)
                .Select(baseline => baseline with { Scores = Array.ConvertAll(rows, row => baseline.Scores[row]) }),
        ];
        return Evaluator.Evaluate(
            target, group, scorings, Array.ConvertAll(rows, row => outcomes[judged.Cutoff.Rows.Customers[row]]), seed, cancellationToken);
    }

    private static RunReport Report(
        PurchaseHistories histories, AnalysisOptions options, CutoffSeries series, RecipeResult delivered, int? evaluationDay, List<TargetEvaluation> evaluations)
    {
        var isTrained = delivered.Status == RunStatus.Trained;
        return new RunReport
        {
            StatusReason = delivered.StatusReason,
            Warnings = [.. WarningsOf(histories, options, series.Grid, delivered, evaluationDay is not null)],
            TrainingCutoffs = isTrained ? delivered.Choices[0].TrainingCutoffs : [],
            EvaluationCutoff = evaluationDay is { } day ? EpochDay.ToDate(day) : null,
            Evaluations = evaluations,
            SpendConcentration = SpendConcentration.Of(delivered.Cutoff.Tiers),
            BuyingModel = delivered.Cutoff.Buying.BuyingModel,
            SpendModel = delivered.Cutoff.Buying.SpendModel,
            Outlook = OutlookForecaster.Of(histories, series, options.HorizonDays, options.Recipe.SeasonShare),
            Trainer = delivered.Choices.Count > 0 ? delivered.Choices[0].Kind.ToString() : null,
            Features = isTrained ? [.. FeatureCatalog.All.Select(feature => feature.Name)] : [],
        };
    }

    private static IEnumerable<Notice> WarningsOf(PurchaseHistories histories, AnalysisOptions options, CutoffGrid grid, RecipeResult delivered, bool isJudged)
    {
        if (delivered.Status == RunStatus.Unavailable) yield break;
        var historyDays = grid.HistoryDays(0);
        var historyThen = Math.Max(0, historyDays - options.HorizonDays);
        if (!isJudged && historyThen < 2 * options.HorizonDays) yield return Notice.Of(Notice.NotYetChecked, options.HorizonDays, 2 * options.HorizonDays, historyThen);
        else if (!isJudged) yield return Notice.Of(Notice.NotComparable, options.HorizonDays);
        if (historyDays < DaysOfYear) yield return Notice.Of(Notice.LessThanAYear, historyDays);
        var silence = histories.AsOfDay - 1 - NewestPurchase(histories);
        if (silence >= LongSilenceDays) yield return Notice.Of(Notice.DataEndsEarly, silence);
        if (delivered.Cutoff.Buying.BuyingModel is { Fit: ModelFit.AtBoundary, MeanLeavingProbability: < RareLeaving }) yield return Notice.Of(Notice.BuyingModelAtBoundary);
    }

    private static int NewestPurchase(PurchaseHistories histories)
    {
        var newest = int.MinValue;
        for (var i = 0; i < histories.Days.Count; i++)
            if (histories.Days.Purchases[i] > 0) newest = Math.Max(newest, histories.Days.Day[i]);
        return newest;
    }
}
