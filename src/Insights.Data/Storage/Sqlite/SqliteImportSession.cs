using System.Runtime.CompilerServices;
using Insights.Data.Customers;
using Insights.Data.Import.Merging;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Rows;
using Insights.Data.Purchases;
using Insights.Data.Shops;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>
/// Imports into SQLite: staging lies in temporary tables, which SQLite stores outside the database file and sorts on disk
/// where memory does not suffice; merging is one transaction with prepared statements.
/// </summary>
internal sealed class SqliteImportSession : IImportSession
{
    private const int CacheKibibytes = 16 * 1024;

    private readonly SqliteConnection connection;
    private readonly sqlite3 database;
    private readonly SqliteStagingArea staging;
    private readonly SqliteMarkedOrders marked;
    private readonly CancellationTokenRegistration interruption;
    private SqliteBasketTables? tables;
    private SqliteStatementTables? statements;
    private ShopCalendar? calendar;
    private bool inTransaction;

    private SqliteImportSession(SqliteConnection connection, CancellationToken cancellationToken)
    {
        this.connection = connection;
        database = connection.OpenHandle();
        database.Execute($"PRAGMA cache_size = -{CacheKibibytes}; PRAGMA foreign_keys = OFF;");
        staging = new SqliteStagingArea(database);
        marked = new SqliteMarkedOrders(database);
        interruption = SqliteInterruption.InterruptOn(connection, cancellationToken);
    }

    internal static async Task<SqliteImportSession> OpenAsync(SqliteDatabase database, CancellationToken cancellationToken)
    {
        var connection = await database.OpenUnpooledAsync(cancellationToken);
        try
        {
            return new SqliteImportSession(connection, cancellationToken);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private SqliteBasketTables Tables => tables ?? throw new InvalidOperationException("The merge has not begun.");

    private SqliteStatementTables Statements => statements ?? throw new InvalidOperationException("The merge has not begun.");

    private ShopCalendar Calendar => calendar ?? throw new InvalidOperationException("The shop's time zone is not set.");

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
        var shop = SqliteShopTable.Read(database);
        tables = new SqliteBasketTables(database);
        statements = new SqliteStatementTables(database, tables.ImportId);
        if (shop is not null) new SqliteEarlierData(database, statements, new ShopCalendar(shop.TimeZone)).Convert();
        return (tables.ImportId, shop);
    }

    private async Task TakeWriteLockAsync(CancellationToken cancellationToken)
    {
        await SqliteWriteLock.TakeAsync(database, cancellationToken);
        inTransaction = true;
    }

    public Task<IReadOnlyList<ProductId>> RegisterProductsAsync(
        IReadOnlyList<CatalogProduct> products, CancellationToken cancellationToken) =>
        Task.FromResult(new SqliteProductTable(database).Register(products, Tables.ImportId, cancellationToken));

    public void ReviewOrders() => staging.ReviewOrders();

    public async IAsyncEnumerable<BasketFragment> ReadFaultyOrdersAsync(OrderFault fault, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var fragment in staging.ReadFaultyOrders(fault))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return fragment;
        }
    }

    public void RemoveFaultyOrders(OrderFault fault) => staging.RemoveFaultyOrders(fault);

    public async IAsyncEnumerable<StagedBasket> ReadBasketsAsync(
        int sourceId, IReadOnlyList<ProductId> products, ShopCalendar calendar, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        this.calendar = calendar;
        foreach (var basket in staging.ReadBaskets(sourceId, Tables.ImportId, products, calendar))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return basket;
        }
    }

    public (long Others, long Same) CompareCustomers(int sourceId) => staging.CompareCustomers(sourceId, Tables.ImportId);

    public async IAsyncEnumerable<StagedCustomer> ReadCustomersAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var customer in staging.ReadCustomers())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return customer;
        }
    }

    public int RegisterSource(string name) => Tables.RegisterSource(name);

    public IReadOnlyList<(int SourceId, string Name)> ReadSources() => Tables.ReadSources();

    public void InsertParts(IReadOnlyList<FilePart> parts) => Statements.InsertParts(parts);

    public void InsertStatement(int sourceId, string orderRef, OrderStatement statement, StatementFragment fragment) =>
        Statements.Insert(sourceId, orderRef, statement, fragment, Calendar);

    public void RepeatStatement(StatementFragment stored, OrderStatement statement) => Statements.Repeat(stored.StatementId, statement.Origin);

    public IReadOnlyList<OrderStatement> ReadStatements(int sourceId, string orderRef, ShopCalendar calendar) =>
        Statements.Read(sourceId, orderRef, calendar);

    public IReadOnlyList<StoredBasket> ReadBaskets(int sourceId, string orderRef) => Tables.ReadBaskets(sourceId, orderRef);

    public void Insert(BasketContent basket) => Tables.Insert(basket);

    public void Delete(StoredBasket basket) => Tables.Delete(basket);

    public (CustomerId Id, CustomerDetails Details)? FindCustomer(string externalId) => Tables.Customers.Find(externalId);

    public (long Count, string WithZeros, string Without) FindLostZeros() => Tables.Customers.FindLostZeros();

    public CustomerId NextCustomerId() => Tables.Customers.NextId();

    public void InsertCustomer(CustomerId id, string externalId, CustomerDetails details) => Tables.Customers.Insert(id, externalId, details);

    public void UpdateCustomer(CustomerId id, CustomerDetails details) => Tables.Customers.Update(id, details);

    public void InsertCustomerStatement(CustomerId id, string? details) => Statements.InsertCustomer(id, details);

    public string? ReadCustomerStatement(CustomerId id) => Statements.ReadCustomer(id);

    public IReadOnlyList<string?> ReadCustomerStatements(CustomerId id) => Statements.ReadCustomers(id);

    public void MarkOrdersOf(ImportId import, CancellationToken cancellationToken) => marked.MarkOrdersOf(import, cancellationToken);

    public void MarkAllOrders(ShopCalendar calendar) => marked.MarkAllOrders(calendar);

    public IEnumerable<(int SourceId, string OrderRef)> ReadMarkedOrders() => marked.Read();

    public IReadOnlyList<CustomerId> RemoveStatements(ImportId import, CancellationToken cancellationToken) =>
        marked.RemoveStatements(import, cancellationToken);

    public bool RemoveCustomer(CustomerId id) => Tables.Customers.Remove(id);

    public double ReadMagnitude(double enough) => staging.Magnitude + SqliteImportTable.ReadMagnitude(database, enough - staging.Magnitude);

    public IReadOnlyList<StoredImport> ReadImports() => SqliteImportTable.Read(database);

    public void MarkUndone(ImportId import) => SqliteImportTable.MarkUndone(database, import);

    public long CountRuns() => SqliteImportTable.CountRuns(database);

    public void SettleByOwner(string key, string value) =>
        Remember(new ImportAnswer { Kind = ImportAnswers.OfShop, Key = key, Value = value, ImportId = ImportAnswers.OfNoImport });

    public bool IsSettledByOwner(string key) => database.ReadInt64(
        "SELECT EXISTS (SELECT 1 FROM import_answers WHERE kind = ? AND key = ? AND import_id = ?)", ImportAnswers.OfShop, key, ImportAnswers.OfNoImport.Value) != 0;

    public Task RememberAsync(string kind, IReadOnlyList<(ImportQuestion Question, string Value)> answers, CancellationToken cancellationToken)
    {
        foreach (var (question, value) in answers)
            Remember(new ImportAnswer
            {
                Kind = question.IsForShop ? ImportAnswers.OfShop : kind,
                Key = question.Key,
                Value = value,
                ImportId = Tables.ImportId,
                Question = question.Text.Stored,
                Answer = question.MeaningOf(value)?.Stored,
            });
        return Task.CompletedTask;
    }

    /// <summary>
    /// An answer that is the same as before stays that of the import that gave it, unless the owner now states it of the shop;
    /// one of an earlier version gets its words.
    /// </summary>
    private void Remember(ImportAnswer answer)
    {
        using var remember = new SqliteStatement(
            database,
            """
            INSERT INTO import_answers (kind, key, value, import_id, question, answer) VALUES (?, ?, ?, ?, ?, ?)
            ON CONFLICT (kind, key) DO UPDATE SET value = excluded.value, question = excluded.question, answer = excluded.answer,
                import_id = CASE WHEN value <> excluded.value OR excluded.import_id = 0 THEN excluded.import_id ELSE import_id END
            WHERE value <> excluded.value OR excluded.import_id = 0 OR question IS NULL
            """);
        remember.Execute(answer.Kind, answer.Key, answer.Value, answer.ImportId.Value, answer.Question, answer.Answer);
    }

    public Task CommitAsync(ImportRecord record, Shop shop, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Tables.InsertRecord(record, staging.Magnitude, hasStatements: true);
        staging.StoreRejections(Tables.ImportId);
        Commit(shop);
        return Task.CompletedTask;
    }

    public Task CommitAsync(Shop shop, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Commit(shop);
        return Task.CompletedTask;
    }

    private void Commit(Shop shop)
    {
        SqliteShopTable.Write(database, shop);
        Tables.Customers.Complete();
        SqliteTopics.Raise(database, Topics.Purchases | Topics.Customers | Topics.Imports | Topics.Settings);
        SqliteFile.RefuseMoved(database);
        database.Execute("COMMIT");
        inTransaction = false;
    }

    public async Task<ImportId> FailAsync(ImportRecord record, CancellationToken cancellationToken)
    {
        Rollback();
        staging.Complete();
        await TakeWriteLockAsync(cancellationToken);
        tables?.Dispose();
        tables = new SqliteBasketTables(database);
        Tables.InsertRecord(record, magnitude: null, hasStatements: false);
        staging.StoreRejections(Tables.ImportId);
        SqliteTopics.Raise(database, Topics.Imports);
        database.Execute("COMMIT");
        inTransaction = false;
        return Tables.ImportId;
    }

    private void Rollback()
    {
        if (!inTransaction) return;
        inTransaction = false;
        // A full disk makes SQLite roll back by itself; a second rollback then has nothing to do.
        if (raw.sqlite3_get_autocommit(database) == 0) database.Execute("ROLLBACK");
    }

    public async ValueTask DisposeAsync()
    {
        await interruption.DisposeAsync();
        tables?.Dispose();
        statements?.Dispose();
        staging.Dispose();
        Rollback();
        await connection.DisposeAsync();
    }
}
