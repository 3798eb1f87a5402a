namespace Insights.Data.Histories;

/// <summary>Where each customer's entries are in the columns as they were read, in the order in which they are to be.</summary>
/// <param name="starts">Where the entries of the customers begin as they were read, and the total.</param>
/// <param name="order">The places of the customers, or of some of them, in the order they are to have; null for all in order already.</param>
internal sealed class HistoryRanges(int[] starts, int[]? order)
{
    /// <summary>Entries over all these customers.</summary>
    internal int Length { get; } = order?.Sum(customer => starts[customer + 1] - starts[customer]) ?? starts[^1];

    /// <summary>Runs of entries to be copied one after the other.</summary>
    internal int Count => order?.Length ?? 1;

    /// <summary>Where a run begins.</summary>
    internal int From(int run) => order is null ? 0 : starts[order[run]];

    /// <summary>Where a run ends, exclusively.</summary>
    internal int Until(int run) => order is null ? Length : starts[order[run] + 1];

    /// <summary>Where the entries begin in the order they are to have, and the total.</summary>
    internal int[] Starts()
    {
        if (order is null) return starts;
        var result = new int[order.Length + 1];
        for (var i = 0; i < order.Length; i++) result[i + 1] = result[i] + starts[order[i] + 1] - starts[order[i]];
        return result;
    }

    /// <summary>The entries of a column in the order they are to have.</summary>
    internal T[] Of<T>(T[] column)
    {
        if (order is null) return column;
        var result = new T[Length];
        var at = 0;
        for (var run = 0; run < order.Length; run++)
        {
            var entries = column.AsSpan(From(run), Until(run) - From(run));
            entries.CopyTo(result.AsSpan(at));
            at += entries.Length;
        }
        return result;
    }
}
