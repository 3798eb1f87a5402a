using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>Copies a database into another one, as it is at one moment, while programs read and write both of them.</summary>
internal static class SqliteCopy
{
    /// <summary>Pages between two checks of the token: some milliseconds' work.</summary>
    private const int PagesAtOnce = 2_000;
    private const int PatienceSeconds = 60;

    /// <summary>Copies all pages. The target has the old content until the last page is there, and then the new one; when it is stopped, the old one.</summary>
    /// <param name="source">The database to copy, on a connection of its own without a transaction.</param>
    /// <param name="target">The database to write, on a connection of its own without a transaction.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal static async Task CopyAsync(sqlite3 source, sqlite3 target, CancellationToken cancellationToken)
    {
        // One transaction around it: else a change by another connection would begin the copy anew, for ever in a busy shop.
        SqliteErrors.Check(raw.sqlite3_exec(source, "BEGIN; SELECT count(*) FROM sqlite_master"), source);
        SqliteErrors.Check(raw.sqlite3_busy_timeout(target, PatienceSeconds * 1000), target);
        using (var copy = raw.sqlite3_backup_init(target, "main", source, "main"))
        {
            if (copy.IsInvalid) SqliteErrors.Check(raw.sqlite3_errcode(target), target);
            int code;
            while ((code = raw.sqlite3_backup_step(copy, PagesAtOnce)) == raw.SQLITE_OK)
            {
                cancellationToken.ThrowIfCancellationRequested();
                await Task.Yield();
            }
            if (code != raw.SQLITE_DONE) throw SqliteErrors.Translate(code, raw.sqlite3_errstr(code).utf8_to_string());
        }
        SqliteErrors.Check(raw.sqlite3_exec(source, "COMMIT"), source);
    }
}
