using System.Collections.Frozen;
using Insights.Data.Import.Reading;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats;

/// <summary>
/// The words of one program for what became of a payment or an order, where it has words of its own or means something
/// else by them than others do. All other words are those that every program uses, or a question.
/// </summary>
/// <param name="lists">A meaning and its words, separated by commas.</param>
internal sealed class KnownWords(params (StatusMeaning Meaning, string Words)[] lists)
{
    private const int MaxRemembered = 200;

    private readonly FrozenDictionary<string, StatusMeaning> words = lists
        .SelectMany(list => list.Words.Split(',', StringSplitOptions.TrimEntries), (list, word) => (Word: StatusWords.Normalise(word), list.Meaning))
        .ToFrozenDictionary(pair => pair.Word, pair => pair.Meaning, StringComparer.Ordinal);

    /// <summary>The meaning of a word in this program; null where it has no word of its own for it.</summary>
    internal StatusMeaning? Find(ReadOnlySpan<char> text) => words.TryGetValue(StatusWords.Normalise(text), out var meaning) ? meaning : null;

    /// <summary>Reads the column of one file.</summary>
    internal Reader Of(int ordinal) => new(this, ordinal);

    /// <summary>What the cells of one column mean; a file repeats few words, so that each is looked up once.</summary>
    internal sealed class Reader(KnownWords words, int ordinal)
    {
        private readonly Dictionary<string, StatusMeaning> known = new(StringComparer.Ordinal);

        /// <inheritdoc cref="RowStatus.Read"/>
        internal StatusMeaning Read(RecordReader row, RowSink sink, Money amount, ReadOnlySpan<char> example)
        {
            var text = row.Field(ordinal);
            if (text.IsEmpty) return StatusMeaning.Sale;
            if (known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var meaning)) return meaning;
            // An answer to a question is looked up for each row, as the question counts them.
            if ((words.Find(text) ?? StatusWords.Find(text)) is not { } found) return RowStatus.Read(row, sink, ordinal, amount, example);
            if (known.Count < MaxRemembered) known.Add(text.ToString(), found);
            return found;
        }

        /// <summary>The current row's word.</summary>
        internal string TextOf(RecordReader row) => row.Field(ordinal).ToString();

        /// <inheritdoc cref="RowStatus.TryLeaveOut"/>
        internal bool TryLeaveOut(RecordReader row, RowSink sink, StatusMeaning meaning, Money amount) =>
            RowStatus.TryLeaveOut(row, sink, ordinal, meaning, amount);
    }
}
