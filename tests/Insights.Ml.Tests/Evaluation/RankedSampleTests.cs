using CsCheck;
using Insights.Ml.Metrics;

namespace Insights.Ml.Tests.Evaluation;

public class RankedSampleTests
{
    private static readonly Gen<(double Score, bool Label)[]> Samples =
        Gen.Select(Gen.Int[0, 6].Select(score => (double)score), Gen.Bool).Array[1, 60];

    [Fact]
    public void Auc_is_the_share_of_pairs_in_the_right_order_ties_counting_half() => Samples.Sample(rows =>
    {
        var positives = rows.Where(row => row.Label).ToList();
        var negatives = rows.Where(row => !row.Label).ToList();
        var auc = Rank(rows).Auc();
        if (positives.Count == 0 || negatives.Count == 0)
        {
            Assert.Null(auc);
            return;
        }
        var pairs = positives.Sum(p => negatives.Sum(n => p.Score > n.Score ? 1 : p.Score == n.Score ? 0.5 : 0));
        Assert.Equal(pairs / (positives.Count * (double)negatives.Count), auc!.Value, 12);
    });

    [Fact]
    public void Average_precision_is_the_sum_of_precisions_weighted_by_the_recall_they_add() => Samples.Sample(rows =>
    {
        var positives = rows.Count(row => row.Label);
        var average = Rank(rows).AveragePrecision();
        if (positives == 0)
        {
            Assert.Null(average);
            return;
        }
        double expected = 0, recall = 0;
        foreach (var threshold in rows.Select(row => row.Score).Distinct().OrderDescending())
        {
            var above = rows.Where(row => row.Score >= threshold).ToList();
            var now = above.Count(row => row.Label) / (double)positives;
            expected += (now - recall) * above.Count(row => row.Label) / above.Count;
            recall = now;
        }
        Assert.Equal(expected, average!.Value, 12);
    });

    [Fact]
    public void Precision_among_the_best_is_the_mean_over_all_orders_of_equal_scores() => Gen.Select(Samples, Gen.Int[1, 60]).Sample((rows, k) =>
    {
        k = Math.Min(k, rows.Length);
        var sorted = rows.OrderByDescending(row => row.Score).ToArray();
        var threshold = sorted[k - 1].Score;
        var above = sorted.Where(row => row.Score > threshold).ToList();
        var tied = sorted.Where(row => row.Score == threshold).ToList();
        var hits = above.Count(row => row.Label) + tied.Count(row => row.Label) * (k - above.Count) / (double)tied.Count;

        Assert.Equal(hits / k, Rank(rows).PrecisionAt(k)!.Value, 12);
    });

    [Fact]
    public void Counting_rows_twice_is_the_same_as_having_them_twice() => Samples.Sample(rows =>
    {
        var weights = rows.Select((_, i) => i % 3).ToArray();
        var repeated = rows.SelectMany((row, i) => Enumerable.Repeat(row, weights[i])).ToArray();
        if (repeated.Length == 0) return;

        Assert.Equal(Rank(repeated).Auc(), Rank(rows).Auc(weights));
        AssertNear(Rank(repeated).AveragePrecision(), Rank(rows).AveragePrecision(weights));
        AssertNear(Rank(repeated).PrecisionAt(Math.Min(5, repeated.Length)), Rank(rows).PrecisionAt(Math.Min(5, repeated.Length), weights));
    });

    private static RankedSample Rank((double Score, bool Label)[] rows) =>
        new([.. rows.Select(row => row.Score)], [.. rows.Select(row => row.Label)]);

    private static void AssertNear(double? expected, double? actual)
    {
        Assert.Equal(expected is null, actual is null);
        if (expected is { } value) Assert.Equal(value, actual!.Value, 12);
    }
}
