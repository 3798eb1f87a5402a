using System.Collections.Frozen;
using Insights.Data.Import.Reading;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats;

/// <summary>
/// The statuses of one shop system: its own words, above all those that mean something else elsewhere, then the
/// vocabulary of all systems, then a question.
/// </summary>
internal sealed class SystemStatuses
{
    private readonly FrozenDictionary<string, StatusMeaning> meanings;
    private readonly FrozenSet<string> countedUnpaid;

    /// <param name="countedUnpaid">Statuses of orders that are not paid and that the system's own reports count.</param>
    /// <param name="lists">Words by meaning, with commas between them.</param>
    internal SystemStatuses(string countedUnpaid, params (StatusMeaning Meaning, string Words)[] lists)
    {
        this.countedUnpaid = Split(countedUnpaid).ToFrozenSet(StringComparer.Ordinal);
        meanings = lists.SelectMany(list => Split(list.Words), (list, word) => (word, list.Meaning))
            .ToFrozenDictionary(pair => pair.word, pair => pair.Meaning, StringComparer.Ordinal);
    }

    /// <summary>What the status of an order says; what is remarkable about it is remarked on.</summary>
    /// <param name="row">The reader on the order's first row.</param>
    /// <param name="sink">Takes remarks and the question.</param>
    /// <param name="ordinal">The status column.</param>
    /// <param name="amount">The order's value.</param>
    /// <param name="order">The order's number.</param>
    internal StatusMeaning Read(RecordReader row, RowSink sink, int ordinal, Money amount, ReadOnlySpan<char> order)
    {
        var text = row.Field(ordinal);
        var word = StatusWords.Normalise(text);
        if (countedUnpaid.Contains(word))
        {
            sink.Remark("note-unpaid-counted", amount, text.ToString());
            return StatusMeaning.Sale;
        }
        var meaning = meanings.TryGetValue(word, out var known) ? known : RowStatus.Read(row, sink, ordinal, amount, order);
        if (meaning == StatusMeaning.Pending) sink.Remark("note-pending-orders", amount, text.ToString());
        return meaning;
    }

    private static IEnumerable<string> Split(string words) =>
        words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(word => StatusWords.Normalise(word));
}
