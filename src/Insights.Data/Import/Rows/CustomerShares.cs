using Insights.Data.Import.Messages;

namespace Insights.Data.Import.Rows;

/// <summary>
/// Finds a "customer" who has an implausible share of a file's rows, as a till's default customer has. Counts the
/// most frequent ones in bounded memory (Misra and Gries 1982), at least to within a seventeenth of the rows.
/// </summary>
internal sealed class CustomerShares
{
    private const int Counters = 16;
    private const int MinRows = 50;
    private const int MinOthers = 10;
    private const double ImplausibleShare = 0.3;

    private readonly string?[] references = new string?[Counters];
    private readonly long[] counts = new long[Counters];
    private readonly HashSet<string> some = new(StringComparer.Ordinal);
    private long rows;

    /// <summary>Counts rows that follow each other.</summary>
    /// <param name="reference">Who bought; empty for nobody.</param>
    /// <param name="count">How many rows.</param>
    internal void Add(ReadOnlySpan<char> reference, long count)
    {
        rows += count;
        if (reference.IsEmpty || count == 0) return;
        if (some.Count <= MinOthers) some.Add(reference.ToString());
        var free = -1;
        for (var i = 0; i < Counters; i++)
        {
            if (counts[i] == 0) free = i;
            else if (reference.SequenceEqual(references[i]))
            {
                counts[i] += count;
                return;
            }
        }
        if (free < 0) free = TakeFromAll(ref count);
        if (count == 0) return;
        references[free] = reference.ToString();
        counts[free] = count;
    }

    /// <summary>A remark for each customer with too large a share.</summary>
    internal IEnumerable<ImportMessage> Remarks =>
        rows < MinRows || some.Count <= MinOthers
            ? []
            : Enumerable.Range(0, Counters).Where(i => counts[i] > rows * ImplausibleShare)
                .Select(i => new ImportMessage("note-share-implausible", references[i] ?? "", ImportMessage.Number(100 * counts[i] / rows)));

    /// <summary>All lose as much as the least one has, the new one too; returns a counter that has become free.</summary>
    private int TakeFromAll(ref long count)
    {
        var least = count;
        foreach (var known in counts) least = Math.Min(least, known);
        count -= least;
        var free = 0;
        for (var i = 0; i < Counters; i++)
            if ((counts[i] -= least) == 0) free = i;
        return free;
    }
}
