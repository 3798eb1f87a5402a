using Insights.Data.Import.Questions;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Merging;

/// <summary>
/// Whether a receipt whose number is known from the same day is that receipt again or a further one, as of another till or
/// branch: its rows, its customer and its time state so, or its owner does.
/// </summary>
internal sealed class SameNumbers(IImportSession session, int sourceId, Questionnaire questions)
{
    internal const string Key = "same-numbers";
    internal const string Add = "add";
    internal const string Replace = "replace";

    private string? answer;

    /// <summary>Decides for the statements of a file under one reference.</summary>
    internal void Settle(string reference, IReadOnlyList<OrderStatement> stated, IReadOnlyList<OrderStatement> known)
    {
        var before = known.ToList();
        foreach (var statement in stated)
        {
            var isOpen = ReceiptFold.IsOpen(statement, before);
            if (isOpen || ReceiptFold.HasSeveralCustomers(statement))
            {
                answer ??= Ask(questions, isOpen ? ProposalFor(statement, before) : Add);
                questions.AddRow(Key, DerivedReference.OrderOf(reference), statement.Amount);
                statement.Adds = answer == Add;
            }
            before.Add(statement);
        }
    }

    /// <summary>Asks the question, and returns what to go on with.</summary>
    internal static string? Ask(Questionnaire questions, string proposal) => questions.Ask(new ImportQuestion(
        Key, new("question-same-numbers"), [new(Add, new("choice-same-add"), ChoiceEffect.Counted), new(Replace, new("choice-same-replace"))], proposal));

    private string ProposalFor(OrderStatement statement, List<OrderStatement> known)
    {
        var (others, same) = session.CompareCustomers(sourceId);
        if (others > same) return Add;
        // A receipt that is exported again has the same time of day.
        var times = known.SelectMany(other => other.Fragments).Select(fragment => fragment.OccurredAt);
        return statement.Fragments.Exists(fragment => times.Contains(fragment.OccurredAt)) ? Replace : Add;
    }
}
