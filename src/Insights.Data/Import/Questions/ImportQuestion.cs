using Insights.Data.Import.Messages;
using Insights.Data.Values;

namespace Insights.Data.Import.Questions;

/// <summary>Something that a file leaves open and that only its owner can know.</summary>
/// <param name="Key">The KEY of <c>--answer KEY=VALUE</c>: lower case, unique within a file, such as <c>status:à vérifier</c>.</param>
/// <param name="Text">The question.</param>
/// <param name="Choices">The possible answers; empty where any text can be one, such as a currency code.</param>
/// <param name="Proposal">The answer that <c>--yes</c> takes; null where none is likely.</param>
public sealed record ImportQuestion(string Key, ImportMessage Text, IReadOnlyList<ImportChoice> Choices, string? Proposal)
{
    /// <summary>Values of the file that raise the question, at most <see cref="MaxExamples"/>.</summary>
    public IReadOnlyList<string> Examples { get; init; } = [];

    /// <summary>Rows that the answer decides, 0 where it is about the file as a whole.</summary>
    public long Rows { get; init; }

    /// <summary>Value of those rows as the file writes it; null where none is at stake or known.</summary>
    public Money? Amount { get; init; }

    /// <summary>False where the import can go on without an answer, and nothing is then settled.</summary>
    public bool IsRequired { get; init; } = true;

    /// <summary>True where the answer holds for all files of the shop; false where it holds for files of this kind.</summary>
    public bool IsForShop { get; init; }

    /// <summary>
    /// What an answer means, to be remembered with it; null where the answer is a name of the file's own, which states it all: beside
    /// that of a column stand values of its rows, which may be of customers and are not to stay.
    /// </summary>
    internal ImportMessage? MeaningOf(string value)
    {
        var text = Choices.FirstOrDefault(choice => choice.Value == value)?.Text;
        return text?.Arguments is [var name, ..] && name == value ? null : text;
    }

    /// <summary>How many examples a question carries.</summary>
    public const int MaxExamples = 3;
}

/// <summary>A question with the answer that an earlier import gave.</summary>
/// <param name="Question">The question.</param>
/// <param name="Value">The answer.</param>
public sealed record AnsweredQuestion(ImportQuestion Question, string Value);

/// <summary>A possible answer to a question.</summary>
/// <param name="Value">The VALUE of <c>--answer KEY=VALUE</c>.</param>
/// <param name="Text">What it means.</param>
/// <param name="Effect">What becomes of the money of the rows that the question is about.</param>
public sealed record ImportChoice(string Value, ImportMessage Text, ChoiceEffect Effect = ChoiceEffect.Unstated)
{
    /// <summary>What follows from it in money, such as "counted as sales: 60.00 more"; null where that cannot be computed.</summary>
    public ImportMessage? Consequence { get; init; }
}

/// <summary>What an answer does to the money of the rows that a question is about.</summary>
public enum ChoiceEffect
{
    /// <summary>The choice states so itself, or cannot.</summary>
    Unstated,

    /// <summary>It is counted as sales.</summary>
    Counted,

    /// <summary>It is not counted.</summary>
    NotCounted,

    /// <summary>It is taken off the sales.</summary>
    TakenOff,
}
