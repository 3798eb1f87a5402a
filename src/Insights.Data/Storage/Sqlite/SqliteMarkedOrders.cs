using Insights.Data.Customers;
using Insights.Data.Import;
using Insights.Data.Import.Merging;
using Insights.Data.Shops;
using Insights.Data.Values;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>The orders that are to be worked out anew, in a temporary table, and what leads to that: statements go or move.</summary>
internal sealed class SqliteMarkedOrders(sqlite3 database)
{
    private const string Schema = """
        CREATE TEMP TABLE IF NOT EXISTS marked_order (source_id INTEGER NOT NULL, order_ref TEXT NOT NULL, PRIMARY KEY (source_id, order_ref)) WITHOUT ROWID;
        CREATE TEMP TABLE IF NOT EXISTS moved_statement (statement_id INTEGER PRIMARY KEY, order_ref TEXT NOT NULL);
        """;

    private const string MarkAll = "INSERT OR IGNORE INTO temp.marked_order SELECT DISTINCT source_id, order_ref FROM order_statements;";

    internal void MarkOrdersOf(ImportId import)
    {
        Execute(Schema);
        Run("INSERT OR IGNORE INTO temp.marked_order SELECT source_id, order_ref FROM order_statements WHERE import_id = ?", import);
    }

    internal void MarkAllOrders(ShopCalendar calendar)
    {
        Execute(Schema + MarkAll);
        NoteMoved(calendar);
        Execute("UPDATE order_statements SET order_ref = m.order_ref FROM temp.moved_statement m WHERE m.statement_id = order_statements.statement_id; DELETE FROM temp.moved_statement;");
        Execute(MarkAll);
    }

    private void NoteMoved(ShopCalendar calendar)
    {
        using var query = new SqliteStatement(database, "SELECT statement_id, order_ref, stated_at, is_local FROM order_statements");
        using var note = new SqliteStatement(database, "INSERT INTO temp.moved_statement (statement_id, order_ref) VALUES (?, ?)");
        while (query.Step())
        {
            var stated = UnixMilliseconds.ToUtc(query.Int64(2));
            var isLocal = query.Int64(3) != 0;
            var occurredAt = isLocal ? calendar.ToUtc(stated) : stated;
            var reference = query.Text(1);
            var moved = OrderReference.Move(reference, occurredAt, isLocal ? DateOnly.FromDateTime(stated) : calendar.DayOf(occurredAt));
            if (moved == reference) continue;
            note.Bind(0, query.Int64(0));
            note.Bind(1, moved);
            note.Execute();
        }
    }

    internal IEnumerable<(int SourceId, string OrderRef)> Read()
    {
        Execute(Schema);
        using var query = new SqliteStatement(database, "SELECT source_id, order_ref FROM temp.marked_order ORDER BY source_id, order_ref");
        while (query.Step()) yield return ((int)query.Int64(0), query.Text(1));
    }

    internal IReadOnlyList<CustomerId> RemoveStatements(ImportId import)
    {
        var customers = new List<CustomerId>();
        using (var query = new SqliteStatement(database, "SELECT customer_id FROM customer_statements WHERE import_id = ? ORDER BY customer_id"))
        {
            query.Bind(0, import.Value);
            while (query.Step()) customers.Add(new CustomerId(query.Int64(0)));
        }
        foreach (var table in new[] { "order_statements", "customer_statements", "import_parts", "import_answers" })
            Run($"DELETE FROM {table} WHERE import_id = ?", import);
        return customers;
    }

    private void Run(string sql, ImportId import)
    {
        using var statement = new SqliteStatement(database, sql);
        statement.Bind(0, import.Value);
        statement.Execute();
    }

    private void Execute(string sql) => SqliteErrors.Check(raw.sqlite3_exec(database, sql), database);
}
