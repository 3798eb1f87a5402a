using Insights.Data.Histories;
using Insights.Data.Values;
using Insights.Ml.Buying;
using Insights.Ml.Training;

namespace Insights.Ml.Outlook;

/// <summary>
/// The shop's revenue outlook: the buying models' expectation for the known customers, recalibrated by earlier periods, and
/// the revenue of new customers and of anonymous sales in those periods. The periods are of the horizon's length
/// and do not overlap; nothing at or after the date of the analysis is used.
/// </summary>
internal static class OutlookForecaster
{
    /// <summary>Older periods are hardly informative, but for the one a year before.</summary>
    private const int MaxPeriods = 8;

    /// <summary>With fewer, an interval cannot even be checked against the periods themselves.</summary>
    private const int MinPeriods = 3;

    /// <summary>Two years: a season that was observed once may have been chance.</summary>
    private const int MinHistoryDays = 2 * 365;

    /// <summary>An interval from less than half to more than twice the total is no answer.</summary>
    private const double MaxFactor = 2;

    /// <summary>The outlook; null where no buying model may be used.</summary>
    /// <param name="histories">All customers.</param>
    /// <param name="series">The dates of the grid.</param>
    /// <param name="horizonDays">Length of the horizon in days.</param>
    /// <param name="seasonShare">Weight, 0 to 1, of the period a year before.</param>
    internal static RevenueOutlook? Of(PurchaseHistories histories, CutoffSeries series, int horizonDays, double seasonShare) =>
        Forecast(histories, series, horizonDays, seasonShare)?.Outlook;

    /// <summary>
    /// The outlook, and the factor, at least 1, by which its total may lie lower or higher, whether or not the outlook states it; infinite
    /// where the periods do not determine it.
    /// </summary>
    internal static (RevenueOutlook Outlook, double Factor)? Forecast(PurchaseHistories histories, CutoffSeries series, int horizonDays, double seasonShare)
    {
        if (ExpectedSpend(series.BuyingAt(0)) is not { } expected) return null;
        var periods = PeriodsOf(histories, series, horizonDays);
        var rule = new OutlookRule(seasonShare, series.Grid.StepsPerHorizon, series.Grid.YearBefore(0));
        if (periods.Count == 0) return (Unchecked(expected), double.PositiveInfinity);
        var (known, ofNew, anonymous) = rule.Predict(0, expected, periods);
        var total = known + ofNew + anonymous;
        var factor = total > 0 && rule.HalfWidth(periods) is { } half ? Math.Exp(half) : double.PositiveInfinity;
        var noInterval = WhyNoInterval(periods.Count, series.Grid.HistoryDays(0), factor);
        var outlook = new RevenueOutlook
        {
            KnownCustomers = known,
            NewCustomers = ofNew,
            Anonymous = anonymous,
            Total = total,
            TotalLow = noInterval is null ? total / factor : null,
            TotalHigh = noInterval is null ? total * factor : null,
            NoInterval = noInterval,
            EarlierPeriods = periods.Count,
            Coverage = rule.Coverage(periods),
        };
        return (outlook, factor);
    }

    /// <summary>Why an interval would not be reliable; null where it is.</summary>
    private static NoIntervalReason? WhyNoInterval(int periods, int historyDays, double factor)
    {
        if (periods < MinPeriods) return NoIntervalReason.TooFewPeriods;
        if (historyDays < MinHistoryDays) return NoIntervalReason.SeasonsUnknown;
        return factor > MaxFactor ? NoIntervalReason.TooWide : null;
    }

    private static RevenueOutlook Unchecked(double expected) => new()
    {
        KnownCustomers = expected,
        NewCustomers = null,
        Anonymous = null,
        Total = null,
        TotalLow = null,
        TotalHigh = null,
        NoInterval = NoIntervalReason.TooFewPeriods,
        EarlierPeriods = 0,
        Coverage = null,
    };

    private static List<OutlookPeriod> PeriodsOf(PurchaseHistories histories, CutoffSeries series, int horizonDays)
    {
        var periods = new List<OutlookPeriod>();
        foreach (var step in StepsOf(series.Grid))
        {
            if (ExpectedSpend(series.BuyingAt(step)) is not { } expected) continue;
            var begin = series.Grid.Day(step);
            var (known, ofNew) = SpendIn(histories, begin, begin + horizonDays);
            // The expectation of a sample is scaled to all customers.
            var expectedOfAll = series.SamplingFraction < 1 ? expected * known / SpendIn(series.TrainingHistories, begin, begin + horizonDays).Known : expected;
            var period = new OutlookPeriod(step, expectedOfAll, known, ofNew, AnonymousIn(histories, begin, begin + horizonDays));
            // A period in which the shop sold nothing, or took back as much, has no ratio.
            if (known > 0 && period.Total > 0 && period.Expected > 0 && double.IsFinite(period.Expected)) periods.Add(period);
        }
        return periods;
    }

    private static IEnumerable<int> StepsOf(CutoffGrid grid)
    {
        var horizon = grid.StepsPerHorizon;
        var year = (int)Math.Round(grid.YearBefore(0) / (double)horizon) * horizon;
        for (var step = horizon; grid.HasHistory(step); step += horizon)
            if (step <= MaxPeriods * horizon || step == year) yield return step;
    }

    /// <summary>Expected spend of all known customers; null where no model may be used, or where it expects nothing.</summary>
    private static double? ExpectedSpend(BuyingPredictions buying)
    {
        if (!buying.IsUsable) return null;
        var sum = buying.ExpectedSpend.Sum() ?? 0;
        return sum > 0 && double.IsFinite(sum) ? sum : null;
    }

    /// <summary>Net spend in a period of the customers known at its beginning, and of those who were new in it.</summary>
    private static (double Known, double New) SpendIn(PurchaseHistories histories, int begin, int end)
    {
        long known = 0, ofNew = 0;
        var days = histories.Days;
        for (var customer = 0; customer < histories.Count; customer++)
        {
            var isKnown = false;
            long spend = 0;
            for (var i = histories.Start(customer); i < histories.End(customer) && days.Day[i] < end; i++)
            {
                if (days.Day[i] >= begin) spend += days.NetSpend[i];
                else isKnown |= days.Purchases[i] > 0;
            }
            if (isKnown) known += spend;
            else ofNew += spend;
        }
        return (new Money(known).ToDouble(), new Money(ofNew).ToDouble());
    }

    /// <summary>Net sales of a period that belong to no known customer: of each month, as large a part as it has days in the period.</summary>
    private static double AnonymousIn(PurchaseHistories histories, int begin, int end)
    {
        double sum = 0;
        foreach (var month in histories.UnattributedMonths)
        {
            var first = EpochDay.From(month.Month);
            // The month of the analysis is known up to its date only.
            var until = Math.Min(EpochDay.From(month.Month.AddMonths(1)), histories.AsOfDay);
            var shared = Math.Min(end, until) - Math.Max(begin, first);
            if (shared > 0) sum += month.NetSpend.ToDouble() * shared / (until - first);
        }
        return sum;
    }
}
