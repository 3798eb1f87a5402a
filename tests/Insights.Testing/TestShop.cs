using Insights.Data.Histories;
using Insights.Data.Import;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Data.Storage;
using Insights.Data.Storage.Sqlite;

namespace Insights.Testing;

/// <summary>A shop with a real database in a temporary folder.</summary>
public sealed class TestShop : IDisposable
{
    /// <summary>The time at which its imports happen, unless a test moves it.</summary>
    public static readonly DateTimeOffset ImportTime = new(2024, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;

    public TestShop() => database = new SqliteDatabase(folder.File("data"));

    public IDatabase Database => database;

    public TemporaryFolder Folder => folder;

    public SettableClock Clock { get; } = new(ImportTime);

    /// <summary>Imports a file; the owner's answer to the question for the currency is what is proposed: EUR, or USD for dollars.</summary>
    public async Task<ImportResult> ImportAsync(string path, ImportOptions? options = null)
    {
        options ??= new ImportOptions();
        var importer = new Importer(Database, Clock);
        var file = ImportFile.FromPath(path);
        try
        {
            return await importer.ImportAsync(file, options, progress: null, CancellationToken.None);
        }
        catch (QuestionsException open) when (open.Questions.FirstOrDefault(question => question.Key == Questionnaire.ShopCurrency) is { Proposal: { } proposal })
        {
            return await importer.ImportAsync(file, WithCurrency(options, proposal), progress: null, CancellationToken.None);
        }
    }

    private static ImportOptions WithCurrency(ImportOptions options, string currency) => options with
    {
        Answers = new Dictionary<string, string>(options.Answers, StringComparer.OrdinalIgnoreCase)
        {
            [Questionnaire.ShopCurrency] = currency,
        },
    };

    public Task<ImportResult> ImportTextAsync(string text, ImportOptions? options = null, string name = "sales.csv") =>
        ImportAsync(folder.Write(name, text), options);

    public Task<PurchaseHistories> HistoriesAsync(DateOnly asOf) => Database.Histories.ReadAsync(asOf, CancellationToken.None);

    /// <inheritdoc cref="ShopDump.ReadAsync"/>
    public Task<string> DumpAsync() => ShopDump.ReadAsync(Database);

    public void Dispose()
    {
        database.Dispose();
        folder.Dispose();
    }
}
