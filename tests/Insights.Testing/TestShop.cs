using Insights.Data.Histories;
using Insights.Data.Import;
using Insights.Data.Import.Reading;
using Insights.Data.Storage;
using Insights.Data.Storage.Sqlite;

namespace Insights.Testing;

/// <summary>A shop with a real database in a temporary folder.</summary>
public sealed class TestShop : IDisposable
{
    /// <summary>The time at which its imports happen, unless a test moves it.</summary>
    public static readonly DateTimeOffset ImportTime = new(2024, 7, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly TemporaryFolder folder = new();

    public TestShop() => Database = new SqliteDatabase(folder.File("data"));

    public IDatabase Database { get; }

    public TemporaryFolder Folder => folder;

    public SettableClock Clock { get; } = new(ImportTime);

    public Task<ImportResult> ImportAsync(string path, ImportOptions? options = null) =>
        new Importer(Database, Clock).ImportAsync(ImportFile.FromPath(path), options ?? new ImportOptions(), progress: null, CancellationToken.None);

    public Task<ImportResult> ImportTextAsync(string text, ImportOptions? options = null, string name = "sales.csv") =>
        ImportAsync(folder.Write(name, text), options);

    public Task<PurchaseHistories> HistoriesAsync(DateOnly asOf) => Database.Histories.ReadAsync(asOf, CancellationToken.None);

    /// <summary>Everything that imports write, as text that two states can be compared by.</summary>
    public async Task<string> DumpAsync()
    {
        string[] queries =
        [
            "SELECT external_id, name, email, phone, birthday, country, region, city, channel, consent, first_contact, referred_by FROM customers ORDER BY external_id",
            "SELECT c.external_id, b.order_ref, b.occurred_at, b.day, b.kind, b.amount, b.quantity, b.line_count, b.product_count, b.discount, b.channel, b.source_id FROM baskets b JOIN customers c USING (customer_id) ORDER BY b.source_id, b.order_ref",
            "SELECT c.external_id, b.order_ref, p.code, l.quantity, l.amount FROM basket_lines l JOIN baskets b USING (customer_id, basket_id) JOIN customers c USING (customer_id) LEFT JOIN products p USING (product_id) ORDER BY b.source_id, b.order_ref, p.code, l.quantity, l.amount",
            "SELECT source_id, order_ref, day, kind, amount, line_count FROM anonymous_baskets ORDER BY source_id, order_ref",
        ];
        var dump = new System.Text.StringBuilder();
        foreach (var query in queries)
            await foreach (var row in Database.QueryAsync(query, [], row =>
            {
                var values = new object[row.FieldCount];
                row.GetValues(values);
                return string.Join('|', values);
            }, CancellationToken.None)) dump.AppendLine(row);
        return dump.ToString();
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Dispose();
    }
}
