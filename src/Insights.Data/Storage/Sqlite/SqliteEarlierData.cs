using Insights.Data.Customers;
using Insights.Data.Import.Merging;
using Insights.Data.Import.Rows;
using Insights.Data.Purchases;
using Insights.Data.Shops;
using Insights.Data.Values;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>
/// Makes statements of what earlier versions have stored, which had none: each basket is taken for what its import stated.
/// Done once, with the first import or change after the database was migrated.
/// </summary>
internal sealed class SqliteEarlierData(sqlite3 database, SqliteStatementTables statements, ShopCalendar calendar)
{
    /// <summary>The import of statements about customers that are older than statements.</summary>
    private static readonly ImportId Earlier = new(0);

    private const string IsPending = """
        SELECT EXISTS (SELECT 1 FROM imports WHERE has_statements = 0 AND outcome = 0)
            AND NOT EXISTS (SELECT 1 FROM order_statements) AND NOT EXISTS (SELECT 1 FROM customer_statements)
        """;

    internal void Convert()
    {
        if (database.ReadInt64(IsPending) == 0) return;
        database.Execute($"""
            INSERT INTO import_parts (import_id, part, since, since_is_local, until, until_is_local)
            SELECT import_id, 0, min(occurred_at), 0, max(occurred_at), 0
            FROM (SELECT import_id, occurred_at FROM baskets UNION ALL SELECT import_id, day * 86400000 FROM anonymous_baskets) GROUP BY import_id;
            """);
        foreach (var (sourceId, name) in ReadSources())
        {
            if (Recomputation.NumbersOf(name) == OrderNumbers.Day) AddDays(sourceId);
            ConvertBaskets(sourceId);
        }
        ConvertCustomers();
    }

    private List<(int, string)> ReadSources()
    {
        using var query = new SqliteStatement(database, "SELECT source_id, name FROM sources");
        var sources = new List<(int, string)>();
        while (query.Step()) sources.Add(((int)query.Int64(0), query.Text(1)));
        return sources;
    }

    /// <summary>Where a number means a receipt of one day, that day is part of the reference.</summary>
    private void AddDays(int sourceId)
    {
        foreach (var table in new[] { "baskets", "anonymous_baskets" })
            database.Execute($"""
                UPDATE {table} SET order_ref = CASE WHEN instr(order_ref, char(31)) > 0 THEN substr(order_ref, 1, instr(order_ref, char(31)) - 1) ELSE order_ref END
                    || char(30) || 'day-' || strftime('%Y-%m-%d', day * 86400, 'unixepoch')
                WHERE source_id = {sourceId} AND substr(order_ref, 1, 1) <> char(30) AND instr(order_ref, char(31) || 'refund-') = 0;
                """);
    }

    private void ConvertBaskets(int sourceId)
    {
        using var query = new SqliteStatement(database, $"""
            SELECT order_ref, customer_id, basket_id, occurred_at, kind, amount, discount, channel, import_id, line_count FROM baskets WHERE source_id = {sourceId}
            UNION ALL
            SELECT order_ref, NULL, NULL, day * 86400000, kind, amount, NULL, NULL, import_id, line_count FROM anonymous_baskets WHERE source_id = {sourceId}
            ORDER BY 1
            """);
        var group = new List<EarlierBasket>();
        while (query.Step())
        {
            var reference = query.Text(0);
            var end = reference.IndexOf(DerivedReference.Belonging, StringComparison.Ordinal);
            var order = end < 0 ? reference : reference[..end];
            if (group.Count > 0 && group[0].Order != order) Convert(sourceId, group);
            group.Add(Read(query, reference, order));
        }
        if (group.Count > 0) Convert(sourceId, group);
    }

    private EarlierBasket Read(SqliteStatement query, string reference, string order)
    {
        var customer = query.NullableInt64(1);
        var kind = (BasketKind)query.Int64(4);
        var amount = new Money(query.Int64(5));
        var discount = query.NullableInt64(6);
        var rows = (int)query.Int64(9);
        var lines = customer is { } id ? ReadLines(id, query.Int64(2)) : LinesOf(amount, rows, isRowByRow: OrderReference.IsGenerated(reference));
        var stored = UnixMilliseconds.ToUtc(query.Int64(3));
        return new EarlierBasket(
            // Of an anonymous sale only the day was stored.
            reference, order, customer is { } owner ? new CustomerId(owner) : null, customer is null ? calendar.ToUtc(stored) : stored,
            kind, amount, discount is { } value ? new Money(value) : null, query.NullableText(7), new ImportId(query.Int64(8)), rows, lines);
    }

    private List<StatementLine> ReadLines(long customer, long basket)
    {
        using var query = new SqliteStatement(database, "SELECT product_id, quantity, amount FROM basket_lines WHERE customer_id = ? AND basket_id = ?", customer, basket);
        var lines = new List<StatementLine>();
        while (query.Step())
            lines.Add(new StatementLine(
                new BasketContentLine(query.NullableInt64(0) is { } product ? new ProductId(product) : null, new Quantity(query.Int64(1)), new Money(query.Int64(2))), LineId: 0, Count: 1));
        return lines;
    }

    /// <summary>Of anonymous sales only the total was stored; without order ids, their rows are equal.</summary>
    private static List<StatementLine> LinesOf(Money amount, int rows, bool isRowByRow)
    {
        if (isRowByRow) return [new StatementLine(new BasketContentLine(null, Quantity.One, new Money(amount.TenThousandths / rows)), 0, rows)];
        var first = new StatementLine(new BasketContentLine(null, Quantity.One, amount), 0, 1);
        return rows == 1 ? [first] : [first, new StatementLine(new BasketContentLine(null, default, Money.Zero), 0, rows - 1)];
    }

    private void Convert(int sourceId, List<EarlierBasket> group)
    {
        var refunds = group.Where(basket => DerivedReference.IsRefund(basket.Reference)).ToList();
        var order = group.Except(refunds).ToList();
        var origin = OriginOf(order.Count > 0 ? order[^1].Import : refunds[^1].Import);
        var main = new OrderStatement(origin);
        foreach (var basket in order)
            main.Fragments.Add(FragmentOf(basket, -refunds.Where(refund => refund.Import.Value <= origin.ImportId.Value).Aggregate(Money.Zero, (sum, refund) => sum + refund.Amount), refunds.Count > 0));
        Insert(sourceId, group[0].Order, main);
        // A refund of a later import was stated by it, together with the order.
        foreach (var refund in refunds.Where(refund => refund.Import.Value > origin.ImportId.Value))
        {
            var later = new OrderStatement(OriginOf(refund.Import));
            var sum = -refunds.Where(other => other.Import.Value <= refund.Import.Value).Aggregate(Money.Zero, (total, other) => total + other.Amount);
            foreach (var basket in order) later.Fragments.Add(FragmentOf(basket, sum, hasTotals: true));
            Insert(sourceId, group[0].Order, later);
        }
        group.Clear();
    }

    private StatementFragment FragmentOf(EarlierBasket basket, Money refunded, bool hasTotals)
    {
        var sum = basket.Lines.Aggregate(Money.Zero, (total, line) => total + new Money(line.Content.Amount.TenThousandths * line.Count));
        var isStated = hasTotals || basket.Discount is not null || (basket.Kind != BasketKind.Cancelled && sum != basket.Amount);
        return new StatementFragment
        {
            CustomerId = basket.Customer,
            OccurredAt = basket.OccurredAt,
            // A sale at midnight is one of a day.
            IsLocal = calendar.ToLocal(basket.OccurredAt).TimeOfDay == TimeSpan.Zero,
            Kind = basket.Kind switch { BasketKind.Cancelled => LineKind.CancelledSale, BasketKind.Return => LineKind.Return, _ => LineKind.Sale },
            Totals = isStated ? new OrderTotals(basket.Amount, refunded, basket.Discount) : null,
            Channel = basket.Channel,
            Rows = basket.Rows,
            Lines = basket.Lines,
        };
    }

    private void Insert(int sourceId, string reference, OrderStatement statement)
    {
        foreach (var fragment in statement.Fragments) statements.Insert(sourceId, reference, statement, fragment, calendar);
    }

    private static StatementOrigin OriginOf(ImportId import) => new(import, Part: 0, default, default, default);

    private void ConvertCustomers()
    {
        using var query = new SqliteStatement(database, """
            SELECT c.external_id, coalesce((SELECT max(b.occurred_at) FROM baskets b WHERE b.customer_id = c.customer_id), (SELECT max(started_at) FROM imports)) FROM customers c
            """);
        using var add = new SqliteStatement(database, "INSERT INTO customer_statements (customer_id, import_id, details) VALUES (?, ?, ?)");
        using var customers = new SqliteCustomerTable(database);
        while (query.Step())
        {
            if (customers.Find(query.Text(0)) is not var (id, details)) continue;
            var stated = new StatedDetails();
            stated.Add(details, query.Int64(1), calendar);
            add.Execute(id.Value, Earlier.Value, stated.ToJson());
        }
    }

    /// <summary>A basket as an earlier version has stored it.</summary>
    private sealed record EarlierBasket(
        string Reference, string Order, CustomerId? Customer, DateTime OccurredAt, BasketKind Kind, Money Amount, Money? Discount, string? Channel,
        ImportId Import, int Rows, List<StatementLine> Lines);
}
