using Insights.Data.Histories;
using Insights.Data.Runs;
using Insights.Data.Values;
using Insights.Ml.Buying.Fitting;
using Insights.Ml.Explanations;

namespace Insights.Ml.Analysis;

/// <summary>Warnings for the owner: about the data, about missing checks of the predictions, and about drift.</summary>
internal static class Warnings
{
    private const int DaysOfYear = 365;
    private const int MinDaysWithoutPurchase = 30;
    private const double RareLeaving = 0.05;
    private const double LargeReturns = 0.10;
    private const double LargeAnonymousSales = 0.20;
    private const double Percent = 100;

    /// <summary>All warnings of a run.</summary>
    /// <param name="histories">What was analysed.</param>
    /// <param name="horizonDays">Length of the prediction window in days.</param>
    /// <param name="pipeline">The pipeline.</param>
    /// <param name="delivered">What is delivered.</param>
    /// <param name="evaluated">The same pipeline one horizon ago; null where it could not be evaluated.</param>
    internal static IEnumerable<Notice> Of(
        PurchaseHistories histories, int horizonDays, Pipeline pipeline, PipelineResult delivered, PipelineResult? evaluated)
    {
        if (delivered.Status == RunStatus.Unavailable) return OfData(histories);
        return [.. OfChecking(horizonDays, pipeline, delivered, isEvaluated: evaluated is not null), .. OfData(histories), .. DriftWarnings.Of(pipeline, delivered, evaluated)];
    }

    private static IEnumerable<Notice> OfChecking(int horizonDays, Pipeline pipeline, PipelineResult delivered, bool isEvaluated)
    {
        var historyDays = pipeline.Series.Grid.HistoryDays(0);
        var historyThen = Math.Max(0, historyDays - horizonDays);
        if (!isEvaluated && historyThen < 2 * horizonDays) yield return Notice.Of(Notice.NotYetChecked, horizonDays, 2 * horizonDays, historyThen);
        else if (!isEvaluated) yield return Notice.Of(Notice.NotComparable, horizonDays);
        if (historyDays < DaysOfYear) yield return Notice.Of(Notice.LessThanAYear, historyDays);
        if (delivered.Cutoff.Buying.BuyingModel is { Fit: ModelFit.AtBoundary, MeanLeavingProbability: < RareLeaving }) yield return Notice.Of(Notice.BuyingModelAtBoundary);
    }

    /// <summary>Warnings about the data themselves.</summary>
    internal static IEnumerable<Notice> OfData(PurchaseHistories histories)
    {
        if (NewestPurchase(histories) is not { } newest) yield break;
        var daysSinceLastPurchase = histories.AsOfDay - 1 - newest;
        if (daysSinceLastPurchase >= MinDaysWithoutPurchase) yield return Notice.Of(Notice.DataEndsEarly, daysSinceLastPurchase);
        var month = EpochDay.From(new DateOnly(histories.AsOf.Year, histories.AsOf.Month, 1));
        if (histories.AsOfDay > month && newest >= month) yield return Notice.Of(Notice.MonthCutOff, month);
        var returned = ReturnedShare(histories);
        if (returned > LargeReturns) yield return Notice.Of(Notice.LargeReturns, Percent * returned);
        var anonymous = AnonymousShare(histories);
        if (anonymous > LargeAnonymousSales) yield return Notice.Of(Notice.LargeAnonymousSales, Percent * anonymous);
    }

    private static int? NewestPurchase(PurchaseHistories histories)
    {
        int? newest = null;
        for (var i = 0; i < histories.Days.Count; i++)
            if (histories.Days.Purchases[i] > 0) newest = Math.Max(newest ?? int.MinValue, histories.Days.Day[i]);
        return newest;
    }

    /// <summary>Value of the last year's returns over that of its sales, 0 or more; 0 without sales.</summary>
    private static double ReturnedShare(PurchaseHistories histories)
    {
        double returned = 0, sold = 0;
        for (var i = 0; i < histories.Days.Count; i++)
        {
            if (histories.Days.Day[i] < histories.AsOfDay - DaysOfYear) continue;
            returned += histories.Days.Returned[i];
            sold += histories.Days.PurchaseValue[i];
        }
        return sold > 0 ? returned / sold : 0;
    }

    /// <summary>
    /// Anonymous net sales over all net sales, from the month on in which the last year begins, since they are known
    /// by month only; 0 without sales.
    /// </summary>
    private static double AnonymousShare(PurchaseHistories histories)
    {
        var yearBefore = histories.AsOf.AddDays(-DaysOfYear);
        var from = new DateOnly(yearBefore.Year, yearBefore.Month, 1);
        double anonymous = histories.UnattributedMonths.Where(month => month.Month >= from).Sum(month => month.NetSpend.TenThousandths);
        double named = 0;
        for (var i = 0; i < histories.Days.Count; i++)
            if (histories.Days.Day[i] >= EpochDay.From(from)) named += histories.Days.NetSpend[i];
        return anonymous > 0 && anonymous + named > 0 ? anonymous / (anonymous + named) : 0;
    }
}
