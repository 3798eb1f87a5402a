using Insights.Data.Histories;

namespace Insights.Ml.Training;

/// <summary>
/// The dates at which the pipeline evaluates a shop: about every thirty days backwards from the analysis, such that a whole
/// number of steps makes the horizon. The outcome of one date is then known at a later date of the same grid, and each
/// date is computed once for all uses.
/// </summary>
internal sealed class CutoffGrid
{
    private const double StepDays = 30;
    private const int DaysOfYear = 365;

    private readonly int horizonDays;
    private readonly int lastDay;

    internal CutoffGrid(PurchaseHistories histories, int horizonDays)
    {
        this.horizonDays = horizonDays;
        lastDay = histories.AsOfDay;
        StepsPerHorizon = Math.Max(1, (int)Math.Round(horizonDays / StepDays));
        FirstDay = FirstPurchase(histories);
    }

    /// <summary>How many steps back the horizon is long, 1 or more.</summary>
    internal int StepsPerHorizon { get; }

    /// <summary>The day of the shop's first purchase.</summary>
    internal int FirstDay { get; }

    /// <summary>A date of the grid as days since 1970-01-01.</summary>
    /// <param name="step">How many steps back; 0 is the date of the analysis.</param>
    internal int Day(int step) => lastDay - (int)((long)step * horizonDays / StepsPerHorizon);

    /// <summary>Days of history before a date of the grid.</summary>
    internal int HistoryDays(int step) => Day(step) - FirstDay;

    /// <summary>True where the history before a date is at least as long as the horizon.</summary>
    internal bool HasHistory(int step) => HistoryDays(step) >= horizonDays;

    /// <summary>The date nearest to one year before another, in steps.</summary>
    internal int YearBefore(int step) => step + (int)Math.Round(DaysOfYear * StepsPerHorizon / (double)horizonDays);

    private static int FirstPurchase(PurchaseHistories histories)
    {
        var first = histories.AsOfDay;
        for (var i = 0; i < histories.Days.Count; i++)
            if (histories.Days.Purchases[i] > 0) first = Math.Min(first, histories.Days.Day[i]);
        return first;
    }
}
