using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>What a restore must not undo: a key that was revoked since the backup would be valid again.</summary>
internal static class SqliteCredentialTable
{
    /// <summary>Gives the credentials of a backup the ends that the same credentials have in the database that it replaces.</summary>
    /// <param name="replaced">The database that is replaced, of whatever version.</param>
    /// <param name="backup">The backup, in this program's version.</param>
    internal static void CopyEnds(sqlite3 replaced, sqlite3 backup)
    {
        if (replaced.ReadInt64("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'credentials'") == 0) return;
        using var ends = new SqliteStatement(replaced, "SELECT credential_id, secret_hash, revoked_at, expires_at FROM credentials WHERE revoked_at IS NOT NULL OR expires_at IS NOT NULL");
        // Of a shop that is another one, the same number has another secret.
        using var change = new SqliteStatement(backup, "UPDATE credentials SET revoked_at = coalesce(?1, revoked_at), expires_at = min(coalesce(?2, expires_at), coalesce(expires_at, ?2)) WHERE credential_id = ?3 AND secret_hash = ?4");
        while (ends.Step())
        {
            change.Bind(0, ends.NullableInt64(2));
            change.Bind(1, ends.NullableInt64(3));
            change.Bind(2, ends.Int64(0));
            change.Bind(3, ends.Blob(1));
            change.Execute();
        }
    }
}
