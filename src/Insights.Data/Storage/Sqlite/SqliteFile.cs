using System.Runtime.InteropServices;
using Insights.Data.Faults;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>Checks whether the file that a connection has open is still the one of its name.</summary>
internal static partial class SqliteFile
{
    /// <summary>SQLITE_FCNTL_HAS_MOVED of sqlite3.h; the wrapper does not know it.</summary>
    private const int HasMovedControl = 20;

    /// <summary>True where the file was renamed, deleted or replaced since it was opened. Costs one call of the system.</summary>
    internal static bool HasMoved(sqlite3 connection)
    {
        var hasMoved = 0;
        return Control(connection, "main", HasMovedControl, ref hasMoved) == raw.SQLITE_OK && hasMoved != 0;
    }

    /// <summary>What is written to a file that has been replaced is lost, and what is left of it in the log would spoil the new one.</summary>
    /// <exception cref="DatabaseException">It has been.</exception>
    internal static void RefuseMoved(sqlite3 connection)
    {
        if (HasMoved(connection)) throw Replaced();
    }

    internal static DatabaseException Replaced() => new(
        "The database file was replaced while it was in use. Nothing was changed in the new one; Insights goes over to it as soon as the work on the old one has ended. Try again in a moment.")
    { Fault = DatabaseFault.Replaced };

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Control(sqlite3 connection, string database, int operation, ref int value);
}
