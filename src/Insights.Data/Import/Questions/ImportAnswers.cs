using Insights.Data.Storage;
using Insights.Data.Values;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Import.Questions;

/// <summary>The answers that a shop has given.</summary>
public static class ImportAnswers
{
    /// <summary>The kind of answers that hold for all files of the shop.</summary>
    public const string OfShop = "";

    /// <summary>Between the format and the header of a kind.</summary>
    internal const char HeaderMark = ':';

    /// <summary>Between the columns of a kind's header.</summary>
    internal const char ColumnMark = '|';

    /// <summary>More answers than this are not listed at once.</summary>
    public const int MaxListed = 1_000;

    /// <summary>In place of an import: what the owner has said apart from any, as in the settings.</summary>
    internal static readonly ImportId OfNoImport = new(0);

    /// <summary>The answers for files of a kind, by key; those for the kind go before those for the shop.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> ReadAnswersAsync(this IDatabase database, string kind, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (!await database.IsCurrentAsync(cancellationToken)) return answers;
        await foreach (var (key, value) in database.QueryAsync(
            "SELECT key, value FROM import_answers WHERE kind IN (@shop, @kind) ORDER BY kind = @kind", [("@shop", OfShop), ("@kind", kind)],
            row => (row.GetString(0), row.GetString(1)), cancellationToken))
            answers[key] = value;
        return answers;
    }

    /// <summary>What is remembered, by kind of file and key, at most <see cref="MaxListed"/>; the shop's currency and time zone are settings of their own.</summary>
    public static async Task<IReadOnlyList<RememberedAnswer>> ListAnswersAsync(this IDatabase database, CancellationToken cancellationToken)
    {
        if (!await database.IsCurrentAsync(cancellationToken)) return [];
        return await database.QueryAsync(
            """
            SELECT a.kind, a.key, a.value, a.question, a.answer, i.file_name, i.finished_at
            FROM import_answers a LEFT JOIN imports i ON i.import_id = a.import_id
            WHERE NOT (a.kind = @shop AND a.key IN (@currency, @zone))
            ORDER BY a.kind, a.key LIMIT @max
            """,
            [("@shop", OfShop), ("@currency", Questionnaire.ShopCurrency), ("@zone", Questionnaire.ShopTimeZone), ("@max", MaxListed)],
            row => new RememberedAnswer(row.GetString(0), row.GetString(1), row.GetString(2))
            {
                Question = row.NullableString(3) is { } question ? ImportMessage.Parse(question) : null,
                Answer = row.NullableString(4) is { } answer ? ImportMessage.Parse(answer) : null,
                FileName = row.NullableString(5),
                GivenAt = row.NullableInt64(6) is { } finished ? UnixMilliseconds.ToUtc(finished) : null,
            },
            cancellationToken).ToListAsync(cancellationToken);
    }

    /// <summary>Forgets an answer, so that the next file of its kind asks again. What was imported with it stays as it is.</summary>
    /// <param name="database">The database.</param>
    /// <param name="kind">The kind of files; <see cref="OfShop"/> for all of the shop's.</param>
    /// <param name="key">The question's key.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>False where there is no such answer.</returns>
    public static async Task<bool> ForgetAnswerAsync(this IDatabase database, string kind, string key, CancellationToken cancellationToken)
    {
        // Currency and time zone of the shop rest on more than an answer, and are changed in the settings.
        if (kind == OfShop && key is (Questionnaire.ShopCurrency or Questionnaire.ShopTimeZone)) return false;
        if (!await database.IsCurrentAsync(cancellationToken)) return false;
        await using var context = database.CreateContext();
        return await context.ImportAnswers.Where(answer => answer.Kind == kind && answer.Key == key).ExecuteDeleteAsync(cancellationToken) > 0;
    }
}
