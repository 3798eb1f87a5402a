using Insights.Data.Import.Messages;
using Insights.Data.Values;

namespace Insights.Data.Import.Questions;

/// <summary>
/// The questions of one file. Whoever asks continues with the answer, or with the proposal for the time being: an import with
/// required questions that are open ends before anything is stored.
/// </summary>
/// <param name="stated">Answers of this import, by key.</param>
/// <param name="remembered">Answers of earlier imports, by key; a stated one takes precedence.</param>
public sealed class Questionnaire(IReadOnlyDictionary<string, string> stated, IReadOnlyDictionary<string, string> remembered)
{
    /// <summary>The key of the question for the shop's currency.</summary>
    public const string ShopCurrency = "currency";

    /// <summary>The key of the question for the shop's time zone.</summary>
    public const string ShopTimeZone = "time-zone";

    private readonly Dictionary<string, Entry> entries = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> remembered = new(remembered, StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> usedAnswers = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A questionnaire to which nobody has answered anything.</summary>
    public static Questionnaire Unanswered() => new(new Dictionary<string, string>(), new Dictionary<string, string>());

    /// <summary>Adds answers of earlier imports, which became known with the file's kind.</summary>
    internal void Remember(IReadOnlyDictionary<string, string> answers)
    {
        foreach (var (key, value) in answers) remembered[key] = value;
    }

    /// <summary>The answer to a question that may never be asked; null where there is none.</summary>
    public string? AnswerTo(string key)
    {
        var answer = Find(stated, key) ?? Find(remembered, key);
        if (answer is not null) usedAnswers.Add(key);
        return answer;
    }

    /// <summary>Asks a question once, and returns what to go on with: the answer, else the proposal, else null.</summary>
    /// <exception cref="ImportException">The answer is none of the choices.</exception>
    public string? Ask(ImportQuestion question)
    {
        if (entries.TryGetValue(question.Key, out var known)) return known.Value;
        var answer = AnswerTo(question.Key);
        if (answer is not null && question.Choices.Count > 0)
            answer = question.Choices.FirstOrDefault(choice => choice.Value.Equals(answer, StringComparison.OrdinalIgnoreCase))?.Value
                ?? throw new ImportException(new("answer-unknown", answer, question.Key, string.Join(", ", question.Choices.Select(choice => choice.Value))));
        var entry = new Entry(question, answer);
        entries.Add(question.Key, entry);
        return entry.Value;
    }

    /// <summary>Adds a row to what an asked question is about.</summary>
    /// <param name="key">The question's key.</param>
    /// <param name="example">A value of the row, such as its order number; empty for none.</param>
    /// <param name="amount">The row's value; zero where the question is not about money.</param>
    public void AddRow(string key, ReadOnlySpan<char> example, Money amount)
    {
        var entry = entries[key];
        entry.Rows++;
        entry.Amount = new Money(SaturatingSum(entry.Amount.TenThousandths, amount.TenThousandths));
        if (entry.Examples.Count < ImportQuestion.MaxExamples && !example.IsEmpty) entry.Examples.Add(example.ToString());
    }

    /// <summary>All questions of the file that have no answer, in the order in which they arose.</summary>
    public IReadOnlyList<ImportQuestion> Open => [.. entries.Values.Where(entry => entry.Answer is null).Select(entry => entry.ToQuestion())];

    /// <summary>Questions without which the file cannot be imported.</summary>
    public IReadOnlyList<ImportQuestion> Required => [.. Open.Where(question => question.IsRequired)];

    /// <summary>The questions that answers of earlier imports decide, with them.</summary>
    internal IReadOnlyList<AnsweredQuestion> Recalled =>
        [.. entries.Values.Where(entry => Find(stated, entry.Question.Key) is null)
            .Select(entry => entry.Answer is { } answer ? new AnsweredQuestion(entry.ToQuestion(), answer) : null).OfType<AnsweredQuestion>()];

    /// <summary>What was answered, or taken as proposed, to be remembered.</summary>
    internal IReadOnlyList<(ImportQuestion Question, string Value)> Settled =>
        [.. entries.Values.Where(entry => entry.Value is not null && (entry.Question.IsRequired || entry.Answer is not null)).Select(entry => (entry.Question, entry.Value ?? ""))];

    /// <summary>Keys of stated answers that no question of the file was about; what is stated of the shop may be stated with every file.</summary>
    internal IReadOnlyList<string> UnusedAnswers => [.. stated.Keys.Where(key => !usedAnswers.Contains(key) && key is not (ShopCurrency or ShopTimeZone))];

    private static string? Find(IReadOnlyDictionary<string, string> answers, string key)
    {
        if (answers.TryGetValue(key, out var value)) return value;
        foreach (var (candidate, answer) in answers)
            if (candidate.Equals(key, StringComparison.OrdinalIgnoreCase)) return answer;
        return null;
    }

    private static long SaturatingSum(long left, long right) =>
        (long)Int128.Clamp((Int128)left + right, long.MinValue, long.MaxValue);

    private sealed class Entry(ImportQuestion question, string? answer)
    {
        internal ImportQuestion Question => question;

        internal string? Answer => answer;

        internal string? Value => answer ?? question.Proposal;

        internal long Rows { get; set; }

        internal Money Amount { get; set; }

        internal List<string> Examples { get; } = [];

        internal ImportQuestion ToQuestion()
        {
            if (Rows == 0) return question;
            return question with
            {
                Rows = Rows,
                Amount = Amount,
                Examples = [.. question.Examples.Concat(Examples).Distinct(StringComparer.Ordinal).Take(ImportQuestion.MaxExamples)],
                Choices = [.. question.Choices.Select(choice => choice with { Consequence = choice.Consequence ?? ConsequenceOf(choice.Effect) })],
            };
        }

        private ImportMessage? ConsequenceOf(ChoiceEffect effect) => effect switch
        {
            ChoiceEffect.Counted => new("consequence-counted", ImportMessage.Number(Amount)),
            ChoiceEffect.NotCounted => new("consequence-not-counted", ImportMessage.Number(Amount)),
            ChoiceEffect.TakenOff => new("consequence-taken-off", ImportMessage.Number(Amount)),
            _ => null,
        };
    }
}
