using Insights.Data.Faults;
using Microsoft.Data.Sqlite;

namespace Insights.Data.Storage.Sqlite;

/// <summary>Knows a database's version and brings it to this program's.</summary>
internal static class SqliteMigrator
{
    private const string HistoryTable = "__EFMigrationsHistory";
    private const int StampLength = 14;

    /// <summary>The migrations that a database has seen, in order; empty for one that is new or of another program.</summary>
    internal static async Task<IReadOnlyList<string>> AppliedAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = $"SELECT count(*) FROM sqlite_master WHERE name = '{HistoryTable}'";
            if (await command.ExecuteScalarAsync(cancellationToken) is 0L) return [];
            command.CommandText = $"SELECT MigrationId FROM {HistoryTable} ORDER BY MigrationId";
            var ids = new List<string>();
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken)) ids.Add(reader.GetString(0));
            return ids;
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Translate(error.SqliteExtendedErrorCode, error.Message, error);
        }
    }

    internal static bool IsCurrent(IReadOnlyList<string> applied) => applied.Count == SqliteMigrationScripts.All.Count;

    /// <summary>A version as it stands in names of files: the moment of its last migration, such as 20261129083000.</summary>
    internal static string StampOf(IReadOnlyList<string> applied) => applied[^1][..StampLength];

    /// <exception cref="DatabaseException">The database was written by a newer version.</exception>
    internal static void RefuseNewer(IReadOnlyList<string> applied)
    {
        if (applied.Except(SqliteMigrationScripts.All.Select(script => script.Id), StringComparer.Ordinal).Any())
            throw new DatabaseException(
                "The database was written by a newer version of Insights. Install that version, or name another folder with --data.")
            { Fault = DatabaseFault.Newer };
    }

    /// <summary>Applies what is missing. The caller holds the transaction, or nobody else knows the file.</summary>
    internal static async Task ApplyAsync(SqliteConnection connection, IReadOnlyList<string> applied, CancellationToken cancellationToken)
    {
        // Scripts may use the program's own functions.
        SqliteLetters.Register(connection);
        foreach (var (_, sql) in SqliteMigrationScripts.All.Skip(applied.Count)) await connection.ExecuteAsync(sql, cancellationToken);
    }
}
