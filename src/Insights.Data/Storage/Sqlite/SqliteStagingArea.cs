using System.Runtime.InteropServices;
using System.Text.Json;
using Insights.Data.Customers;
using Insights.Data.Import.Merging;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Rows;
using Insights.Data.Purchases;
using Insights.Data.Shops;
using Insights.Data.Values;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>The rows of one file in temporary tables, outside of the shop's database file and without its lock.</summary>
internal sealed class SqliteStagingArea : IDisposable
{
    private const int CacheKibibytes = 32 * 1024;

    private static readonly string Schema = $"""
        PRAGMA temp_store = FILE;
        CREATE TEMP TABLE staged_basket (
            fragment INTEGER PRIMARY KEY, customer_ref TEXT, order_ref TEXT NOT NULL, stated_at INTEGER NOT NULL, is_local INTEGER NOT NULL,
            part INTEGER NOT NULL, kind INTEGER NOT NULL, total INTEGER, refunded INTEGER, discount INTEGER, channel TEXT, details TEXT,
            row_count INTEGER NOT NULL, entries INTEGER NOT NULL, magnitude REAL NOT NULL, lines BLOB NOT NULL);
        CREATE TEMP TABLE staged_customer (ordinal INTEGER PRIMARY KEY, line INTEGER NOT NULL, external_id TEXT NOT NULL, details TEXT);
        CREATE TEMP TABLE staged_rejection (ordinal INTEGER PRIMARY KEY, line INTEGER NOT NULL, column_name TEXT, value TEXT, reason TEXT NOT NULL);
        PRAGMA temp.cache_size = -{CacheKibibytes};
        CREATE TEMP TABLE reviewed_order (order_ref TEXT, first_owner TEXT, owners INTEGER, entries INTEGER, magnitude REAL);
        BEGIN;
        """;

    private const string FragmentColumns =
        "s.customer_ref, s.order_ref, s.stated_at, s.is_local, s.part, s.kind, s.total, s.refunded, s.discount, s.channel, s.details, s.row_count, s.lines";

    /// <summary>Different rows that one order can have, so that it can be read as a whole.</summary>
    private const int MaxEntries = 100_000;

    /// <summary>One trillion, the most that a single amount can be, too.</summary>
    private const double MaxMagnitude = 1e16;

    private readonly sqlite3 database;
    private readonly SqliteStatement addBasket;
    private readonly SqliteStatement addCustomer;
    private readonly SqliteStatement addRejection;
    private CustomerDetails lastDetails = CustomerDetails.None;
    private string? lastDetailsText;
    private bool isComplete;
    private bool isReviewed;
    private double? magnitude;

    internal SqliteStagingArea(sqlite3 database)
    {
        this.database = database;
        database.Execute(Schema);
        addBasket = new SqliteStatement(database, """
            INSERT INTO staged_basket (customer_ref, order_ref, stated_at, is_local, part, kind, total, refunded, discount, channel, details, row_count, entries, magnitude, lines)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        addCustomer = new SqliteStatement(database, "INSERT INTO staged_customer (line, external_id, details) VALUES (?, ?, ?)");
        addRejection = new SqliteStatement(database, "INSERT INTO staged_rejection (line, column_name, value, reason) VALUES (?, ?, ?, ?)");
    }

    internal long Fragments { get; private set; }

    /// <summary>The sum of all staged figures without their signs, in ten-thousandths.</summary>
    internal double Magnitude => magnitude ??= ReadMagnitude();

    private double ReadMagnitude()
    {
        using var query = new SqliteStatement(database, "SELECT total(magnitude) FROM staged_basket");
        return query.Step() ? query.Double(0) : 0;
    }

    internal void Add(BasketFragment fragment)
    {
        addBasket.Bind(14, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(fragment.Lines)));
        addBasket.Execute(
            fragment.CustomerRef, fragment.OrderRef, UnixMilliseconds.From(DateTime.SpecifyKind(fragment.StatedAt, DateTimeKind.Utc)),
            fragment.StatedAt.Kind != DateTimeKind.Utc, fragment.Part, (long)fragment.Kind, fragment.Totals?.Total,
            fragment.Totals?.Refunded, fragment.Totals?.Discount, fragment.Channel, Serialize(fragment.Details), fragment.Rows, fragment.Lines.Count,
            fragment.Magnitude);
        Fragments++;
    }

    internal void Add(StagedCustomer customer)
    {
        addCustomer.Execute(customer.Line, customer.ExternalId, Serialize(customer.Details));
    }

    internal void Add(Rejection rejection)
    {
        addRejection.Execute(rejection.Line, rejection.Column, rejection.Value, rejection.Cause.Stored);
    }

    /// <summary>Ends the staging transaction, which concerns temporary tables only.</summary>
    internal void Complete()
    {
        if (isComplete) return;
        isComplete = true;
        database.Execute("COMMIT");
    }

    /// <summary>Gives ownerless rows of an order to its owner, and finds orders with which something is wrong.</summary>
    internal void ReviewOrders()
    {
        isReviewed = true;
        database.Execute($"""
            INSERT INTO reviewed_order
                SELECT order_ref, min(customer_ref), count(DISTINCT customer_ref) AS owners, sum(entries) AS all_entries, total(magnitude) AS all_magnitude
                FROM staged_basket GROUP BY order_ref
                HAVING owners > 1 OR (owners = 1 AND count(*) > count(customer_ref)) OR all_entries > {MaxEntries} OR all_magnitude > {MaxMagnitude:R};
            CREATE INDEX temp.reviewed_order_by_ref ON reviewed_order (order_ref);
            UPDATE staged_basket SET customer_ref = r.first_owner FROM reviewed_order r
                WHERE r.order_ref = staged_basket.order_ref AND r.owners = 1 AND staged_basket.customer_ref IS NULL;
            """);
    }

    /// <summary>The fragments of the orders with a fault.</summary>
    internal IEnumerable<BasketFragment> ReadFaultyOrders(OrderFault fault)
    {
        using var query = new SqliteStatement(database, $"SELECT {FragmentColumns} FROM staged_basket s JOIN reviewed_order r ON r.order_ref = s.order_ref AND {ConditionOf(fault)} ORDER BY s.fragment");
        while (query.Step())
        {
            var fragment = new BasketFragment { OrderRef = query.Text(1), StatedAt = default, CustomerRef = query.NullableText(0) };
            fragment.Lines.AddRange(MemoryMarshal.Cast<byte, StagedLine>(query.Blob(12)));
            yield return fragment;
        }
    }

    internal void RemoveFaultyOrders(OrderFault fault) => database.Execute($"DELETE FROM staged_basket WHERE order_ref IN (SELECT r.order_ref FROM reviewed_order r WHERE {ConditionOf(fault)})");

    private static string ConditionOf(OrderFault fault) => fault switch
    {
        OrderFault.SeveralCustomers => "r.owners > 1",
        OrderFault.TooManyRows => $"r.entries > {MaxEntries}",
        OrderFault.BeyondRange => FormattableString.Invariant($"r.magnitude > {MaxMagnitude:R}"),
        _ => throw new ArgumentOutOfRangeException(nameof(fault)),
    };

    internal IEnumerable<StagedBasket> ReadBaskets(int sourceId, ImportId importId, IReadOnlyList<ProductId> products, ShopCalendar calendar)
    {
        // Only the keys are sorted: the rows of an order are too long to be moved about.
        database.Execute("CREATE INDEX temp.staged_basket_by_customer ON staged_basket (customer_ref, order_ref)");
        foreach (var basket in ReadBaskets(isShared: false, sourceId, importId, products, calendar)) yield return basket;
        if (!isReviewed) yield break;
        foreach (var basket in ReadBaskets(isShared: true, sourceId, importId, products, calendar)) yield return basket;
    }

    private IEnumerable<StagedBasket> ReadBaskets(bool isShared, int sourceId, ImportId importId, IReadOnlyList<ProductId> products, ShopCalendar calendar)
    {
        var known = HasStatements(sourceId)
            ? "EXISTS (SELECT 1 FROM order_statements o WHERE o.source_id = ?1 AND o.order_ref = s.order_ref AND o.import_id <> ?2)" : "0";
        var shared = $"s.order_ref {(isShared ? "" : "NOT")} IN (SELECT order_ref FROM reviewed_order WHERE owners > 1)";
        using var query = new SqliteStatement(database,
            $"SELECT {FragmentColumns}, {known}, ?1, ?2 FROM staged_basket s {(isShared ? "" : "INDEXED BY staged_basket_by_customer ")}WHERE {shared} ORDER BY {(isShared ? "" : "s.customer_ref, ")}s.order_ref, s.fragment");
        query.BindAll(sourceId, importId.Value);
        while (query.Step())
            yield return new StagedBasket(
                query.Text(1), query.NullableText(0), Deserialize(query.NullableText(10)), (int)query.Int64(4), query.Int64(13) != 0, ReadFragment(query, products, calendar));
    }

    private bool HasStatements(int sourceId) => database.ReadInt64("SELECT EXISTS (SELECT 1 FROM order_statements WHERE source_id = ?)", sourceId) != 0;

    /// <summary>Of the staged orders that are known, how many name another customer than is known, and how many the same.</summary>
    internal (long Others, long Same) CompareCustomers(int sourceId, ImportId importId)
    {
        using var query = new SqliteStatement(database, """
            SELECT count(DISTINCT CASE WHEN c.external_id <> s.customer_ref THEN s.order_ref END), count(DISTINCT CASE WHEN c.external_id = s.customer_ref THEN s.order_ref END)
            FROM staged_basket s
            JOIN order_statements o ON o.source_id = ?1 AND o.order_ref = s.order_ref AND o.import_id <> ?2
            JOIN customers c ON c.customer_id = o.customer_id
            """);
        query.BindAll(sourceId, importId.Value);
        return query.Step() ? (query.Int64(0), query.Int64(1)) : default;
    }

    private static StatementFragment ReadFragment(SqliteStatement query, IReadOnlyList<ProductId> products, ShopCalendar calendar)
    {
        var total = query.NullableInt64(6);
        var discount = query.NullableInt64(8);
        var stated = UnixMilliseconds.ToUtc(query.Int64(2));
        var isLocal = query.Int64(3) != 0;
        var staged = MemoryMarshal.Cast<byte, StagedLine>(query.Blob(12));
        var lines = new List<StatementLine>(staged.Length);
        foreach (var line in staged)
            lines.Add(new StatementLine(
                new BasketContentLine(line.Product == ProductCatalog.None ? null : products[line.Product], new Quantity(line.Quantity), new Money(line.Amount)), line.LineId, line.Count));
        return new StatementFragment
        {
            OccurredAt = isLocal ? calendar.ToUtc(stated) : stated,
            IsLocal = isLocal,
            Kind = (LineKind)query.Int64(5),
            Totals = total is null ? null : new OrderTotals(
                new Money(total.Value), new Money(query.Int64(7)), discount is { } amount ? new Money(amount) : null),
            Channel = query.NullableText(9),
            Rows = (int)query.Int64(11),
            Lines = lines,
        };
    }

    internal IEnumerable<StagedCustomer> ReadCustomers()
    {
        using var query = new SqliteStatement(database, "SELECT line, external_id, details FROM staged_customer ORDER BY ordinal");
        while (query.Step()) yield return new StagedCustomer(query.Int64(0), query.Text(1), Deserialize(query.NullableText(2)));
    }

    internal IEnumerable<Rejection> ReadRejections()
    {
        using var query = new SqliteStatement(database, "SELECT line, column_name, value, reason FROM staged_rejection ORDER BY line, ordinal");
        while (query.Step())
            yield return new Rejection(query.Int64(0), query.NullableText(1), query.NullableText(2), ImportMessage.Parse(query.Text(3)));
    }

    internal void StoreRejections(ImportId importId)
    {
        using var keep = new SqliteStatement(database, """
            INSERT INTO rejected_rows (import_id, ordinal, line, column_name, value, reason)
            SELECT ?1, row_number() OVER (ORDER BY line, ordinal), line, column_name, value, reason FROM staged_rejection
            """);
        keep.Execute(importId.Value);
    }

    /// <summary>The same details come many times in a row, so that the last text is cached.</summary>
    private string? Serialize(CustomerDetails details)
    {
        if (ReferenceEquals(details, CustomerDetails.None)) return null;
        if (ReferenceEquals(details, lastDetails)) return lastDetailsText;
        lastDetails = details;
        return lastDetailsText = JsonSerializer.Serialize(details, StagingJson.Default.CustomerDetails);
    }

    private CustomerDetails Deserialize(string? text)
    {
        if (text is null) return CustomerDetails.None;
        if (text == lastDetailsText) return lastDetails;
        lastDetailsText = text;
        return lastDetails = JsonSerializer.Deserialize(text, StagingJson.Default.CustomerDetails) ?? CustomerDetails.None;
    }

    public void Dispose()
    {
        addBasket.Dispose();
        addCustomer.Dispose();
        addRejection.Dispose();
    }
}
