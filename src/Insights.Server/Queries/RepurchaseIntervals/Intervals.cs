
namespace Insights.Server.Queries.RepurchaseIntervals;

/// <summary>Days between purchases of one thing, counted by their length, so that many intervals take little memory.</summary>
internal sealed class Intervals
{
    private readonly SortedDictionary<int, int> counts = [];

    /// <summary>Number of intervals.</summary>
    internal int Count { get; private set; }

    /// <summary>Customers with an interval.</summary>
    internal int Customers { get; set; }

    internal void Add(int days)
    {
        counts[days] = counts.GetValueOrDefault(days) + 1;
        Count++;
    }

    /// <summary>The shortest length that a share of the intervals does not exceed (nearest rank).</summary>
    /// <param name="quarters">The share in quarters, 1 to 3.</param>
    internal int Quartile(int quarters) => At((Count * quarters + 3) / 4);

    /// <summary>The length in the middle, or the mean of the two.</summary>
    internal double Median => (At((Count + 1) / 2) + At(Count / 2 + 1)) / 2.0;

    private int At(int rank)
    {
        var passed = 0;
        foreach (var (days, count) in counts)
            if ((passed += count) >= rank) return days;
        throw new ArgumentOutOfRangeException(nameof(rank), rank, "There are fewer intervals.");
    }
}
