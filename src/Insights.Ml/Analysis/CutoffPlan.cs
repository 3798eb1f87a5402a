using Insights.Data.Histories;

namespace Insights.Ml.Analysis;

/// <summary>
/// The earlier dates at which a model that is used at a date may learn. The holdout period of each is over by then, and
/// each has at least as much history before it as the horizon is long.
/// </summary>
/// <param name="Cutoffs">Days since 1970-01-01, newest first; empty where there is none.</param>
/// <param name="HistoryDays">Days from the first purchase to the date.</param>
internal sealed record CutoffPlan(IReadOnlyList<int> Cutoffs, int HistoryDays)
{
    private const int StepDays = 30;
    private const int Most = 4;

    internal static CutoffPlan For(PurchaseHistories histories, int day, int horizonDays)
    {
        var first = FirstPurchase(histories, day);
        var cutoffs = new List<int>();
        for (var cutoff = day - horizonDays; cutoff - first >= horizonDays && cutoffs.Count < Most; cutoff -= StepDays) cutoffs.Add(cutoff);
        return new CutoffPlan(cutoffs, day - first);
    }

    private static int FirstPurchase(PurchaseHistories histories, int day)
    {
        var first = day;
        for (var i = 0; i < histories.Days.Count; i++)
            if (histories.Days.Purchases[i] > 0) first = Math.Min(first, histories.Days.Day[i]);
        return first;
    }
}
