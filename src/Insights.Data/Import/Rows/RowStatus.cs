using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Values;

namespace Insights.Data.Import.Rows;

/// <summary>Reads what a status column states of a row's money; a word that is not known becomes a question.</summary>
internal static class RowStatus
{
    private const string KeyPrefix = "status:";

    private static readonly ImportChoice[] Choices =
    [
        new("sale", new("choice-sale"), ChoiceEffect.Counted),
        new("pending", new("choice-pending"), ChoiceEffect.NotCounted),
        new("cancelled", new("choice-cancelled"), ChoiceEffect.NotCounted),
        new("refunded", new("choice-refunded"), ChoiceEffect.NotCounted),
        new("return", new("choice-return"), ChoiceEffect.TakenOff),
        new("no-sale", new("choice-no-sale"), ChoiceEffect.NotCounted),
    ];

    /// <summary>What the current row's status means; a sale where the cell is empty or the column absent.</summary>
    /// <param name="row">The reader on the row.</param>
    /// <param name="sink">Takes the question.</param>
    /// <param name="ordinal">The status column.</param>
    /// <param name="amount">The row's value, which the question states.</param>
    /// <param name="example">What names the row, such as its order number.</param>
    internal static StatusMeaning Read(RecordReader row, RowSink sink, int ordinal, Money amount, ReadOnlySpan<char> example)
    {
        var text = row.Field(ordinal);
        if (text.IsEmpty) return StatusMeaning.Sale;
        return StatusWords.Find(text) ?? Ask(text, sink, amount, example);
    }

    /// <summary>What the current row's type means, such as "Gutschrift" or "RE"; a sale where the cell is empty or the column absent.</summary>
    /// <inheritdoc cref="Read"/>
    internal static StatusMeaning ReadType(RecordReader row, RowSink sink, int ordinal, Money amount, ReadOnlySpan<char> example)
    {
        var text = row.Field(ordinal);
        if (text.IsEmpty) return StatusMeaning.Sale;
        return StatusWords.FindType(text) ?? Ask(text, sink, amount, example);
    }

    /// <summary>Leaves out the current row where its status states that it is no sale at all; true where it did.</summary>
    internal static bool TryLeaveOut(RecordReader row, RowSink sink, int ordinal, StatusMeaning meaning, Money amount)
    {
        if (!IsNoSale(meaning)) return false;
        LeaveOut(sink, row.Field(ordinal).ToString(), amount);
        return true;
    }

    /// <summary>Leaves out the current row, which is no sale, with the words that state so.</summary>
    internal static void LeaveOut(RowSink sink, string word, Money amount) => sink.LeaveOut("note-left-out-status", amount, word);

    /// <summary>Asks what a payment means that stands beside the document it is for; most likely it is counted with that.</summary>
    internal static StatusMeaning AskPayment(ReadOnlySpan<char> text, RowSink sink, Money amount, ReadOnlySpan<char> example) =>
        Ask(text, sink, amount, example, proposal: "no-sale");

    /// <summary>States what the status of the current row does to its money: counted for nothing, or taken off.</summary>
    internal static void Say(RecordReader row, RowSink sink, int ordinal, StatusMeaning meaning, Money amount) =>
        SayAs(sink, row.Field(ordinal).ToString(), meaning, amount);

    /// <summary>The same with the words that the remark quotes.</summary>
    internal static void SayAs(RowSink sink, string word, StatusMeaning meaning, Money amount)
    {
        if (meaning is StatusMeaning.Pending or StatusMeaning.Cancelled or StatusMeaning.Refunded)
            sink.Remark("note-status-counts-nothing", amount, word);
        else if (meaning == StatusMeaning.Return && amount > Money.Zero)
            sink.Remark("note-status-taken-off", amount, word);
    }

    /// <summary>True where a row of this meaning is neither a sale nor money that goes back.</summary>
    internal static bool IsNoSale(StatusMeaning meaning) =>
        meaning is StatusMeaning.Offer or StatusMeaning.Training or StatusMeaning.Authorisation or StatusMeaning.Transfer or StatusMeaning.Fee;

    /// <summary>The kind of document that a status stands for.</summary>
    internal static LineKind KindOf(StatusMeaning meaning) => meaning switch
    {
        StatusMeaning.Pending => LineKind.PendingSale,
        StatusMeaning.Cancelled => LineKind.CancelledSale,
        StatusMeaning.Return => LineKind.Return,
        _ => LineKind.Sale,
    };

    private static StatusMeaning Ask(ReadOnlySpan<char> text, RowSink sink, Money amount, ReadOnlySpan<char> example, string proposal = "sale")
    {
        var word = StatusWords.Normalise(text);
        if (word.Length == 0) return StatusMeaning.Sale;
        var key = KeyPrefix + word;
        var answer = sink.Questions.Ask(new ImportQuestion(key, new("question-status", text.ToString()), Choices, proposal) { IsForShop = true });
        sink.Questions.AddRow(key, example, amount);
        return answer switch
        {
            "pending" => StatusMeaning.Pending,
            "cancelled" => StatusMeaning.Cancelled,
            "refunded" => StatusMeaning.Refunded,
            "return" => StatusMeaning.Return,
            "no-sale" => StatusMeaning.Offer,
            _ => StatusMeaning.Sale,
        };
    }
}
