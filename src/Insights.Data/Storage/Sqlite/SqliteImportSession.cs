using System.Runtime.CompilerServices;
using Insights.Data.Customers;
using Insights.Data.Import;
using Insights.Data.Import.Formats;
using Insights.Data.Import.Merging;
using Insights.Data.Import.Questions;
using Insights.Data.Purchases;
using Insights.Data.Shops;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>
/// Imports into SQLite: staging lies in temporary tables, which SQLite keeps out of the database file and sorts on disk
/// where memory does not suffice; merging is one transaction with prepared statements.
/// </summary>
internal sealed class SqliteImportSession : IImportSession
{
    private const int CacheKibibytes = 16 * 1024;

    private readonly SqliteConnection connection;
    private readonly sqlite3 database;
    private readonly SqliteStagingArea staging;
    private SqliteBasketTables? tables;
    private bool inTransaction;

    private SqliteImportSession(SqliteConnection connection)
    {
        this.connection = connection;
        database = connection.Handle ?? throw new InvalidOperationException("The connection is not open.");
        Execute($"PRAGMA cache_size = -{CacheKibibytes}; PRAGMA foreign_keys = OFF;");
        staging = new SqliteStagingArea(database);
    }

    internal static async Task<SqliteImportSession> OpenAsync(SqliteDatabase database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenUnpooledAsync(cancellationToken);
        try
        {
            return new SqliteImportSession(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private SqliteBasketTables Tables => tables ?? throw new InvalidOperationException("The merge has not begun.");

    public long StagedFragments => staging.Fragments;

    public ValueTask StageAsync(BasketFragment fragment, CancellationToken cancellationToken)
    {
        staging.Add(fragment);
        return ValueTask.CompletedTask;
    }

    public ValueTask StageAsync(StagedCustomer customer, CancellationToken cancellationToken)
    {
        staging.Add(customer);
        return ValueTask.CompletedTask;
    }

    public ValueTask StageAsync(Rejection rejection, CancellationToken cancellationToken)
    {
        staging.Add(rejection);
        return ValueTask.CompletedTask;
    }

    public async IAsyncEnumerable<Rejection> ReadRejectionsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var rejection in staging.ReadRejections())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return rejection;
        }
    }

    public async Task<(ImportId ImportId, Shop? Shop)> BeginMergeAsync(CancellationToken cancellationToken)
    {
        staging.Complete();
        await TakeWriteLockAsync(cancellationToken);
        tables = new SqliteBasketTables(database);
        return (tables.ImportId, SqliteShopTable.Read(database));
    }

    private async Task TakeWriteLockAsync(CancellationToken cancellationToken)
    {
        await SqliteWriteLock.TakeAsync(database, cancellationToken);
        inTransaction = true;
    }

    public Task<int> RegisterSourceAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(Tables.RegisterSource(name));

    public Task<IReadOnlyList<ProductId>> RegisterProductsAsync(
        IReadOnlyList<CatalogProduct> products, CancellationToken cancellationToken) =>
        Task.FromResult(Tables.RegisterProducts(products));

    public async IAsyncEnumerable<BasketFragment> ReconcileOwnersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var contested in staging.ReconcileOwners())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return contested;
        }
    }

    public async IAsyncEnumerable<StagedBasket> ReadBasketsAsync(
        int sourceId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var basket in staging.ReadBaskets(sourceId))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return basket;
        }
    }

    public async IAsyncEnumerable<StagedCustomer> ReadCustomersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var customer in staging.ReadCustomers())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return customer;
        }
    }

    public ValueTask<(CustomerId Id, CustomerDetails Details)?> FindCustomerAsync(
        string externalId, CancellationToken cancellationToken) => ValueTask.FromResult(Tables.FindCustomer(externalId));

    public CustomerId NextCustomerId() => Tables.NextCustomerId();

    public ValueTask InsertCustomerAsync(
        CustomerId id, string externalId, CustomerDetails details, CancellationToken cancellationToken)
    {
        Tables.InsertCustomer(id, externalId, details);
        return ValueTask.CompletedTask;
    }

    public ValueTask UpdateCustomerAsync(CustomerId id, CustomerDetails details, CancellationToken cancellationToken)
    {
        Tables.UpdateCustomer(id, details);
        return ValueTask.CompletedTask;
    }

    public ValueTask<IReadOnlyList<BasketContentLine>> ReadLinesAsync(StoredBasket basket, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Tables.ReadLines(basket));

    public ValueTask<IReadOnlyList<StoredBasket>> ReadRelatedAsync(
        int sourceId, (string From, string Until) references, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Tables.ReadRelated(sourceId, references));

    public ValueTask InsertAsync(BasketContent basket, CancellationToken cancellationToken)
    {
        Tables.Insert(basket);
        return ValueTask.CompletedTask;
    }

    public ValueTask DeleteAsync(StoredBasket basket, CancellationToken cancellationToken)
    {
        Tables.Delete(basket);
        return ValueTask.CompletedTask;
    }

    public Task RememberAsync(string kind, IReadOnlyList<(ImportQuestion Question, string Value)> answers, CancellationToken cancellationToken)
    {
        using var remember = new SqliteStatement(database, "INSERT OR REPLACE INTO import_answers (kind, key, value, import_id) VALUES (?, ?, ?, ?)");
        foreach (var (question, value) in answers)
        {
            remember.Bind(0, question.IsForShop ? ImportAnswers.OfShop : kind);
            remember.Bind(1, question.Key);
            remember.Bind(2, value);
            remember.Bind(3, Tables.ImportId.Value);
            remember.Execute();
        }
        return Task.CompletedTask;
    }

    public Task CommitAsync(ImportRecord record, Shop shop, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        SqliteShopTable.Write(database, shop);
        Tables.CompleteCustomers();
        Tables.InsertRecord(record);
        staging.KeepRejections(Tables.ImportId);
        Execute("COMMIT");
        inTransaction = false;
        return Task.CompletedTask;
    }

    public async Task<ImportId> FailAsync(ImportRecord record, CancellationToken cancellationToken)
    {
        Rollback();
        staging.Complete();
        await TakeWriteLockAsync(cancellationToken);
        tables?.Dispose();
        tables = new SqliteBasketTables(database);
        Tables.InsertRecord(record);
        staging.KeepRejections(Tables.ImportId);
        Execute("COMMIT");
        inTransaction = false;
        return Tables.ImportId;
    }

    private void Rollback()
    {
        if (!inTransaction) return;
        inTransaction = false;
        // A full disk makes SQLite roll back by itself; a second rollback then has nothing to do.
        if (raw.sqlite3_get_autocommit(database) == 0) Execute("ROLLBACK");
    }

    private void Execute(string sql) => SqliteErrors.Check(raw.sqlite3_exec(database, sql), database);

    public async ValueTask DisposeAsync()
    {
        tables?.Dispose();
        staging.Dispose();
        Rollback();
        await connection.DisposeAsync();
    }
}
