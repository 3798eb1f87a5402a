using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>Begins a writing transaction, and waits for other programs that write.</summary>
internal static class SqliteWriteLock
{
    private const int WaitMilliseconds = 250;
    private const int PatienceMilliseconds = 60_000;

    internal static async Task TakeAsync(sqlite3 database, CancellationToken cancellationToken)
    {
        raw.sqlite3_busy_timeout(database, WaitMilliseconds);
        for (var waited = 0; ; waited += WaitMilliseconds)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var code = raw.sqlite3_exec(database, "BEGIN IMMEDIATE");
            if (code == raw.SQLITE_OK)
            {
                if (!SqliteFile.HasMoved(database)) return;
                _ = raw.sqlite3_exec(database, "ROLLBACK");
                throw SqliteFile.Replaced();
            }
            if (code != raw.SQLITE_BUSY || waited >= PatienceMilliseconds) SqliteErrors.Check(code, database);
            await Task.Yield();
        }
    }
}
