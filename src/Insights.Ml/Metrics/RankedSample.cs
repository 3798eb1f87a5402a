using System.Runtime.CompilerServices;

namespace Insights.Ml.Metrics;

/// <summary>Labels in the order of falling scores, with equal scores as one group, so that ranking figures are quick to compute and treat ties fairly.</summary>
internal sealed class RankedSample
{
    private const int FiguresBeforePrecision = 2;

    private readonly int[] order;

    /// <summary>1 or 0, so that they can be multiplied.</summary>
    private readonly int[] labels;
    private readonly int[] tieEnds;

    /// <param name="scores">Larger is more likely.</param>
    /// <param name="labels">The outcomes, in the order of the scores.</param>
    internal RankedSample(IReadOnlyList<double> scores, IReadOnlyList<bool> labels)
    {
        order = [.. Enumerable.Range(0, scores.Count)];
        var keys = new double[scores.Count];
        for (var i = 0; i < keys.Length; i++) keys[i] = -scores[i];
        Array.Sort(keys, order);
        this.labels = Array.ConvertAll(order, i => labels[i] ? 1 : 0);
        var ends = new List<int>();
        for (var i = 0; i < keys.Length; i++)
            if (i == keys.Length - 1 || keys[i + 1] != keys[i]) ends.Add(i + 1);
        tieEnds = [.. ends];
    }

    internal int Count => order.Length;

    /// <summary>All ranking figures in one pass.</summary>
    /// <param name="weights">How often each row counts, in the order in which the rows were given; null for once.</param>
    /// <param name="depths">Numbers of best rows whose precision is requested, each 1 or more.</param>
    /// <param name="figures">Takes the AUC, the average precision, and the precision at each depth; NaN where there is none.</param>
    /// <returns>The weights of the positive rows and of all rows.</returns>
    // Its loops are most of the time of a bootstrap, which is over before the runtime would get to optimising them.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal (double Positives, double Rows) Measure(int[]? weights, ReadOnlySpan<int> depths, Span<double> figures)
    {
        figures.Fill(double.NaN);
        var precisions = figures[FiguresBeforePrecision..];
        double positives = 0, rows = 0, pairs = 0, sum = 0;
        var reached = 0;
        var start = 0;
        foreach (var end in tieEnds)
        {
            int tied = 0, hits = 0;
            for (; start < end; start++)
            {
                var weight = weights is null ? 1 : weights[order[start]];
                tied += weight;
                hits += labels[start] * weight;
            }
            if (tied == 0) continue;
            if (reached < depths.Length) reached += Reach(depths, precisions, positives, rows, hits, tied);
            pairs += (tied - hits) * (positives + hits / 2.0);
            positives += hits;
            rows += tied;
            if (hits > 0) sum += hits * positives / rows;
        }
        if (positives > 0 && positives < rows) figures[0] = pairs / (positives * (rows - positives));
        if (positives > 0) figures[1] = sum / positives;
        if (rows > 0 && reached < depths.Length) Reach(depths, precisions, positives, rows, 0, int.MaxValue, positives / rows);
        return (positives, rows);
    }

    /// <summary>Sets the precision at the depths that end within the next tied rows, and says how many these are.</summary>
    private static int Reach(
        ReadOnlySpan<int> depths, Span<double> precisions, double positives, double rows, int hits, int tied, double? beyondTheEnd = null)
    {
        var count = 0;
        for (var i = 0; i < depths.Length; i++)
        {
            if (!double.IsNaN(precisions[i]) || rows + tied < depths[i]) continue;
            precisions[i] = beyondTheEnd ?? (positives + hits * (depths[i] - rows) / tied) / depths[i];
            count++;
        }
        return count;
    }

    /// <summary>
    /// Probability, 0 to 1, that a random positive row scores above a random negative one, ties counting half; null without
    /// both kinds of rows.
    /// </summary>
    /// <param name="weights">How often each row counts; null for once.</param>
    internal double? Auc(int[]? weights = null) => Measure(weights, 0);

    /// <summary>
    /// Average precision, 0 to 1: the precision at each score, weighted by the recall it adds; null without a positive row.
    /// </summary>
    /// <param name="weights">How often each row counts; null for once.</param>
    internal double? AveragePrecision(int[]? weights = null) => Measure(weights, 1);

    /// <summary>
    /// Share of positives, 0 to 1, among the <paramref name="k"/> best rows; of rows that tie at the end, the share that has
    /// room counts. Null where there are no rows.
    /// </summary>
    /// <param name="k">Number of rows, 1 or more; at most all.</param>
    /// <param name="weights">How often each row counts; null for once.</param>
    internal double? PrecisionAt(int k, int[]? weights = null) => Measure(weights, FiguresBeforePrecision, k);

    /// <summary>
    /// Share of all positives, 0 to 1, found among the best shares of the rows, from none to all in equal steps; all 0
    /// without a positive row.
    /// </summary>
    /// <param name="steps">Number of steps, 1 or more.</param>
    internal double[] GainCurve(int steps)
    {
        var curve = new double[steps + 1];
        int[] depths = [.. Enumerable.Range(1, steps).Select(step => Math.Max(1, (int)Math.Round(step / (double)steps * Count)))];
        var figures = new double[FiguresBeforePrecision + steps];
        var (positives, _) = Measure(null, depths, figures);
        if (positives == 0) return curve;
        for (var step = 1; step <= steps; step++)
        {
            // Of fewer rows than steps, the first step may hold none.
            var rows = (int)Math.Round(step / (double)steps * Count);
            curve[step] = rows == 0 ? 0 : figures[FiguresBeforePrecision + step - 1] * rows / positives;
        }
        return curve;
    }

    private double? Measure(int[]? weights, int figure, params ReadOnlySpan<int> depths)
    {
        Span<double> figures = stackalloc double[FiguresBeforePrecision + depths.Length];
        Measure(weights, depths, figures);
        return double.IsNaN(figures[figure]) ? null : figures[figure];
    }
}
