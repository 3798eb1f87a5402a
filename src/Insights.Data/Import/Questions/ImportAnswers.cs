using Insights.Data.Storage;

namespace Insights.Data.Import.Questions;

/// <summary>Reads the answers that a shop has given.</summary>
public static class ImportAnswers
{
    /// <summary>The kind of answers that hold for all files of the shop.</summary>
    public const string OfShop = "";

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
}
