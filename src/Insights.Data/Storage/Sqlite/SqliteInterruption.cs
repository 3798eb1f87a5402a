using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>Stops what SQLite is computing: it computes inside the call and checks no token.</summary>
internal static class SqliteInterruption
{
    /// <summary>Interrupts a connection's statements on cancellation, until it is disposed of; does nothing for other databases.</summary>
    internal static CancellationTokenRegistration InterruptOn(DbConnection? connection, CancellationToken cancellationToken) =>
        connection is SqliteConnection { Handle: { } handle }
            ? cancellationToken.Register(static state => raw.sqlite3_interrupt((sqlite3)(state ?? throw new InvalidOperationException("There is no connection."))), handle)
            : default;

    /// <summary>True for the error by which an interrupted statement ends.</summary>
    internal static bool IsInterruption(DbException error) => error is SqliteException { SqliteErrorCode: raw.SQLITE_INTERRUPT };
}
