using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>
/// A connection for bulk reading by one thread. It is opened without SQLite's own locks, which would be taken for each
/// value of each row and cost a sixth of the time.
/// </summary>
internal static class SqliteReadConnection
{
    /// <summary>Opens a database and begins a transaction, so that all that is read is of the same moment; closing ends it.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="busySeconds">How long to wait for another process.</param>
    internal static sqlite3 Open(string path, int busySeconds)
    {
        var code = raw.sqlite3_open_v2(path, out var handle, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null);
        try
        {
            SqliteErrors.Check(code, handle);
            SqliteErrors.Check(raw.sqlite3_busy_timeout(handle, busySeconds * 1000), handle);
            SqliteErrors.Check(raw.sqlite3_exec(handle, "BEGIN"), handle);
            return handle;
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }
}
