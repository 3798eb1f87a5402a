using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>Tells whether a database has changed, on a connection of its own that never writes: SQLite counts the changes by all others.</summary>
internal sealed class SqliteVersion : IDisposable
{
    private readonly Lock gate = new();
    private sqlite3? connection;
    private SqliteStatement? statement;

    /// <summary>The number; another one after every change by another connection, in whichever process. 0 where there is no file.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="busySeconds">How long to wait for another process.</param>
    internal long Read(string path, int busySeconds)
    {
        lock (gate)
        {
            if (statement is null)
            {
                if (!File.Exists(path)) return 0;
                SqliteErrors.Check(raw.sqlite3_open_v2(path, out var opened, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null), opened);
                connection = opened;
                SqliteErrors.Check(raw.sqlite3_busy_timeout(opened, busySeconds * 1000), opened);
                statement = new SqliteStatement(opened, "PRAGMA data_version");
            }
            try
            {
                statement.Step();
                return statement.Int64(0);
            }
            finally
            {
                statement.Reset();
            }
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            statement?.Dispose();
            connection?.Dispose();
            statement = null;
            connection = null;
        }
    }
}
