namespace Insights.Ml.Evaluation;

/// <summary>Labels in the order of falling scores, with equal scores kept together, so that ranking figures are quick to compute and treat ties fairly.</summary>
internal sealed class RankedSample
{
    private readonly int[] order;
    private readonly bool[] labels;
    private readonly int[] tieEnds;

    /// <param name="scores">Larger is more likely.</param>
    /// <param name="labels">What happened, in the order of the scores.</param>
    internal RankedSample(IReadOnlyList<double> scores, IReadOnlyList<bool> labels)
    {
        order = [.. Enumerable.Range(0, scores.Count)];
        var keys = new double[scores.Count];
        for (var i = 0; i < keys.Length; i++) keys[i] = -scores[i];
        Array.Sort(keys, order);
        this.labels = Array.ConvertAll(order, i => labels[i]);
        var ends = new List<int>();
        for (var i = 0; i < keys.Length; i++)
            if (i == keys.Length - 1 || keys[i + 1] != keys[i]) ends.Add(i + 1);
        tieEnds = [.. ends];
    }

    internal int Count => order.Length;

    /// <summary>
    /// Probability, 0 to 1, that a random positive row scores above a random negative one, ties counting half; null without
    /// both kinds of rows.
    /// </summary>
    /// <param name="weights">How often each row counts, in the order in which the rows were given; null for once.</param>
    internal double? Auc(int[]? weights = null)
    {
        double positives = 0, negatives = 0, pairs = 0;
        var start = 0;
        foreach (var end in tieEnds)
        {
            double tiedPositives = 0, tiedNegatives = 0;
            for (; start < end; start++)
            {
                var weight = weights is null ? 1 : weights[order[start]];
                if (labels[start]) tiedPositives += weight;
                else tiedNegatives += weight;
            }
            pairs += tiedNegatives * (positives + tiedPositives / 2);
            positives += tiedPositives;
            negatives += tiedNegatives;
        }
        return positives > 0 && negatives > 0 ? pairs / (positives * negatives) : null;
    }

    /// <summary>
    /// Average precision, 0 to 1: the precision at each score, weighted by the recall it adds; null without a positive row.
    /// </summary>
    /// <param name="weights">How often each row counts; null for once.</param>
    internal double? AveragePrecision(int[]? weights = null)
    {
        double positives = 0, rows = 0, sum = 0;
        var start = 0;
        foreach (var end in tieEnds)
        {
            double tiedPositives = 0;
            for (; start < end; start++)
            {
                var weight = weights is null ? 1 : weights[order[start]];
                rows += weight;
                if (labels[start]) tiedPositives += weight;
            }
            if (tiedPositives == 0) continue;
            positives += tiedPositives;
            sum += tiedPositives * positives / rows;
        }
        return positives > 0 ? sum / positives : null;
    }

    /// <summary>
    /// Share of positives, 0 to 1, among the <paramref name="k"/> best rows; of rows that tie at the end, the share that has
    /// room counts. Null where there are no rows.
    /// </summary>
    /// <param name="k">Number of rows, 1 or more; at most all.</param>
    /// <param name="weights">How often each row counts; null for once.</param>
    internal double? PrecisionAt(int k, int[]? weights = null)
    {
        double hits = 0, rows = 0;
        var start = 0;
        foreach (var end in tieEnds)
        {
            double tiedPositives = 0, tied = 0;
            for (; start < end; start++)
            {
                var weight = weights is null ? 1 : weights[order[start]];
                tied += weight;
                if (labels[start]) tiedPositives += weight;
            }
            if (rows + tied >= k) return tied == 0 ? null : (hits + tiedPositives * (k - rows) / tied) / k;
            rows += tied;
            hits += tiedPositives;
        }
        return rows > 0 ? hits / rows : null;
    }

    /// <summary>Share of all positives, 0 to 1, among the best share of rows; null without a positive row.</summary>
    /// <param name="share">Share of the rows, 0 to 1.</param>
    internal double? GainAt(double share)
    {
        var positives = labels.Count(label => label);
        if (positives == 0) return null;
        var k = (int)Math.Round(share * Count);
        return k == 0 ? 0 : PrecisionAt(k) * k / positives;
    }
}
