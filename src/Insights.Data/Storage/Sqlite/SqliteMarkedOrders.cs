using Insights.Data.Customers;
using Insights.Data.Import.Merging;
using Insights.Data.Import.Rows;
using Insights.Data.Purchases;
using Insights.Data.Shops;
using Insights.Data.Values;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>The orders that are to be recomputed, in a temporary table, and what leads to that: statements go or move.</summary>
internal sealed class SqliteMarkedOrders(sqlite3 database)
{
    private const string Schema = """
        CREATE TEMP TABLE IF NOT EXISTS marked_order (source_id INTEGER NOT NULL, order_ref TEXT NOT NULL, PRIMARY KEY (source_id, order_ref)) WITHOUT ROWID;
        CREATE TEMP TABLE IF NOT EXISTS moved_statement (statement_id INTEGER PRIMARY KEY, order_ref TEXT NOT NULL);
        """;

    private const string MarkAll = "INSERT OR IGNORE INTO temp.marked_order SELECT DISTINCT source_id, order_ref FROM order_statements;";

    internal void MarkOrdersOf(ImportId import, CancellationToken cancellationToken)
    {
        database.Execute(Schema);
        using var mark = new SqliteStatement(database, "INSERT OR IGNORE INTO temp.marked_order SELECT source_id, order_ref FROM order_statements WHERE statement_id = ?");
        foreach (var (statement, _) in ReadStatementsOf(import))
        {
            cancellationToken.ThrowIfCancellationRequested();
            mark.Execute(statement);
        }
    }

    internal void MarkAllOrders(ShopCalendar calendar)
    {
        database.Execute(Schema + MarkAll);
        NoteMoved(calendar);
        database.Execute("UPDATE order_statements SET order_ref = m.order_ref FROM temp.moved_statement m WHERE m.statement_id = order_statements.statement_id; DELETE FROM temp.moved_statement;");
        database.Execute(MarkAll);
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
            note.Execute(query.Int64(0), moved);
        }
    }

    internal IEnumerable<(int SourceId, string OrderRef)> Read()
    {
        database.Execute(Schema);
        using var query = new SqliteStatement(database, "SELECT source_id, order_ref FROM temp.marked_order ORDER BY source_id, order_ref");
        while (query.Step()) yield return ((int)query.Int64(0), query.Text(1));
    }

    internal IReadOnlyList<CustomerId> RemoveStatements(ImportId import, CancellationToken cancellationToken)
    {
        var customers = new List<CustomerId>();
        using (var query = new SqliteStatement(database, "SELECT customer_id FROM customer_statements WHERE import_id = ? ORDER BY customer_id"))
        {
            query.BindAll(import.Value);
            while (query.Step()) customers.Add(new CustomerId(query.Int64(0)));
        }
        HandOver(import, cancellationToken);
        new SqliteProductTable(database).RemoveStatements(import, cancellationToken);
        foreach (var table in new[] { "order_statements", "customer_statements", "import_parts", "import_answers" })
            Run($"DELETE FROM {table} WHERE import_id = ?", import);
        return customers;
    }

    /// <summary>What others state as well becomes theirs.</summary>
    private void HandOver(ImportId import, CancellationToken cancellationToken)
    {
        using var own = new SqliteStatement(database, "UPDATE order_statements SET import_id = ?1, part = ?2, repeats = ?3 WHERE statement_id = ?4 AND import_id = ?5");
        using var others = new SqliteStatement(database, "UPDATE order_statements SET repeats = ?1 WHERE statement_id = ?2 AND import_id <> ?3");
        foreach (var (statement, repeats) in ReadStatementsOf(import).Where(found => found.Repeats.Count > 0))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var left = repeats.Where(repeat => repeat.Import != import).ToList();
            others.Execute(Repeats.Write(left), statement, import.Value);
            if (left.Count == 0) continue;
            own.Execute(left[0].Import.Value, left[0].Part, Repeats.Write(left[1..]), statement, import.Value);
        }
    }

    /// <summary>The statements that an import makes or repeats, with all who repeat them.</summary>
    private List<(long StatementId, List<(ImportId Import, int Part)> Repeats)> ReadStatementsOf(ImportId import)
    {
        using var query = new SqliteStatement(database, "SELECT statement_id, import_id, repeats FROM order_statements WHERE import_id = ? OR repeats IS NOT NULL", import.Value);
        var statements = new List<(long, List<(ImportId, int)>)>();
        while (query.Step())
        {
            var repeats = Repeats.Read(query.Blob(2));
            if (query.Int64(1) == import.Value || repeats.Exists(repeat => repeat.Import == import)) statements.Add((query.Int64(0), repeats));
        }
        return statements;
    }

    private void Run(string sql, ImportId import)
    {
        using var statement = new SqliteStatement(database, sql);
        statement.Execute(import.Value);
    }
}
