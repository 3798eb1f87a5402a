using System.Globalization;
using Insights.Data.Import.Questions;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Asks an owner at a terminal what a file leaves open, one question after the other.</summary>
/// <param name="input">What is typed.</param>
/// <param name="output">Where the questions are shown.</param>
internal sealed class ImportDialog(TextReader input, TextWriter output)
{
    private const int MaxTries = 5;

    private readonly HashSet<string> asked = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A dialog with whoever sits at the terminal; null where input or output is a file or another program.</summary>
    internal static ImportDialog? OfTerminal() =>
        Console.IsInputRedirected || Console.IsOutputRedirected || Console.IsErrorRedirected ? null : new ImportDialog(Console.In, Console.Out);

    /// <summary>The answers so far with those to these questions; null where the owner gives none.</summary>
    internal async Task<IReadOnlyDictionary<string, string>?> AskAsync(
        string fileName, IReadOnlyList<ImportQuestion> questions, IReadOnlyDictionary<string, string> known, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<string, string>(known, StringComparer.OrdinalIgnoreCase);
        await output.WriteLineAsync($"{fileName} leaves something open. Enter takes what is in brackets, Ctrl-D stops; nothing is stored before all is answered.");
        foreach (var question in questions.OrderByDescending(question => question.IsRequired))
        {
            // A question that comes back after it was left open, or was not answered to the file's satisfaction, is not requested ever.
            if (!asked.Add(question.Key))
            {
                if (question.IsRequired) return null;
                continue;
            }
            var (isGoingOn, answer) = await AskAsync(question, cancellationToken);
            if (!isGoingOn) return null;
            if (answer is not null) answers[question.Key] = answer;
        }
        return answers;
    }

    private async Task<(bool IsGoingOn, string? Answer)> AskAsync(ImportQuestion question, CancellationToken cancellationToken)
    {
        await output.WriteLineAsync($"\n{question.Text.OnPage(CultureInfo.GetCultureInfo("en"))}");
        if (ImportSummary.FactsOf(question) is { Length: > 0 } facts) await output.WriteLineAsync($"  {facts}");
        for (var i = 0; i < question.Choices.Count; i++)
            await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {i + 1}  {ImportSummary.MeaningOf(question, question.Choices[i].Value)}"));
        for (var tries = 0; tries < MaxTries; tries++)
        {
            await output.WriteAsync($"{(ProposalOf(question) is { } proposal ? $"[{proposal}]" : question.IsRequired ? "" : "[open]")}> ");
            await output.FlushAsync(cancellationToken);
            if (await input.ReadLineAsync(cancellationToken) is not { } line) return (false, null);
            var text = line.Trim();
            if (text.Length == 0 && (question.Proposal is not null || !question.IsRequired)) return (true, question.Proposal);
            if (AnswerOf(question, text) is { } answer) return (true, answer);
            await output.WriteLineAsync(question.Choices.Count > 0 ? $"Type a number from 1 to {question.Choices.Count}." : "Type an answer.");
        }
        return (false, null);
    }

    private static string? ProposalOf(ImportQuestion question)
    {
        for (var i = 0; i < question.Choices.Count; i++)
            if (question.Choices[i].Value == question.Proposal) return (i + 1).ToString(CultureInfo.InvariantCulture);
        return question.Proposal;
    }

    private static string? AnswerOf(ImportQuestion question, string text)
    {
        if (text.Length == 0) return null;
        if (question.Choices.Count == 0) return text;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= question.Choices.Count
            ? question.Choices[number - 1].Value
            : question.Choices.FirstOrDefault(choice => choice.Value.Equals(text, StringComparison.OrdinalIgnoreCase))?.Value;
    }
}
