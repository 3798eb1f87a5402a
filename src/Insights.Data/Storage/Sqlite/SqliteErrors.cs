using Insights.Data.Faults;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>States in the owner's words what SQLite reports as a number.</summary>
internal static class SqliteErrors
{
    private const int PrimaryCodeMask = 0xFF;

    internal static void Check(int code, sqlite3 database)
    {
        if (code is raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE) return;
        throw Translate(code, raw.sqlite3_errmsg(database).utf8_to_string());
    }

    /// <summary>The reason that the owner can mend; null where there is none.</summary>
    internal static DatabaseException? Find(Exception error) =>
        error is SqliteException sqlite ? Translate(sqlite.SqliteExtendedErrorCode, sqlite.Message, sqlite) as DatabaseException : null;

    /// <summary>The exception for a result code, primary or extended.</summary>
    internal static Exception Translate(int code, string detail, Exception? cause = null) => PrimaryOf(code) switch
    {
        raw.SQLITE_FULL => new DatabaseException("The disk is full. Nothing was changed; free some space and try again.", cause) { Fault = DatabaseFault.DiskFull },
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => new DatabaseException(
            "Another program has been writing to the database for a long time. Nothing was changed; wait until it is done and try again.", cause)
        { Fault = DatabaseFault.Busy },
        raw.SQLITE_READONLY or raw.SQLITE_CANTOPEN or raw.SQLITE_PERM => new DatabaseException(
            $"The database cannot be opened for writing ({detail}). Check that the folder exists and belongs to this user.", cause)
        { Fault = DatabaseFault.NotWritable },
        raw.SQLITE_NOTADB => new DatabaseException(
            "The file is not an Insights database. Name another folder with --data, or move the file away.", cause)
        { Fault = DatabaseFault.Damaged },
        raw.SQLITE_CORRUPT => new DatabaseException(
            $"The database file is damaged ({detail}). Restore it from a backup (insights restore FILE), or start a new folder with --data and import the files again.", cause)
        { Fault = DatabaseFault.Damaged },
        raw.SQLITE_IOERR => new DatabaseException(
            $"The disk does not read or write ({detail}). Nothing was changed; check the disk and try again.", cause)
        { Fault = DatabaseFault.Disk },
        // Only cancellation interrupts a statement.
        raw.SQLITE_INTERRUPT => new OperationCanceledException("The work was stopped.", cause),
        _ => new InvalidOperationException($"SQLite error {code}: {detail}", cause),
    };

    /// <summary>Where the index of the write-ahead log finds no room to grow, SQLite speaks of a disk that does not write.</summary>
    private static int PrimaryOf(int code) => code == raw.SQLITE_IOERR_SHMSIZE ? raw.SQLITE_FULL : code & PrimaryCodeMask;
}
