
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

    internal DiscountedMonths(RevenueClvOptions options)
    {
        double[] days = [.. EndsOf(options)];
        ends = Array.ConvertAll(days, day => day / options.DaysPerTimeUnit);
        factors = Array.ConvertAll(days, day => Math.Pow(1 + options.DiscountRatePerYear, -day / DaysPerYear));
    }

    /// <summary>The end of each month in the buying model's unit of time, ascending.</summary>
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

    private static IEnumerable<double> EndsOf(RevenueClvOptions options)
    {
        for (var month = 1; (month - 1) * DaysPerMonth < options.HorizonDays; month++)
            yield return Math.Min(month * DaysPerMonth, options.HorizonDays);
    }
}
