using Insights.Ml.Buying.Summaries;

namespace Insights.Ml.Buying.RevenueClv;

/// <summary>
/// The months over which a lifetime value is added up: each month's purchases are worth what money at its end is worth now,
/// (1 + d)^(-e_k / 365) with e_k = min(k * 365 / 12, H) days.
/// </summary>
internal sealed class DiscountedMonths
{
    private const double DaysPerYear = 365;
    private const double DaysPerMonth = DaysPerYear / 12;

    private readonly double[] ends;
    private readonly double[] factors;

    /// <param name="horizonDays">Length of the time added up, in days, 1 or more.</param>
    /// <param name="discountRatePerYear">What money a year later is worth less, as a share: 0.1 is 10 % a year, 0 adds up without discounting.</param>
    internal DiscountedMonths(int horizonDays = 365, double discountRatePerYear = 0.1)
    {
        double[] days = [.. EndsOf(horizonDays)];
        ends = Array.ConvertAll(days, day => day / CustomerSummary.DaysPerWeek);
        factors = Array.ConvertAll(days, day => Math.Pow(1 + discountRatePerYear, -day / DaysPerYear));
    }

    /// <summary>The end of each month in weeks, ascending.</summary>
    internal ReadOnlySpan<double> Ends => ends;

    /// <summary>Discounted purchases.</summary>
    /// <param name="expected">Expected purchases until the end of each month.</param>
    internal double Sum(ReadOnlySpan<double> expected)
    {
        double sum = 0, before = 0;
        for (var i = 0; i < factors.Length; i++)
        {
            sum += (expected[i] - before) * factors[i];
            before = expected[i];
        }
        return sum;
    }

    private static IEnumerable<double> EndsOf(int horizonDays)
    {
        for (var month = 1; (month - 1) * DaysPerMonth < horizonDays; month++)
            yield return Math.Min(month * DaysPerMonth, horizonDays);
    }
}
