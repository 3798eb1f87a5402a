using Insights.Data.Faults;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>
/// The revisions of a database's topics, read again only when the database has changed: on a connection of its own that never writes, SQLite
/// counts the changes by all others.
/// </summary>
internal sealed class SqliteRevisions : IDisposable
{
    private readonly Lock gate = new();
    private sqlite3? connection;
    private SqliteStatement? statement;

    /// <summary>SQLite's count of changes at which <see cref="known"/> was read; null before.</summary>
    private long? readAt;
    private Revisions known;

    /// <summary>The greatest revision that anybody may have seen by this object.</summary>
    internal long Greatest { get; private set; }

    /// <summary>The revisions as they are now, or newer; none where there is no file, null where the file was replaced by another one.</summary>
    /// <param name="path">The database file.</param>
    /// <param name="busySeconds">How long to wait for another process.</param>
    internal Revisions? Read(string path, int busySeconds)
    {
        lock (gate)
        {
            if (statement is null && !File.Exists(path)) return default(Revisions);
            var query = statement ?? Open(path, busySeconds);
            var handle = connection ?? throw new InvalidOperationException("The connection is closed.");
            if (SqliteFile.HasMoved(handle)) return null;
            var changes = CountOf(query);
            if (changes == readAt) return known;
            Revisions stored;
            do
            {
                changes = CountOf(query);
                stored = SqliteTopics.Read(handle) with { Unattributed = known.Unattributed };
            }
            while (CountOf(query) != changes);
            // What this program changes raises a revision. Another program's change may be about anything.
            known = stored == known && readAt is not null ? known with { Unattributed = known.Unattributed + 1 } : stored;
            readAt = changes;
            Greatest = Math.Max(Greatest, known.Greatest);
            return known;
        }
    }

    private static long CountOf(SqliteStatement query)
    {
        try
        {
            query.Step();
            return query.Int64(0);
        }
        finally
        {
            query.Reset();
        }
    }

    /// <summary>Begins to watch the file, before anybody else has it open: a connection that is opened later could be of a file that has taken its place.</summary>
    internal void Watch(string path, int busySeconds)
    {
        lock (gate)
        {
            if (statement is null && File.Exists(path)) Open(path, busySeconds);
        }
    }

    private SqliteStatement Open(string path, int busySeconds)
    {
        try
        {
            SqliteErrors.Check(raw.sqlite3_open_v2(path, out var opened, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_NOMUTEX, null), opened);
            connection = opened;
            SqliteErrors.Check(raw.sqlite3_busy_timeout(opened, busySeconds * 1000), opened);
            statement = new SqliteStatement(opened, "PRAGMA data_version");
            readAt = null;
            return statement;
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>
    /// Lets go of a file that was replaced, when nobody else has it open: what its log holds goes into the file that it belongs to, so that
    /// it is not applied to the one that now has its name.
    /// </summary>
    /// <exception cref="DatabaseException">Another program has it open.</exception>
    internal void Leave()
    {
        lock (gate)
        {
            if (connection is null) return;
            try
            {
                using var checkpoint = new SqliteStatement(connection, "PRAGMA wal_checkpoint(TRUNCATE)");
                if (checkpoint.Step() && checkpoint.Int64(0) != 0) throw SqliteFile.Replaced();
            }
            catch (DatabaseException error) when (error.Fault == DatabaseFault.Damaged)
            {
                // What was replaced is no database, and has no log that would spoil another one.
            }
            Dispose();
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
