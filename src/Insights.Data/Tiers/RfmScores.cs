namespace Insights.Data.Tiers;

/// <summary>
/// The scores of recency, frequency and monetary value: customers are cut into fifths by a value, the best fifth scoring 5.
/// Equal values have one score, that of the fifth in which the middle of their places lies: whoever shares the lowest
/// frequency with most of the shop is neither worse nor better than they are, and scores still are 3 on average.
/// </summary>
public static class RfmScores
{
    private const int Fifths = 5;

    /// <summary>The score, 1 to 5, of each value; larger values are better.</summary>
    /// <param name="values">One value for each customer.</param>
    public static int[] Of(IEnumerable<long> values)
    {
        long[] sorted = [.. values];
        var customers = new int[sorted.Length];
        for (var i = 0; i < customers.Length; i++) customers[i] = i;
        Array.Sort(sorted, customers);
        var scores = new int[sorted.Length];
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            for (end = start + 1; end < sorted.Length && sorted[end] == sorted[start];) end++;
            // The middle of the places from start to before end, as a share of all places.
            var score = 1 + (int)((long)Fifths * (start + end) / (2L * sorted.Length));
            for (var place = start; place < end; place++) scores[customers[place]] = score;
        }
        return scores;
    }
}
