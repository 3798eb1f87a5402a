using Insights.Data.Faults;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>What a connection is often asked for.</summary>
internal static class SqliteConnectionExtensions
{
    /// <summary>SQLite's own connection, for what its wrapper does not do or does slowly.</summary>
    /// <exception cref="InvalidOperationException">The connection is closed.</exception>
    internal static sqlite3 OpenHandle(this SqliteConnection connection) => connection.Handle ?? throw new InvalidOperationException("The connection is not open.");

    /// <summary>Executes statements that give no rows, or whose rows say nothing.</summary>
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
