using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Storage;

/// <summary>The answers that a shop has given to the questions of its files.</summary>
public static class ImportAnswerQueries
{
    /// <summary>More answers than this are not listed at once.</summary>
    public const int MaxListed = 1_000;

    /// <summary>The answers for files of a kind, by key; those for the kind go before those for the shop.</summary>
    internal static async Task<IReadOnlyDictionary<string, string>> ReadAsync(this IDatabase database, string kind, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!await database.IsCurrentAsync(cancellationToken)) return answers;
        await foreach (var (key, value) in database.QueryAsync(
            "SELECT key, value FROM import_answers WHERE kind IN (@shop, @kind) ORDER BY kind = @kind", [("@shop", ImportAnswers.OfShop), ("@kind", kind)],
            row => (row.GetString(0), row.GetString(1)), cancellationToken))
            answers[key] = value;
        return answers;
    }

    /// <summary>What is remembered, by kind of file and key, at most <see cref="MaxListed"/>; the shop's currency and time zone are settings of their own.</summary>
    public static async Task<IReadOnlyList<RememberedAnswer>> ListAnswersAsync(this IDatabase database, CancellationToken cancellationToken)
    {
        if (!await database.IsCurrentAsync(cancellationToken)) return [];
        await using var context = database.CreateContext();
        var rows = await (
            from answer in context.ImportAnswers
            where answer.Kind != ImportAnswers.OfShop || (answer.Key != Questionnaire.ShopCurrency && answer.Key != Questionnaire.ShopTimeZone)
            join record in context.Imports on answer.ImportId equals record.ImportId into records
            from import in records.DefaultIfEmpty()
            orderby answer.Kind, answer.Key
            select new { Answer = answer, Import = import }).Take(MaxListed).ToListAsync(cancellationToken);
        return rows.ConvertAll(row => new RememberedAnswer(row.Answer.Kind, row.Answer.Key, row.Answer.Value)
        {
            Question = row.Answer.Question is { } question ? ImportMessage.Parse(question) : null,
            Answer = row.Answer.Answer is { } answer ? ImportMessage.Parse(answer) : null,
            FileName = row.Import?.FileName,
            GivenAt = row.Import?.FinishedAt,
        });
    }

    /// <summary>Forgets an answer, so that the next file of its kind asks again. What was imported with it stays as it is.</summary>
    /// <param name="database">The database.</param>
    /// <param name="kind">The kind of files; <see cref="ImportAnswers.OfShop"/> for all of the shop's.</param>
    /// <param name="key">The question's key.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False where there is no such answer.</returns>
    public static async Task<bool> ForgetAnswerAsync(this IDatabase database, string kind, string key, CancellationToken cancellationToken)
    {
        // Currency and time zone of the shop rest on more than an answer, and are changed in the settings.
        if (kind == ImportAnswers.OfShop && key is (Questionnaire.ShopCurrency or Questionnaire.ShopTimeZone)) return false;
        if (!await database.IsCurrentAsync(cancellationToken)) return false;
        await using var context = database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var isForgotten = await context.ImportAnswers.Where(answer => answer.Kind == kind && answer.Key == key).ExecuteDeleteAsync(cancellationToken) > 0;
        if (isForgotten) await context.RaiseAsync(Topics.Settings, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return isForgotten;
    }
}
