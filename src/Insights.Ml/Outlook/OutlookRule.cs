using MathNet.Numerics.Distributions;

namespace Insights.Ml.Outlook;

/// <summary>
/// Predicts a period from earlier ones. Expected spend of known customers is recalibrated by the weighted mean of
/// log(actual / expected); the revenue of new customers and of anonymous sales is the weighted mean of theirs. The period
/// nearest to a year before, where there is one, has a weight of its own: it has the same season.
/// </summary>
/// <param name="seasonShare">Weight, 0 to 1, of the period a year before; the others share the rest evenly.</param>
/// <param name="stepsPerHorizon">How many steps a period is long.</param>
/// <param name="stepsPerYear">How many steps a year is long.</param>
internal sealed class OutlookRule(double seasonShare, int stepsPerHorizon, int stepsPerYear)
{
    private const double Upper = 0.975;

    /// <summary>Expected revenue of a period by its parts, from at least one other period.</summary>
    internal (double Known, double New, double Anonymous) Predict(int step, double expected, IReadOnlyList<OutlookPeriod> others)
    {
        var weights = Weights(step, others);
        double log = 0, ofNew = 0, anonymous = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            log += weights[i] * Math.Log(others[i].Known / others[i].Expected);
            ofNew += weights[i] * others[i].New;
            anonymous += weights[i] * others[i].Anonymous;
        }
        return (expected * Math.Exp(log), ofNew, anonymous);
    }

    /// <summary>
    /// Half the 95 % interval of the logarithm of a total: Student's t for as many periods, times the root mean square error
    /// of each period's total predicted from the others. Null with fewer than two periods.
    /// </summary>
    internal double? HalfWidth(IReadOnlyList<OutlookPeriod> periods)
    {
        if (periods.Count < 2) return null;
        double squares = 0;
        foreach (var period in periods)
        {
            var error = LogError(period, [.. periods.Where(other => other != period)]);
            squares += error * error;
        }
        return StudentT.InvCDF(0, 1, periods.Count - 1, Upper) * Math.Sqrt(squares / periods.Count);
    }

    /// <summary>Share of the periods whose total lay in the interval made without them; null with fewer than three.</summary>
    internal double? Coverage(IReadOnlyList<OutlookPeriod> periods)
    {
        if (periods.Count <= 2) return null;
        return periods.Count(IsCovered) / (double)periods.Count;

        bool IsCovered(OutlookPeriod period)
        {
            OutlookPeriod[] others = [.. periods.Where(other => other != period)];
            return Math.Abs(LogError(period, others)) <= HalfWidth(others);
        }
    }

    private double LogError(OutlookPeriod period, IReadOnlyList<OutlookPeriod> others)
    {
        var (known, ofNew, anonymous) = Predict(period.Step, period.Expected, others);
        return Math.Log(period.Total / (known + ofNew + anonymous));
    }

    private double[] Weights(int step, IReadOnlyList<OutlookPeriod> others)
    {
        var season = IndexOfSeason(step, others);
        var weights = new double[others.Count];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = season is null || weights.Length == 1 ? 1.0 / weights.Length : i == season ? seasonShare : (1 - seasonShare) / (weights.Length - 1);
        return weights;
    }

    /// <summary>The index of the period a year before, if at least two thirds of it are in the same season; periods of a year have none.</summary>
    private int? IndexOfSeason(int step, IReadOnlyList<OutlookPeriod> others)
    {
        if (stepsPerHorizon >= stepsPerYear) return null;
        int? index = null;
        var distance = stepsPerHorizon / 3;
        for (var i = 0; i < others.Count; i++)
        {
            var away = Math.Abs(others[i].Step - step - stepsPerYear);
            if (away < distance || (away == distance && index is null)) (index, distance) = (i, away);
        }
        return index;
    }
}
