using Insights.Data.Faults;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>Operations on connections.</summary>
internal static class SqliteConnectionExtensions
{
    /// <summary>SQLite's own connection, for what its wrapper does not do or does slowly.</summary>
    /// <exception cref="InvalidOperationException">The connection is closed.</exception>
    internal static sqlite3 OpenHandle(this SqliteConnection connection) => connection.Handle ?? throw new InvalidOperationException("The connection is not open.");

    /// <summary>Executes statements without parameters that give no rows.</summary>
    internal static void Execute(this sqlite3 database, string sql) => SqliteErrors.Check(raw.sqlite3_exec(database, sql), database);

    /// <summary>The whole number in the first column of the first row; 0 where there is none.</summary>
    internal static long ReadInt64(this sqlite3 database, string sql, params ReadOnlySpan<SqliteValue> parameters)
    {
        using var query = new SqliteStatement(database, sql, parameters);
        return query.Step() ? query.Int64(0) : 0;
    }

    /// <summary>The number after the greatest of a table's key.</summary>
    internal static long NextId(this sqlite3 database, string table, string column) => database.ReadInt64($"SELECT coalesce(max({column}), 0) + 1 FROM {table}");

    /// <summary>Executes statements that give no rows, or whose rows state nothing.</summary>
    /// <exception cref="DatabaseException">The database cannot do it.</exception>
    internal static async Task ExecuteAsync(this SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (SqliteException error)
        {
            throw SqliteErrors.Translate(error.SqliteExtendedErrorCode, error.Message, error);
        }
    }
}
