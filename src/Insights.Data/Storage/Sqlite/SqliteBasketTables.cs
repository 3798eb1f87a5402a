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
        Customers = new SqliteCustomerTable(database);
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
        nextBasket = database.NextId("baskets", "basket_id");
        ImportId = new ImportId(database.NextId("imports", "import_id"));
    }

    internal ImportId ImportId { get; }

    internal SqliteCustomerTable Customers { get; }

    internal int RegisterSource(string name)
    {
        using var find = new SqliteStatement(database, "SELECT source_id FROM sources WHERE name = ?", name);
        if (find.Step()) return (int)find.Int64(0);
        var id = (int)database.NextId("sources", "source_id");
        using var insert = new SqliteStatement(database, "INSERT INTO sources (source_id, name) VALUES (?, ?)");
        insert.Execute(id, name);
        return id;
    }

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
        query.BindAll(sourceId, orderRef, from, until);
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
        insertBasket.Execute(
            customer.Value, basket.OccurredAt, id, basket.Day, (long)basket.Kind, basket.Amount, basket.Quantity, basket.LineCount,
            basket.ProductCount, basket.Discount, basket.Channel, basket.SourceId, basket.OrderRef, basket.Fingerprint, basket.ImportId.Value);

        insertLine.BindAll(customer.Value, id);
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
        insertAnonymous.Execute(
            basket.SourceId, basket.OrderRef, basket.Day, (long)basket.Kind, basket.Amount, basket.LineCount, basket.Fingerprint,
            basket.ImportId.Value);
    }

    internal void Delete(StoredBasket basket)
    {
        if (basket is { CustomerId: { } customer, BasketId: { } id })
        {
            deleteBasket.Execute(customer.Value, basket.OccurredAt, id.Value);
            deleteLines.Execute(customer.Value, id.Value);
            return;
        }
        deleteAnonymous.Execute(basket.SourceId, basket.OrderRef);
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
        insert.Execute(
            ImportId.Value, record.FileName, record.Format, record.StartedAt, record.FinishedAt, (long)record.Outcome, record.Error,
            record.LinesImported, record.LinesAlreadyPresent, record.LinesUpdated, record.LinesWithoutCustomer, record.LinesRejected,
            record.CustomerAmount, record.AnonymousAmount, record.Dialect, record.Notes, record.LinesLeftOut, magnitude, hasStatements,
            record.StatedCurrency, record.CurrencyIsOfFile, record.StatedTimeZone, record.TimeZoneIsOfFile);
    }

    internal IReadOnlyList<(int SourceId, string Name)> ReadSources()
    {
        using var query = new SqliteStatement(database, "SELECT source_id, name FROM sources ORDER BY source_id");
        var sources = new List<(int, string)>();
        while (query.Step()) sources.Add(((int)query.Int64(0), query.Text(1)));
        return sources;
    }

    public void Dispose()
    {
        Customers.Dispose();
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
