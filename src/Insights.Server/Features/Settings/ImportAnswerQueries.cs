using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Imports;

namespace Insights.Server.Features.Settings;

/// <summary>A remembered answer, as the API shows it.</summary>
/// <param name="Remembered">The answer.</param>
internal sealed record ImportAnswerView(RememberedAnswer Remembered)
{
    public string Kind => Remembered.Kind;

    public string? Format => Remembered.Format;

    public IReadOnlyList<string> Columns => Remembered.Columns;

    public string Key => Remembered.Key;

    public string? Question => WordsOf(Remembered.Question);

    public string Value => Remembered.Value;

    public string? Meaning => WordsOf(Remembered.Answer);

    public string? FileName => Remembered.FileName;

    public DateTime? GivenAt => Remembered.GivenAt;

    internal static async Task<IReadOnlyList<ImportAnswerView>> ListAsync(IDatabase database, CancellationToken cancellationToken) =>
        [.. (await database.ListAnswersAsync(cancellationToken)).Select(answer => new ImportAnswerView(answer))];

    private static string? WordsOf(ImportMessage? message) => message?.OnPage(ImportQuestionView.Words);
}

/// <summary>What the shop remembers of questions of files.</summary>
[ResolverOf("Query")]
internal static class ImportAnswerQueries
{
    public static Task<IReadOnlyList<ImportAnswerView>> ImportAnswers(IDatabase database, CancellationToken cancellationToken) =>
        ImportAnswerView.ListAsync(database, cancellationToken);
}

/// <summary>Forgets remembered answers.</summary>
[ResolverOf("Mutation")]
internal static class ImportAnswerMutations
{
    public static async Task<ForgetImportAnswerPayload> ForgetImportAnswer(ForgetImportAnswerInput input, IDatabase database, CancellationToken cancellationToken)
    {
        var isForgotten = await database.ForgetAnswerAsync(input.Kind, input.Key, cancellationToken);
        return new ForgetImportAnswerPayload(
            await ImportAnswerView.ListAsync(database, cancellationToken),
            isForgotten ? [] : [new ImportAnswerNotFoundError($"Nothing is remembered for '{input.Key}' of this kind of file. See importAnswers.")]);
    }
}

/// <summary>Which answer to forget.</summary>
internal sealed record ForgetImportAnswerInput
{
    public string Kind { get; init; } = "";

    public string Key { get; init; } = "";
}

/// <summary>The answer to forgetImportAnswer.</summary>
internal sealed record ForgetImportAnswerPayload(IReadOnlyList<ImportAnswerView> ImportAnswers, IReadOnlyList<object> Errors);

/// <summary>There is no such answer.</summary>
internal sealed record ImportAnswerNotFoundError(string Message);
