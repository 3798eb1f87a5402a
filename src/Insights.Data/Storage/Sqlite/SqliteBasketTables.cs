using Insights.Data.Customers;
using Insights.Data.Import.Merging;
using Insights.Data.Import.Rows;
using Insights.Data.Purchases;
using Insights.Data.Values;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>The shop's tables inside an import's transaction.</summary>
internal sealed class SqliteBasketTables : IDisposable
{
    private readonly sqlite3 database;
    private readonly SqliteCustomerTable customers;
    private readonly SqliteStatement insertBasket;
    private readonly SqliteStatement insertLine;
    private readonly SqliteStatement insertAnonymous;
    private readonly SqliteStatement deleteBasket;
    private readonly SqliteStatement deleteLines;
    private readonly SqliteStatement deleteAnonymous;
    private readonly SqliteStatement readOwned;
    private readonly SqliteStatement readAnonymous;
    private long nextBasket;

    internal SqliteBasketTables(sqlite3 database)
    {
        this.database = database;
        customers = new SqliteCustomerTable(database);
        insertBasket = new SqliteStatement(database, """
            INSERT INTO baskets (customer_id, occurred_at, basket_id, day, kind, amount, quantity, line_count, product_count,
                discount, channel, source_id, order_ref, fingerprint, import_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        insertLine = new SqliteStatement(database,
            "INSERT INTO basket_lines (customer_id, basket_id, line_number, product_id, quantity, amount) VALUES (?, ?, ?, ?, ?, ?)");
        insertAnonymous = new SqliteStatement(database, """
            INSERT INTO anonymous_baskets (source_id, order_ref, day, kind, amount, line_count, fingerprint, import_id)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """);
        deleteBasket = new SqliteStatement(database, "DELETE FROM baskets WHERE customer_id = ? AND occurred_at = ? AND basket_id = ?");
        deleteLines = new SqliteStatement(database, "DELETE FROM basket_lines WHERE customer_id = ? AND basket_id = ?");
        deleteAnonymous = new SqliteStatement(database, "DELETE FROM anonymous_baskets WHERE source_id = ? AND order_ref = ?");
        readOwned = new SqliteStatement(database, """
            SELECT order_ref, customer_id, basket_id, occurred_at, amount, line_count, product_count, fingerprint, day
            FROM baskets WHERE source_id = ?1 AND order_ref >= ?2 AND order_ref < ?4 AND (order_ref = ?2 OR order_ref >= ?3) ORDER BY order_ref
            """);
        readAnonymous = new SqliteStatement(database, """
            SELECT order_ref, NULL, NULL, day * 86400000, amount, line_count, 0, fingerprint, day
            FROM anonymous_baskets WHERE source_id = ?1 AND order_ref >= ?2 AND order_ref < ?4 AND (order_ref = ?2 OR order_ref >= ?3) ORDER BY order_ref
            """);
        nextBasket = NextId("baskets", "basket_id");
        ImportId = new ImportId(NextId("imports", "import_id"));
    }

    internal ImportId ImportId { get; }

    internal int RegisterSource(string name)
    {
        using var find = new SqliteStatement(database, "SELECT source_id FROM sources WHERE name = ?");
        find.Bind(0, name);
        if (find.Step()) return (int)find.Int64(0);
        var id = (int)NextId("sources", "source_id");
        using var insert = new SqliteStatement(database, "INSERT INTO sources (source_id, name) VALUES (?, ?)");
        insert.Bind(0, id);
        insert.Bind(1, name);
        insert.Execute();
        return id;
    }

    internal (CustomerId Id, CustomerDetails Details)? FindCustomer(string externalId) => customers.Find(externalId);

    internal CustomerId NextCustomerId() => customers.NextId();

    internal void InsertCustomer(CustomerId id, string externalId, CustomerDetails details) => customers.Insert(id, externalId, details);

    internal (long Count, string WithZeros, string Without) FindLostZeros() => customers.FindLostZeros();

    internal void CompleteCustomers() => customers.Complete();

    internal void UpdateCustomer(CustomerId id, CustomerDetails details) => customers.Update(id, details);

    internal bool RemoveCustomer(CustomerId id) => customers.Remove(id);

    /// <summary>The baskets of an order, in the order of their references.</summary>
    internal IReadOnlyList<StoredBasket> ReadBaskets(int sourceId, string orderRef)
    {
        var baskets = new List<StoredBasket>();
        Read(readOwned, sourceId, orderRef, baskets);
        Read(readAnonymous, sourceId, orderRef, baskets);
        return baskets;
    }

    private static void Read(SqliteStatement query, int sourceId, string orderRef, List<StoredBasket> baskets)
    {
        var (from, until) = DerivedReference.RangeOf(orderRef);
        query.Bind(0, sourceId);
        query.Bind(1, orderRef);
        query.Bind(2, from);
        query.Bind(3, until);
        while (query.Step())
        {
            var customer = query.NullableInt64(1);
            var basket = query.NullableInt64(2);
            baskets.Add(new StoredBasket
            {
                CustomerId = customer is { } c ? new CustomerId(c) : null,
                BasketId = basket is { } b ? new BasketId(b) : null,
                SourceId = sourceId,
                OrderRef = query.Text(0),
                OccurredAt = UnixMilliseconds.ToUtc(query.Int64(3)),
                Amount = new Money(query.Int64(4)),
                LineCount = (int)query.Int64(5),
                ProductCount = (int)query.Int64(6),
                Fingerprint = query.Int64(7),
                Day = EpochDay.ToDate((int)query.Int64(8)),
            });
        }
        query.Reset();
    }

    internal void Insert(BasketContent basket)
    {
        if (basket.CustomerId is { } customer) InsertOwned(customer, basket);
        else InsertAnonymous(basket);
    }

    private void InsertOwned(CustomerId customer, BasketContent basket)
    {
        var id = nextBasket++;
        insertBasket.Bind(0, customer.Value);
        insertBasket.Bind(1, UnixMilliseconds.From(basket.OccurredAt));
        insertBasket.Bind(2, id);
        insertBasket.Bind(3, EpochDay.From(basket.Day));
        insertBasket.Bind(4, (long)basket.Kind);
        insertBasket.Bind(5, basket.Amount.TenThousandths);
        insertBasket.Bind(6, basket.Quantity.TenThousandths);
        insertBasket.Bind(7, (long)basket.LineCount);
        insertBasket.Bind(8, basket.ProductCount);
        insertBasket.Bind(9, basket.Discount?.TenThousandths);
        insertBasket.Bind(10, basket.Channel);
        insertBasket.Bind(11, basket.SourceId);
        insertBasket.Bind(12, basket.OrderRef);
        insertBasket.Bind(13, basket.Fingerprint);
        insertBasket.Bind(14, basket.ImportId.Value);
        insertBasket.Execute();

        insertLine.Bind(0, customer.Value);
        insertLine.Bind(1, id);
        var number = 1;
        foreach (var line in basket.Lines)
        {
            insertLine.Bind(2, number++);
            insertLine.Bind(3, line.ProductId?.Value);
            insertLine.Bind(4, line.Quantity.TenThousandths);
            insertLine.Bind(5, line.Amount.TenThousandths);
            insertLine.Execute();
        }
    }

    private void InsertAnonymous(BasketContent basket)
    {
        insertAnonymous.Bind(0, basket.SourceId);
        insertAnonymous.Bind(1, basket.OrderRef);
        insertAnonymous.Bind(2, EpochDay.From(basket.Day));
        insertAnonymous.Bind(3, (long)basket.Kind);
        insertAnonymous.Bind(4, basket.Amount.TenThousandths);
        insertAnonymous.Bind(5, (long)basket.LineCount);
        insertAnonymous.Bind(6, basket.Fingerprint);
        insertAnonymous.Bind(7, basket.ImportId.Value);
        insertAnonymous.Execute();
    }

    internal void Delete(StoredBasket basket)
    {
        if (basket is { CustomerId: { } customer, BasketId: { } id })
        {
            deleteBasket.Bind(0, customer.Value);
            deleteBasket.Bind(1, UnixMilliseconds.From(basket.OccurredAt));
            deleteBasket.Bind(2, id.Value);
            deleteBasket.Execute();
            deleteLines.Bind(0, customer.Value);
            deleteLines.Bind(1, id.Value);
            deleteLines.Execute();
            return;
        }
        deleteAnonymous.Bind(0, basket.SourceId);
        deleteAnonymous.Bind(1, basket.OrderRef);
        deleteAnonymous.Execute();
    }

    /// <param name="record">The record.</param>
    /// <param name="magnitude">The sum of all figures of the file without their signs; null where it states no sales.</param>
    /// <param name="hasStatements">False for imports that have left nothing.</param>
    internal void InsertRecord(ImportRecord record, double? magnitude, bool hasStatements)
    {
        using var insert = new SqliteStatement(database, """
            INSERT INTO imports (import_id, file_name, format, started_at, finished_at, outcome, error, lines_imported,
                lines_already_present, lines_updated, lines_without_customer, lines_rejected, customer_amount, anonymous_amount, dialect, notes, lines_left_out,
                magnitude, has_statements, stated_currency, currency_is_of_file, stated_time_zone, time_zone_is_of_file)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        insert.Bind(0, ImportId.Value);
        insert.Bind(1, record.FileName);
        insert.Bind(2, record.Format);
        insert.Bind(3, UnixMilliseconds.From(record.StartedAt));
        insert.Bind(4, UnixMilliseconds.From(record.FinishedAt));
        insert.Bind(5, (long)record.Outcome);
        insert.Bind(6, record.Error);
        insert.Bind(7, record.LinesImported);
        insert.Bind(8, record.LinesAlreadyPresent);
        insert.Bind(9, record.LinesUpdated);
        insert.Bind(10, record.LinesWithoutCustomer);
        insert.Bind(11, record.LinesRejected);
        insert.Bind(12, record.CustomerAmount.TenThousandths);
        insert.Bind(13, record.AnonymousAmount.TenThousandths);
        insert.Bind(14, record.Dialect);
        insert.Bind(15, record.Notes);
        insert.Bind(16, record.LinesLeftOut);
        insert.Bind(17, magnitude);
        insert.Bind(18, hasStatements ? 1L : 0L);
        insert.Bind(19, record.StatedCurrency);
        insert.Bind(20, record.CurrencyIsOfFile ? 1L : 0L);
        insert.Bind(21, record.StatedTimeZone);
        insert.Bind(22, record.TimeZoneIsOfFile ? 1L : 0L);
        insert.Execute();
    }

    internal IReadOnlyList<(int SourceId, string Name)> ReadSources()
    {
        using var query = new SqliteStatement(database, "SELECT source_id, name FROM sources ORDER BY source_id");
        var sources = new List<(int, string)>();
        while (query.Step()) sources.Add(((int)query.Int64(0), query.Text(1)));
        return sources;
    }

    private long NextId(string table, string column)
    {
        using var query = new SqliteStatement(database, $"SELECT coalesce(max({column}), 0) + 1 FROM {table}");
        query.Step();
        return query.Int64(0);
    }

    public void Dispose()
    {
        customers.Dispose();
        insertBasket.Dispose();
        insertLine.Dispose();
        insertAnonymous.Dispose();
        deleteBasket.Dispose();
        deleteLines.Dispose();
        deleteAnonymous.Dispose();
        readOwned.Dispose();
        readAnonymous.Dispose();
    }
}
