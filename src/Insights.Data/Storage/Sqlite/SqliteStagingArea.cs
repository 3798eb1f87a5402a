using System.Runtime.InteropServices;
using System.Text.Json;
using Insights.Data.Customers;
using Insights.Data.Import;
using Insights.Data.Import.Formats;
using Insights.Data.Import.Merging;
using Insights.Data.Purchases;
using Insights.Data.Values;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>The rows of one file in temporary tables, outside of the shop's database file and without its lock.</summary>
internal sealed class SqliteStagingArea : IDisposable
{
    private const string Schema = """
        PRAGMA temp_store = FILE;
        CREATE TEMP TABLE staged_basket (
            fragment INTEGER PRIMARY KEY, customer_ref TEXT, order_ref TEXT NOT NULL, occurred_at INTEGER NOT NULL,
            kind INTEGER NOT NULL, total INTEGER, refunded INTEGER, discount INTEGER, channel TEXT, details TEXT, lines BLOB NOT NULL);
        CREATE TEMP TABLE staged_customer (ordinal INTEGER PRIMARY KEY, line INTEGER NOT NULL, external_id TEXT NOT NULL, details TEXT);
        CREATE TEMP TABLE staged_rejection (ordinal INTEGER PRIMARY KEY, line INTEGER NOT NULL, column_name TEXT, value TEXT, reason TEXT NOT NULL);
        BEGIN;
        """;

    private const string FragmentColumns =
        "s.customer_ref, s.order_ref, s.occurred_at, s.kind, s.total, s.refunded, s.discount, s.channel, s.details, s.lines";

    private readonly sqlite3 database;
    private readonly SqliteStatement addBasket;
    private readonly SqliteStatement addCustomer;
    private readonly SqliteStatement addRejection;
    private CustomerDetails lastDetails = CustomerDetails.None;
    private string? lastDetailsText;
    private bool isComplete;

    internal SqliteStagingArea(sqlite3 database)
    {
        this.database = database;
        SqliteErrors.Check(raw.sqlite3_exec(database, Schema), database);
        addBasket = new SqliteStatement(database,
            "INSERT INTO staged_basket (customer_ref, order_ref, occurred_at, kind, total, refunded, discount, channel, details, lines) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        addCustomer = new SqliteStatement(database, "INSERT INTO staged_customer (line, external_id, details) VALUES (?, ?, ?)");
        addRejection = new SqliteStatement(database, "INSERT INTO staged_rejection (line, column_name, value, reason) VALUES (?, ?, ?, ?)");
    }

    internal long Fragments { get; private set; }

    internal void Add(BasketFragment fragment)
    {
        addBasket.Bind(0, fragment.CustomerRef);
        addBasket.Bind(1, fragment.OrderRef);
        addBasket.Bind(2, UnixMilliseconds.From(fragment.OccurredAt));
        addBasket.Bind(3, (long)fragment.Kind);
        addBasket.Bind(4, fragment.Totals?.Total.TenThousandths);
        addBasket.Bind(5, fragment.Totals?.Refunded.TenThousandths);
        addBasket.Bind(6, fragment.Totals?.Discount?.TenThousandths);
        addBasket.Bind(7, fragment.Channel);
        addBasket.Bind(8, Serialize(fragment.Details));
        addBasket.Bind(9, MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(fragment.Lines)));
        addBasket.Execute();
        Fragments++;
    }

    internal void Add(StagedCustomer customer)
    {
        addCustomer.Bind(0, customer.Line);
        addCustomer.Bind(1, customer.ExternalId);
        addCustomer.Bind(2, Serialize(customer.Details));
        addCustomer.Execute();
    }

    internal void Add(Rejection rejection)
    {
        addRejection.Bind(0, rejection.Line);
        addRejection.Bind(1, rejection.Column);
        addRejection.Bind(2, rejection.Value);
        addRejection.Bind(3, rejection.Cause.Stored);
        addRejection.Execute();
    }

    /// <summary>Ends the staging transaction, which concerns temporary tables only.</summary>
    internal void Complete()
    {
        if (isComplete) return;
        isComplete = true;
        SqliteErrors.Check(raw.sqlite3_exec(database, "COMMIT"), database);
    }

    /// <summary>Gives ownerless rows of an order to its owner, and removes and returns the rows of orders that have two.</summary>
    internal IEnumerable<BasketFragment> ReconcileOwners()
    {
        SqliteErrors.Check(raw.sqlite3_exec(database, """
            CREATE TEMP TABLE owner AS
                SELECT order_ref, min(customer_ref) AS first_owner, count(DISTINCT customer_ref) AS owners
                FROM staged_basket GROUP BY order_ref
                HAVING owners > 1 OR (owners = 1 AND count(*) > count(customer_ref));
            CREATE INDEX temp.owner_by_order ON owner (order_ref);
            UPDATE staged_basket SET customer_ref = owner.first_owner FROM owner
                WHERE owner.order_ref = staged_basket.order_ref AND owner.owners = 1 AND staged_basket.customer_ref IS NULL;
            """), database);
        using (var contested = new SqliteStatement(database, $"SELECT {FragmentColumns} FROM staged_basket s JOIN owner o ON o.order_ref = s.order_ref AND o.owners > 1 ORDER BY s.fragment"))
            while (contested.Step()) yield return ReadFragment(contested);
        SqliteErrors.Check(raw.sqlite3_exec(database,
            "DELETE FROM staged_basket WHERE order_ref IN (SELECT order_ref FROM owner WHERE owners > 1)"), database);
    }

    internal IEnumerable<StagedBasket> ReadBaskets(int sourceId)
    {
        using var query = new SqliteStatement(database, $"""
            SELECT {FragmentColumns},
                   b.customer_id, b.basket_id, b.occurred_at, b.amount, b.line_count, b.product_count, b.fingerprint,
                   a.day, a.amount, a.line_count, a.fingerprint
            FROM staged_basket s
            LEFT JOIN baskets b ON b.source_id = ?1 AND b.order_ref = s.order_ref
            LEFT JOIN anonymous_baskets a ON a.source_id = ?1 AND a.order_ref = s.order_ref
            ORDER BY s.customer_ref, s.order_ref, s.fragment
            """);
        query.Bind(0, sourceId);
        while (query.Step())
            yield return new StagedBasket(ReadFragment(query), ReadStored(query, sourceId));
    }

    private BasketFragment ReadFragment(SqliteStatement query)
    {
        var total = query.NullableInt64(4);
        var discount = query.NullableInt64(6);
        var fragment = new BasketFragment
        {
            CustomerRef = query.NullableText(0),
            OrderRef = query.Text(1),
            OccurredAt = UnixMilliseconds.ToUtc(query.Int64(2)),
            Kind = (LineKind)query.Int64(3),
            Totals = total is null ? null : new OrderTotals(
                new Money(total.Value), new Money(query.Int64(5)), discount is { } amount ? new Money(amount) : null),
            Channel = query.NullableText(7),
            Details = Deserialize(query.NullableText(8)),
        };
        fragment.Lines.AddRange(MemoryMarshal.Cast<byte, StagedLine>(query.Blob(9)));
        return fragment;
    }

    private static StoredBasket? ReadStored(SqliteStatement query, int sourceId)
    {
        if (!query.IsNull(10))
            return new StoredBasket
            {
                CustomerId = new CustomerId(query.Int64(10)),
                BasketId = new BasketId(query.Int64(11)),
                SourceId = sourceId,
                OrderRef = query.Text(1),
                OccurredAt = UnixMilliseconds.ToUtc(query.Int64(12)),
                Amount = new Money(query.Int64(13)),
                LineCount = (int)query.Int64(14),
                ProductCount = (int)query.Int64(15),
                Fingerprint = query.Int64(16),
            };
        if (query.IsNull(17)) return null;
        return new StoredBasket
        {
            CustomerId = null,
            BasketId = null,
            SourceId = sourceId,
            OrderRef = query.Text(1),
            OccurredAt = EpochDay.ToDate((int)query.Int64(17)).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc),
            Amount = new Money(query.Int64(18)),
            LineCount = (int)query.Int64(19),
            ProductCount = 0,
            Fingerprint = query.Int64(20),
        };
    }

    internal IEnumerable<StagedCustomer> ReadCustomers()
    {
        using var query = new SqliteStatement(database, "SELECT line, external_id, details FROM staged_customer ORDER BY ordinal");
        while (query.Step())
            yield return new StagedCustomer(query.Int64(0), query.Text(1), Deserialize(query.NullableText(2)));
    }

    internal IEnumerable<Rejection> ReadRejections()
    {
        using var query = new SqliteStatement(database, "SELECT line, column_name, value, reason FROM staged_rejection ORDER BY line, ordinal");
        while (query.Step())
            yield return new Rejection(query.Int64(0), query.NullableText(1), query.NullableText(2), ImportMessage.Parse(query.Text(3)));
    }

    internal void KeepRejections(ImportId importId)
    {
        using var keep = new SqliteStatement(database, """
            INSERT INTO rejected_rows (import_id, ordinal, line, column_name, value, reason)
            SELECT ?1, row_number() OVER (ORDER BY line, ordinal), line, column_name, value, reason FROM staged_rejection
            """);
        keep.Bind(0, importId.Value);
        keep.Execute();
    }

    /// <summary>The same details come many times in a row, so that the last text is kept.</summary>
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
