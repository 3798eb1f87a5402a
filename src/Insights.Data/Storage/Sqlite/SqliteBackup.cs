using System.Security.Cryptography;
using Insights.Data.Faults;
using Insights.Data.Files;
using Microsoft.Data.Sqlite;

namespace Insights.Data.Storage.Sqlite;

/// <summary>Backups of a database, each one file, and the way back; both while programs use the database.</summary>
internal static class SqliteBackup
{
    private const int UniqueBytes = 8;

    /// <summary>Between the revisions of a backup and any that caches have seen; what changes during a restore is far less.</summary>
    private const int RevisionsApart = 1_000_000;

    /// <summary>Writes the database into a file as it is now. The file appears when it is whole and checked.</summary>
    /// <param name="database">The database.</param>
    /// <param name="path">The file.</param>
    /// <param name="overwrite">True to replace a file that is there.</param>
    /// <param name="cancellationToken">Stops it; the file is then as it was.</param>
    internal static async Task WriteAsync(SqliteDatabase database, string path, bool overwrite, CancellationToken cancellationToken)
    {
        await using var source = await database.OpenUnpooledAsync(cancellationToken);
        SqliteMigrator.RefuseNewer(await SqliteMigrator.AppliedAsync(source, cancellationToken));
        await OutputFile.MakeAsync(path, async unfinished =>
        {
            await using var target = await OpenAsync(unfinished, SqliteOpenMode.ReadWrite, cancellationToken);
            await SqliteCopy.CopyAsync(source.OpenHandle(), target.OpenHandle(), cancellationToken);
            // A backup is one file, without a write-ahead log beside it.
            await target.ExecuteAsync("PRAGMA journal_mode = DELETE", cancellationToken);
            await CheckAsync(target, cancellationToken);
        }, isPrivate: true, overwrite);
    }

    /// <summary>
    /// Puts a backup into the place of the database's content, in one transaction: whoever reads meanwhile sees the old content or the new
    /// one. A backup of an earlier version is brought to this one before.
    /// </summary>
    /// <param name="database">The database; it need not exist.</param>
    /// <param name="path">The backup; it is not changed.</param>
    /// <param name="cancellationToken">Stops it; the database is then as it was.</param>
    /// <exception cref="DatabaseException">It is no backup, damaged or of a newer version, or the database cannot be written.</exception>
    internal static async Task RestoreAsync(SqliteDatabase database, string path, CancellationToken cancellationToken)
    {
        PrivateFile.EnsureFolder(database.Folder);
        var staged = $"{database.Location}.{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(UniqueBytes))}.tmp";
        try
        {
            await using (PrivateFile.Create(staged))
            {
                // Only to be the owner's alone.
            }
            await StageAsync(path, staged, cancellationToken);
            try
            {
                await MoveIntoAsync(database, staged, cancellationToken);
            }
            catch (DatabaseException error) when (error.Fault == DatabaseFault.Damaged)
            {
                PutInPlaceOfDamaged(database, staged);
            }
        }
        finally
        {
            foreach (var part in OutputFile.PartsOfDatabase) File.Delete(staged + part);
        }
    }

    private static async Task StageAsync(string path, string staged, CancellationToken cancellationToken)
    {
        await using var source = await OpenAsync(path, SqliteOpenMode.ReadOnly, cancellationToken);
        var applied = await AppliedOfBackupAsync(source, path, cancellationToken);
        await using var copy = await OpenAsync(staged, SqliteOpenMode.ReadWrite, cancellationToken);
        await SqliteCopy.CopyAsync(source.OpenHandle(), copy.OpenHandle(), cancellationToken);
        await copy.ExecuteAsync("PRAGMA journal_mode = DELETE", cancellationToken);
        await CheckAsync(copy, cancellationToken);
        await SqliteMigrator.ApplyAsync(copy, applied, cancellationToken);
    }

    private static async Task<IReadOnlyList<string>> AppliedOfBackupAsync(SqliteConnection backup, string path, CancellationToken cancellationToken)
    {
        try
        {
            var applied = await SqliteMigrator.AppliedAsync(backup, cancellationToken);
            SqliteMigrator.RefuseNewer(applied);
            if (applied.Count > 0) return applied;
        }
        catch (DatabaseException error) when (error.Fault == DatabaseFault.Newer)
        {
            throw new DatabaseException($"{path} was written by a newer version of Insights. Install that version, and restore it there.", error) { Fault = DatabaseFault.Newer };
        }
        catch (DatabaseException error) when (error.Fault == DatabaseFault.Damaged)
        {
            throw NoBackup(path, error);
        }
        throw NoBackup(path, cause: null);
    }

    private static DatabaseException NoBackup(string path, Exception? cause) =>
        new($"{path} is not a backup of Insights, or damaged. Name a file that 'insights backup' has written. Nothing was changed.", cause) { Fault = DatabaseFault.Damaged };

    private static async Task MoveIntoAsync(SqliteDatabase database, string staged, CancellationToken cancellationToken)
    {
        database.CreateFile();
        await using var target = await database.OpenUnpooledAsync(cancellationToken);
        await target.ExecuteAsync("PRAGMA journal_mode = WAL", cancellationToken);
        await using var source = await OpenAsync(staged, SqliteOpenMode.ReadWrite, cancellationToken);
        // What was computed of the old content must not be taken for the new one's.
        await source.ExecuteAsync(SqliteTopics.RaiseBeyond(SqliteTopics.Read(target.OpenHandle()).Greatest, RevisionsApart), cancellationToken);
        SqliteCredentialTable.CopyEnds(target.OpenHandle(), source.OpenHandle());
        await SqliteCopy.CopyAsync(source.OpenHandle(), target.OpenHandle(), cancellationToken);
    }

    /// <summary>What cannot be read as a database cannot be written to as one, either: it is put beside.</summary>
    private static void PutInPlaceOfDamaged(SqliteDatabase database, string staged)
    {
        database.Dispose();
        File.Move(database.Location, database.Location + ".damaged", overwrite: true);
        foreach (var part in OutputFile.PartsOfDatabase.Where(part => part.Length > 0)) File.Delete(database.Location + part);
        File.Move(staged, database.Location);
    }

    /// <exception cref="DatabaseException">The file is damaged.</exception>
    private static async Task CheckAsync(SqliteConnection connection, CancellationToken cancellationToken)
    {
        await using var interruption = SqliteInterruption.InterruptOn(connection, cancellationToken);
        using var check = new SqliteStatement(connection.OpenHandle(), "PRAGMA integrity_check(1)");
        if (check.Step() && check.Text(0) is var finding and not "ok")
            throw new DatabaseException($"The database is damaged ({finding}), and a backup would be, too. Take an earlier backup: insights restore FILE.") { Fault = DatabaseFault.Damaged };
    }

    private static async Task<SqliteConnection> OpenAsync(string path, SqliteOpenMode mode, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            return connection;
        }
        catch (SqliteException error)
        {
            await connection.DisposeAsync();
            throw SqliteErrors.Translate(error.SqliteExtendedErrorCode, $"{path}: {error.Message}", error);
        }
    }
}
