namespace Insights.Ml.Buying.Summaries;

/// <summary>
/// Equal summaries counted once, in a fixed order: the likelihood is the same, takes a fraction of the time and does not
/// depend on the order of the customers.
/// </summary>
internal sealed class CollapsedSummaries
{
    private CollapsedSummaries(CustomerSummary[] summaries, int[] counts)
    {
        Summaries = summaries;
        Counts = counts;
        Customers = counts.Sum();
        CustomersByFrequency = new int[summaries.Length == 0 ? 0 : summaries.Max(summary => summary.Frequency) + 1];
        for (var i = 0; i < summaries.Length; i++) CustomersByFrequency[summaries[i].Frequency] += counts[i];
    }

    internal CustomerSummary[] Summaries { get; }

    /// <summary>How many customers have each summary.</summary>
    internal int[] Counts { get; }

    internal int Customers { get; }

    /// <summary>How many customers have each number of repeat purchases, from 0 to the largest; empty without customers.</summary>
    internal int[] CustomersByFrequency { get; }

    internal bool HasRepeatPurchases => CustomersByFrequency.Length > 1;

    internal static CollapsedSummaries Of(IEnumerable<CustomerSummary> summaries)
    {
        var sorted = summaries.ToArray();
        Array.Sort(sorted);
        var distinct = new List<CustomerSummary>();
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
