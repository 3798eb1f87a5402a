using System.Collections.Frozen;
using Insights.Data.Import.Reading;
using Insights.Data.Values;

namespace Insights.Data.Import.Rows;

/// <summary>
/// The words of one program for what became of a payment or an order, where it has words of its own or means something
/// else by them than others do. All other words are those that every program uses, or a question.
/// </summary>
/// <param name="lists">A meaning and its words, separated by commas.</param>
internal sealed class KnownWords(params (StatusMeaning Meaning, string Words)[] lists)
{
    private const int MaxRemembered = 200;

    private readonly FrozenDictionary<string, StatusMeaning> words = lists
        .SelectMany(list => Split(list.Words), (list, word) => (Word: word, list.Meaning))
        .ToFrozenDictionary(pair => pair.Word, pair => pair.Meaning, StringComparer.Ordinal);

    private readonly FrozenSet<string> countedUnpaid = FrozenSet<string>.Empty;

    /// <summary>Words of orders that are not paid and that the program's own reports count.</summary>
    internal string CountedUnpaid { init => countedUnpaid = Split(value).ToFrozenSet(StringComparer.Ordinal); }

    /// <summary>True where the words are kinds of rows, such as "Refund", and not states.</summary>
    internal bool AreTypes { get; init; }

    /// <summary>The meaning of a word in this program; null where it has no word of its own for it.</summary>
    internal StatusMeaning? Find(ReadOnlySpan<char> text) => words.TryGetValue(StatusWords.Normalise(text), out var meaning) ? meaning : null;

    /// <summary>Reads the column of one file.</summary>
    internal Reader Of(int ordinal) => new(this, ordinal);

    private StatusMeaning? FindAny(ReadOnlySpan<char> text) => Find(text) ?? (AreTypes ? StatusWords.FindType(text) : StatusWords.Find(text));

    private bool CountsUnpaid(ReadOnlySpan<char> text) => countedUnpaid.Count > 0 && countedUnpaid.Contains(StatusWords.Normalise(text));

    private static IEnumerable<string> Split(string text) =>
        text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(word => StatusWords.Normalise(word));

    /// <summary>What the cells of one column mean; a file repeats few words, so that each is looked up once.</summary>
    internal sealed class Reader(KnownWords words, int ordinal)
    {
        private readonly Dictionary<string, (StatusMeaning Meaning, bool IsCountedUnpaid)> known = new(StringComparer.Ordinal);

        /// <summary>
        /// What the current row's word means; a sale where the cell is empty or the column absent. A word that makes the row count
        /// for nothing is remarked on, and one that is not known becomes a question.
        /// </summary>
        /// <param name="row">The reader on the row.</param>
        /// <param name="sink">Takes remarks and the question.</param>
        /// <param name="amount">The row's value.</param>
        /// <param name="example">What names the row, such as its order number.</param>
        internal StatusMeaning Read(RecordReader row, RowSink sink, Money amount, ReadOnlySpan<char> example)
        {
            var text = row.Field(ordinal);
            if (text.IsEmpty) return StatusMeaning.Sale;
            var (meaning, isCountedUnpaid) = Resolve(row, sink, text, amount, example);
            if (isCountedUnpaid) sink.Remark("note-unpaid-counted", amount, TextOf(row));
            if (meaning == StatusMeaning.Pending) sink.Remark("note-pending-orders", amount, TextOf(row));
            if (meaning == StatusMeaning.Cancelled) RowStatus.Say(row, sink, ordinal, meaning, amount);
            return meaning;
        }

        /// <summary>The current row's word.</summary>
        internal string TextOf(RecordReader row) => row.Field(ordinal).ToString();

        /// <inheritdoc cref="RowStatus.TryLeaveOut"/>
        internal bool TryLeaveOut(RecordReader row, RowSink sink, StatusMeaning meaning, Money amount) =>
            RowStatus.TryLeaveOut(row, sink, ordinal, meaning, amount);

        private (StatusMeaning Meaning, bool IsCountedUnpaid) Resolve(RecordReader row, RowSink sink, ReadOnlySpan<char> text, Money amount, ReadOnlySpan<char> example)
        {
            if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var found)) return found;
            if (words.CountsUnpaid(text)) found = (StatusMeaning.Sale, true);
            else if (words.FindAny(text) is { } meaning) found = (meaning, false);
            // An answer to a question is looked up for each row, as the question counts them.
            else return (words.AreTypes ? RowStatus.ReadType(row, sink, ordinal, amount, example) : RowStatus.Read(row, sink, ordinal, amount, example), false);
            if (known.Count < MaxRemembered) known.Add(text.ToString(), found);
            return found;
        }
    }
}
