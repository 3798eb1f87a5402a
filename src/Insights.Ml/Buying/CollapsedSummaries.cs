namespace Insights.Ml.Buying;

/// <summary>
/// Equal summaries counted once, in a fixed order: the likelihood is the same, takes a fraction of the time and does not
/// depend on the order of the customers.
/// </summary>
internal sealed class CollapsedSummaries
{
    private CollapsedSummaries(BuyingSummary[] summaries, int[] counts)
    {
        Summaries = summaries;
        Counts = counts;
    }

    internal BuyingSummary[] Summaries { get; }

    /// <summary>How many customers have each summary.</summary>
    internal int[] Counts { get; }

    internal static CollapsedSummaries Of(IEnumerable<BuyingSummary> summaries)
    {
        var sorted = summaries.ToArray();
        Array.Sort(sorted);
        var distinct = new List<BuyingSummary>();
        var counts = new List<int>();
        foreach (var summary in sorted)
        {
            if (distinct.Count > 0 && distinct[^1] == summary)
            {
                counts[^1]++;
                continue;
            }
            distinct.Add(summary);
            counts.Add(1);
        }
        return new CollapsedSummaries([.. distinct], [.. counts]);
    }
}
