using System.Buffers;
using Insights.Data.Customers;
using Insights.Data.Import.Merging;
using Insights.Data.Import.Rows;
using Insights.Data.Purchases;
using Insights.Data.Shops;
using Insights.Data.Values;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>What imports have stated, inside an import's transaction.</summary>
internal sealed class SqliteStatementTables : IDisposable
{
    private readonly sqlite3 database;
    private readonly ImportId importId;
    private readonly SqliteStatement insert;
    private readonly SqliteStatement repeat;
    private readonly SqliteStatement read;
    private readonly SqliteStatement insertCustomer;
    private readonly SqliteStatement readCustomer;
    private readonly SqliteStatement readCustomers;
    private readonly ArrayBufferWriter<byte> buffer = new();
    private Dictionary<(long Import, int Part), StatementOrigin>? origins;
    private string? originsZone;

    internal SqliteStatementTables(sqlite3 database, ImportId importId)
    {
        this.database = database;
        this.importId = importId;
        insert = new SqliteStatement(database, """
            INSERT INTO order_statements (source_id, order_ref, import_id, part, customer_id, stated_at, is_local, kind, total, refunded, discount, channel, adds, row_count, lines)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """);
        repeat = new SqliteStatement(database, "UPDATE order_statements SET repeats = CAST(coalesce(repeats, x'') || ?1 AS BLOB) WHERE statement_id = ?2");
        read = new SqliteStatement(database, """
            SELECT import_id, part, customer_id, stated_at, is_local, kind, total, refunded, discount, channel, adds, row_count, lines, statement_id, repeats
            FROM order_statements WHERE source_id = ? AND order_ref = ? AND import_id <> ? ORDER BY statement_id
            """);
        insertCustomer = new SqliteStatement(database, "INSERT OR REPLACE INTO customer_statements (customer_id, import_id, details) VALUES (?, ?, ?)");
        readCustomer = new SqliteStatement(database, "SELECT details FROM customer_statements WHERE customer_id = ? AND import_id = ?");
        readCustomers = new SqliteStatement(database, "SELECT details FROM customer_statements WHERE customer_id = ? ORDER BY import_id");
    }

    internal void InsertParts(IReadOnlyList<FilePart> parts)
    {
        using var add = new SqliteStatement(database, "INSERT INTO import_parts (import_id, part, since, since_is_local, until, until_is_local) VALUES (?, ?, ?, ?, ?, ?)");
        foreach (var part in parts)
        {
            add.Execute(
                importId.Value, part.Part, Stated(part.Since), part.Since.Kind != DateTimeKind.Utc, Stated(part.Until),
                part.Until.Kind != DateTimeKind.Utc);
        }
    }

    internal void Insert(int sourceId, string orderRef, OrderStatement statement, StatementFragment fragment, ShopCalendar calendar)
    {
        insert.Bind(14, StatementLines.Write(fragment.Lines, buffer));
        insert.Execute(
            sourceId, orderRef, statement.Origin.ImportId.Value, statement.Origin.Part, fragment.CustomerId?.Value,
            Stated(fragment.IsLocal ? calendar.ToLocal(fragment.OccurredAt) : fragment.OccurredAt), fragment.IsLocal, (long)fragment.Kind,
            fragment.Totals?.Total, fragment.Totals?.Refunded, fragment.Totals?.Discount, fragment.Channel, statement.Adds, fragment.Rows);
    }

    internal IReadOnlyList<OrderStatement> Read(int sourceId, string orderRef, ShopCalendar calendar)
    {
        read.BindAll(sourceId, orderRef, importId.Value);
        var statements = new List<OrderStatement>();
        while (read.Step())
        {
            var fragment = ReadFragment(calendar);
            var adds = read.Int64(10) != 0;
            Add(statements, OriginOf(read.Int64(0), (int)read.Int64(1), calendar), adds, fragment);
            foreach (var (import, part) in Repeats.Read(read.Blob(14)))
                if (import != importId) Add(statements, OriginOf(import.Value, part, calendar), adds, fragment);
        }
        read.Reset();
        return statements;
    }

    private static void Add(List<OrderStatement> statements, StatementOrigin origin, bool adds, StatementFragment fragment)
    {
        var statement = statements.Find(known => ReferenceEquals(known.Origin, origin));
        if (statement is null) statements.Add(statement = new OrderStatement(origin));
        statement.Adds |= adds;
        statement.Fragments.Add(fragment);
    }

    internal void Repeat(long statementId, StatementOrigin origin)
    {
        repeat.Execute(Repeats.Of(origin.ImportId, origin.Part), statementId);
    }

    private StatementFragment ReadFragment(ShopCalendar calendar)
    {
        var customer = read.NullableInt64(2);
        var total = read.NullableInt64(6);
        var discount = read.NullableInt64(8);
        var stated = UnixMilliseconds.ToUtc(read.Int64(3));
        var isLocal = read.Int64(4) != 0;
        var lines = new List<StatementLine>();
        StatementLines.Read(read.Blob(12), lines);
        return new StatementFragment
        {
            StatementId = read.Int64(13),
            CustomerId = customer is { } id ? new CustomerId(id) : null,
            OccurredAt = isLocal ? calendar.ToUtc(stated) : stated,
            IsLocal = isLocal,
            Kind = (LineKind)read.Int64(5),
            Totals = total is null ? null : new OrderTotals(
                new Money(total.Value), new Money(read.NullableInt64(7) ?? 0), discount is { } amount ? new Money(amount) : null),
            Channel = read.NullableText(9),
            Rows = (int)read.Int64(11),
            Lines = lines,
        };
    }

    internal void InsertCustomer(CustomerId customer, string? details)
    {
        insertCustomer.Execute(customer.Value, importId.Value, details);
    }

    internal string? ReadCustomer(CustomerId customer)
    {
        readCustomer.BindAll(customer.Value, importId.Value);
        var details = readCustomer.Step() ? readCustomer.NullableText(0) : null;
        readCustomer.Reset();
        return details;
    }

    internal IReadOnlyList<string?> ReadCustomers(CustomerId customer)
    {
        var details = new List<string?>();
        readCustomers.BindAll(customer.Value);
        while (readCustomers.Step()) details.Add(readCustomers.NullableText(0));
        readCustomers.Reset();
        return details;
    }

    private StatementOrigin OriginOf(long import, int part, ShopCalendar calendar)
    {
        if (origins is null || originsZone != calendar.TimeZoneId) ReadOrigins(calendar);
        if (origins is not null && origins.TryGetValue((import, part), out var origin)) return origin;
        throw new InvalidOperationException($"Import {import} has no part {part}.");
    }

    private void ReadOrigins(ShopCalendar calendar)
    {
        origins = [];
        originsZone = calendar.TimeZoneId;
        using var query = new SqliteStatement(database, """
            SELECT p.import_id, p.part, p.since, p.since_is_local, p.until, p.until_is_local, i.started_at
            FROM import_parts p JOIN imports i ON i.import_id = p.import_id
            """);
        while (query.Step())
        {
            var (import, part) = (query.Int64(0), (int)query.Int64(1));
            origins.Add((import, part), new StatementOrigin(
                new ImportId(import), part, Time(query, 2, calendar), Time(query, 4, calendar), UnixMilliseconds.ToUtc(query.Int64(6))));
        }
    }

    private static DateTime Time(SqliteStatement query, int column, ShopCalendar calendar)
    {
        var stated = UnixMilliseconds.ToUtc(query.Int64(column));
        return query.Int64(column + 1) != 0 ? calendar.ToUtc(stated) : stated;
    }

    /// <summary>Local times are stored as if they were instants.</summary>
    private static long Stated(DateTime time) => UnixMilliseconds.From(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    public void Dispose()
    {
        insert.Dispose();
        repeat.Dispose();
        read.Dispose();
        insertCustomer.Dispose();
        readCustomer.Dispose();
        readCustomers.Dispose();
    }
}
