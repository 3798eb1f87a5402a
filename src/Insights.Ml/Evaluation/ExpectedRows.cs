using Insights.Ml.Metrics;
using Insights.Ml.Numerics;

namespace Insights.Ml.Evaluation;

/// <summary>Expected values of customers, their standard errors, and the actual values.</summary>
/// <param name="Expected">One for each customer.</param>
/// <param name="StandardErrors">Of each expectation; null where one of them has none.</param>
/// <param name="Actual">One for each customer.</param>
internal sealed record ExpectedRows(double[] Expected, double[]? StandardErrors, double[] Actual)
{
    private const int MaxGroups = 10;

    /// <summary>The figures of these customers.</summary>
    internal ExpectationFigures Figures(ExpectedQuantity quantity, CustomerGroup group) => new()
    {
        Quantity = quantity,
        Group = group,
        Customers = Expected.Length,
        MeanExpected = Expected.Length == 0 ? null : Expected.Average(),
        MeanActual = Actual.Length == 0 ? null : Actual.Average(),
        Coverage = Coverage(),
    };

    /// <summary>Some of the rows.</summary>
    internal ExpectedRows Of(int[] rows) => new(
        Array.ConvertAll(rows, row => Expected[row]), StandardErrors is null ? null : Array.ConvertAll(rows, row => StandardErrors[row]), Array.ConvertAll(rows, row => Actual[row]));

    /// <summary>
    /// In how many of ten groups of equal size by expectation the actual mean agrees with the mean expectation: within
    /// 1.96 sqrt(se^2 + s^2 / n) with the mean standard error of the expectations, and the standard deviation s of the residuals
    /// of n customers. Null without standard errors.
    /// </summary>
    private IntervalCoverage? Coverage()
    {
        if (StandardErrors is null) return null;
        int[] order = [.. Enumerable.Range(0, Expected.Length).OrderBy(row => Expected[row])];
        var groups = Math.Min(MaxGroups, order.Length);
        var covered = 0;
        for (var group = 0; group < groups; group++)
        {
            var rows = order[(int)((long)group * order.Length / groups)..(int)((group + 1L) * order.Length / groups)];
            var difference = rows.Average(row => Actual[row] - Expected[row]);
            var error = rows.Average(row => StandardErrors[row]);
            var variance = rows.Sum(row => Square(Actual[row] - Expected[row] - difference)) / Math.Max(1, rows.Length - 1);
            if (Math.Abs(difference) <= Normal.Quantile975 * Math.Sqrt(error * error + variance / rows.Length)) covered++;
        }
        return new IntervalCoverage(covered, groups);
    }

    private static double Square(double value) => value * value;
}
