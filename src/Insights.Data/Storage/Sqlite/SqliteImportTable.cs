using Insights.Data.Import.Merging;
using Insights.Data.Import.Results;
using Insights.Data.Purchases;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>The records of imports inside a transaction.</summary>
internal static class SqliteImportTable
{
    /// <summary>
    /// The sum of all stored figures without their signs: at most that of all imports, which count what they have in common
    /// several times; where that is too much, what is there is added up.
    /// </summary>
    /// <param name="database">The database.</param>
    /// <param name="enough">Up to where the sum of the imports will do.</param>
    internal static double ReadMagnitude(sqlite3 database, double enough)
    {
        var most = Number(database, "SELECT total(coalesce(magnitude, abs(customer_amount) + abs(anonymous_amount))) FROM imports WHERE outcome = 0");
        return most <= enough ? most : Number(database, """
            SELECT (SELECT total(abs(amount)) FROM baskets) + (SELECT total(max(abs(amount), abs(quantity))) FROM basket_lines) + (SELECT total(abs(amount)) FROM anonymous_baskets)
            """);
    }

    private static double Number(sqlite3 database, string sql)
    {
        using var query = new SqliteStatement(database, sql);
        return query.Step() ? query.Double(0) : 0;
    }

    /// <summary>The imports that are in, oldest first, with what is needed to take them back.</summary>
    internal static IReadOnlyList<StoredImport> Read(sqlite3 database)
    {
        using var query = new SqliteStatement(database, """
            SELECT import_id, file_name, outcome, has_statements, stated_currency, currency_is_of_file, stated_time_zone, time_zone_is_of_file,
                lines_imported + lines_already_present + lines_updated + lines_without_customer
            FROM imports ORDER BY import_id
            """);
        var imports = new List<StoredImport>();
        while (query.Step())
            imports.Add(new StoredImport
            {
                ImportId = new ImportId(query.Int64(0)),
                FileName = query.Text(1),
                Outcome = (ImportOutcome)query.Int64(2),
                HasStatements = query.Int64(3) != 0,
                StatedCurrency = query.NullableText(4),
                CurrencyIsOfFile = query.Int64(5) != 0,
                StatedTimeZone = query.NullableText(6),
                TimeZoneIsOfFile = query.Int64(7) != 0,
                Rows = query.Int64(8),
            });
        return imports;
    }

    /// <summary>Marks an import as undone.</summary>
    internal static void MarkUndone(sqlite3 database, ImportId import)
    {
        using var mark = new SqliteStatement(database, "UPDATE imports SET outcome = ? WHERE import_id = ?");
        mark.Execute((long)ImportOutcome.Undone, import.Value);
    }

    internal static long CountRuns(sqlite3 database) => database.ReadInt64("SELECT count(*) FROM runs");
}
