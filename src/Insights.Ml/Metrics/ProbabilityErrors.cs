using System.Runtime.CompilerServices;
using Insights.Ml.Numerics;

namespace Insights.Ml.Metrics;

/// <summary>
/// Errors of probabilities against outcomes, over ten groups of rows by predicted probability whose sizes differ by one
/// at the most, the larger ones first.
/// </summary>
internal sealed class ProbabilityErrors
{
    private const int MaxGroups = 10;
    private readonly IReadOnlyList<double> probabilities;
    private readonly IReadOnlyList<bool> labels;
    private readonly int[] order;
    private readonly int[] groupEnds;

    /// <summary>Predicted minus observed, in the order of the groups.</summary>
    private readonly double[] errors;

    internal ProbabilityErrors(IReadOnlyList<double> probabilities, IReadOnlyList<bool> labels)
    {
        this.probabilities = probabilities;
        this.labels = labels;
        order = [.. Enumerable.Range(0, labels.Count).OrderBy(i => probabilities[i])];
        errors = Array.ConvertAll(order, i => probabilities[i] - (labels[i] ? 1 : 0));
        groupEnds = new int[Math.Min(MaxGroups, order.Length)];
        var end = 0;
        for (var group = 0; group < groupEnds.Length; group++)
            groupEnds[group] = end += order.Length / MaxGroups + (group < order.Length % MaxGroups ? 1 : 0);
    }

    /// <summary>The Brier score and the expected calibration error; the groups are those of all rows, however these are weighted.</summary>
    /// <param name="weights">How often each row counts, in the order in which the rows were given; null for once.</param>
    /// <returns>Both 0 to 1; NaN without rows.</returns>
    // Its loops are most of the time of a bootstrap, which is over before the runtime would get to optimising them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal (double Brier, double Ece) Measure(int[]? weights)
    {
        double squares = 0, distances = 0;
        long rows = 0;
        var start = 0;
        foreach (var end in groupEnds)
        {
            double sum = 0;
            for (; start < end; start++)
            {
                var weight = weights is null ? 1 : weights[order[start]];
                rows += weight;
                sum += weight * errors[start];
                squares += weight * errors[start] * errors[start];
            }
            distances += Math.Abs(sum);
        }
        return (squares / rows, distances / rows);
    }

    /// <summary>The Brier score of rows that count once each, without their groups; NaN without rows.</summary>
    internal static double Brier(IReadOnlyList<double> probabilities, IReadOnlyList<bool> labels)
    {
        double sum = 0;
        for (var i = 0; i < labels.Count; i++)
        {
            var error = probabilities[i] - (labels[i] ? 1 : 0);
            sum += error * error;
        }
        return sum / labels.Count;
    }

    /// <summary>Predicted beside observed in each group, ascending.</summary>
    internal IReadOnlyList<CalibrationBin> Curve()
    {
        var bins = new CalibrationBin[groupEnds.Length];
        var start = 0;
        for (var group = 0; group < bins.Length; group++)
        {
            var size = groupEnds[group] - start;
            double predicted = 0, observed = 0;
            for (; start < groupEnds[group]; start++)
            {
                predicted += probabilities[order[start]];
                if (labels[order[start]]) observed++;
            }
            bins[group] = new CalibrationBin(size, predicted / size, observed / size);
        }
        return bins;
    }

    /// <summary>In how many groups the observed rate agrees with the predicted one, within its error.</summary>
    /// <param name="standardErrors">Of each probability, in the order in which the rows were given.</param>
    internal IntervalCoverage Coverage(IReadOnlyList<double> standardErrors)
    {
        var covered = 0;
        var start = 0;
        foreach (var end in groupEnds)
        {
            var size = end - start;
            double difference = 0, error = 0, variance = 0;
            for (; start < end; start++)
            {
                var p = probabilities[order[start]];
                difference += errors[start];
                error += standardErrors[order[start]];
                variance += p * (1 - p);
            }
            // The variance of a mean of n rows is their mean variance over n.
            var allowed = Normal.Quantile975 * Math.Sqrt(error / size * (error / size) + variance / size / size);
            if (Math.Abs(difference / size) <= allowed) covered++;
        }
        return new IntervalCoverage(covered, groupEnds.Length);
    }
}
