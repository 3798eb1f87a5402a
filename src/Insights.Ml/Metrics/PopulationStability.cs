
namespace Insights.Ml.Metrics;

/// <summary>
/// The population stability index: how much the distribution of a number differs between two groups of customers (Siddiqi 2006,
/// "Credit Risk Scorecards"); below 0.1 hardly, above 0.25 clearly.
/// </summary>
internal static class PopulationStability
{
    private const int Groups = 10;

    /// <summary>Customers that an empty group counts for, so that its logarithm is finite.</summary>
    private const double MinCount = 0.5;

    /// <summary>The index over the tenths of the expected values; tenths that end alike are one.</summary>
    /// <param name="expected">At least one.</param>
    /// <param name="actual">At least one.</param>
    /// <returns>0 or more.</returns>
    internal static double Index(double[] expected, double[] actual)
    {
        var ends = EndsOf([.. expected.Order()]);
        var (then, now) = (SharesOf(expected, ends), SharesOf(actual, ends));
        double index = 0;
        for (var group = 0; group < then.Length; group++) index += (now[group] - then[group]) * Math.Log(now[group] / then[group]);
        return index;
    }

    /// <summary>The largest value of each tenth but the last, ascending and different.</summary>
    private static double[] EndsOf(double[] sorted) =>
        [.. Enumerable.Range(1, Groups - 1).Select(group => sorted[Math.Max(0, (int)((long)group * sorted.Length / Groups) - 1)]).Distinct()];

    private static double[] SharesOf(double[] values, double[] ends)
    {
        var counts = new double[ends.Length + 1];
        foreach (var value in values)
        {
            var place = Array.BinarySearch(ends, value);
            counts[place < 0 ? ~place : place]++;
        }
        return Array.ConvertAll(counts, count => Math.Max(count, MinCount) / values.Length);
    }
}
