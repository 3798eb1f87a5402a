using System.Data;
using System.Data.Common;
using Insights.Data.Faults;
using Insights.Data.Files;
using Insights.Data.Histories;
using Insights.Data.Import.Merging;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using SQLitePCL;

namespace Insights.Data.Storage.Sqlite;

/// <summary>A shop's database in one SQLite file, in WAL mode and safe against power failure.</summary>
public sealed class SqliteDatabase : IDatabase, IDisposable
{
    /// <summary>The database's name in its folder.</summary>
    public const string FileName = "insights.db";

    /// <summary>How long another program's writing is waited for.</summary>
    internal const int BusySeconds = 30;

    /// <summary>How much of the file is mapped: addresses, not memory. A larger file is read beyond it.</summary>
    private const long MappedBytes = 1L << 32;

    /// <summary>Memory for pages of the write-ahead log and beyond the mapped part, for each pooled connection.</summary>
    private const int CacheKibibytes = 4_096;

    /// <summary>How often and how long whoever is at work on a file that was replaced is waited for; then the request fails and can be sent again.</summary>
    private const int MaxLooks = 100;
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(20);

    private readonly string connectionString;
    private readonly SqliteQueryPool queries;
    private readonly SqliteRevisions revisions = new();
    private readonly SemaphoreSlim goingOver = new(1);
    private int open;
    private bool isReplaced;
    private bool isInWal;

    /// <summary>
    /// A connection is used by one thread at a time, and interrupted from others, which SQLite allows in this mode. Its own
    /// locks would be taken for each value of each row and cost up to a sixth of the time.
    /// </summary>
    static SqliteDatabase()
    {
        Batteries_V2.Init();
        // Says no where SQLite is in use already, and then works as before.
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
    }

    /// <param name="folder">The folder that holds, or will hold, the database file.</param>
    public SqliteDatabase(string folder)
    {
        Folder = Path.GetFullPath(folder);
        Location = Path.Combine(Folder, FileName);
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Location,
            DefaultTimeout = BusySeconds,
            ForeignKeys = true,
        }.ToString();
        queries = new SqliteQueryPool(OpenForQueriesAsync);
    }

    /// <summary>The folder of the database file.</summary>
    public string Folder { get; }

    /// <inheritdoc/>
    public string Location { get; }

    /// <inheritdoc/>
    public IHistorySource Histories => new SqliteHistorySource(this);

    /// <inheritdoc/>
    public IRunWriter RunWriter => new SqliteRunWriter(this);

    /// <inheritdoc/>
    public InsightsDbContext CreateContext()
    {
        if (isReplaced) throw SqliteFile.Replaced();
        revisions.Watch(Location, BusySeconds);
        return CreateContext(new DbContextOptionsBuilder<SqliteInsightsDbContext>().UseSqlite(NewConnection(connectionString), contextOwnsConnection: true));
    }

    internal static SqliteInsightsDbContext CreateContext(string connectionString) => CreateContext(new DbContextOptionsBuilder<SqliteInsightsDbContext>().UseSqlite(connectionString));

    private static SqliteInsightsDbContext CreateContext(DbContextOptionsBuilder<SqliteInsightsDbContext> options) => new(
        options
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .ReplaceService<IMigrationsSqlGenerator, WithoutRowId>()
            .Options);

    /// <inheritdoc/>
    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken) =>
        await OpenSqliteAsync(cancellationToken);

    /// <inheritdoc/>
    public Task<PreparedQuery> PrepareAsync(string sql, CancellationToken cancellationToken) => queries.PrepareAsync(sql, cancellationToken);

    /// <inheritdoc/>
    public async Task<Revisions> ReadRevisionsAsync(CancellationToken cancellationToken)
    {
        if (revisions.Read(Location, BusySeconds) is { } known) return known;
        await GoOverAsync(cancellationToken);
        return revisions.Read(Location, BusySeconds) ?? throw SqliteFile.Replaced();
    }

    /// <summary>
    /// Somebody has put another file into the place of the database: closes all that is open on the old one, and only then opens the new
    /// one, whose log and locks have the same names.
    /// </summary>
    /// <exception cref="DatabaseException">Somebody is still at work on the old one.</exception>
    private async Task GoOverAsync(CancellationToken cancellationToken)
    {
        await goingOver.WaitAsync(cancellationToken);
        try
        {
            if (revisions.Read(Location, BusySeconds) is not null) return;
            // From here on nobody begins anything on the old file.
            isReplaced = true;
            for (var look = 0; ; look++)
            {
                queries.Clear();
                ClearPool();
                if (Volatile.Read(ref open) == 0) break;
                if (look == MaxLooks) throw SqliteFile.Replaced();
                await Task.Delay(LookAgain, cancellationToken);
            }
            revisions.Leave();
            (isReplaced, isInWal) = (false, false);
            if (!File.Exists(Location)) return;
            await MigrateAsync(cancellationToken);
            await using var connection = await OpenSqliteAsync(cancellationToken);
            // What was computed of the old content must not be taken for the new one's.
            await connection.ExecuteAsync(SqliteTopics.RaiseBeyond(revisions.Greatest, distance: 1), cancellationToken);
        }
        finally
        {
            goingOver.Release();
        }
    }

    private void ClearPool()
    {
        using var pooled = new SqliteConnection(connectionString);
        SqliteConnection.ClearPool(pooled);
    }

    private SqliteConnection NewConnection(string settings)
    {
        var connection = new SqliteConnection(settings);
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState == ConnectionState.Open) Interlocked.Increment(ref open);
            else if (change.CurrentState == ConnectionState.Closed) Interlocked.Decrement(ref open);
        };
        return connection;
    }

    /// <summary>A bulk connection for reading, see <see cref="SqliteReadConnection"/>; the caller disposes of what it is used by.</summary>
    internal IDisposable OpenForReading(out sqlite3 handle)
    {
        if (isReplaced) throw SqliteFile.Replaced();
        handle = SqliteReadConnection.Open(Location, BusySeconds);
        Interlocked.Increment(ref open);
        return new Reading(this, handle);
    }

    private sealed class Reading(SqliteDatabase database, sqlite3 handle) : IDisposable
    {
        public void Dispose()
        {
            handle.Dispose();
            Interlocked.Decrement(ref database.open);
        }
    }

    internal Task<SqliteConnection> OpenSqliteAsync(CancellationToken cancellationToken) =>
        OpenSqliteAsync(connectionString, cancellationToken);

    /// <summary>A connection of its own, for bulk work that changes the connection's settings.</summary>
    internal Task<SqliteConnection> OpenUnpooledAsync(CancellationToken cancellationToken) =>
        OpenSqliteAsync(connectionString + ";Pooling=False", cancellationToken);

    /// <summary>
    /// A pooled connection for reading. It reads the file's pages through memory mapping; copying them is half of the work of
    /// a page of results of a large shop.
    /// </summary>
    private async Task<SqliteConnection> OpenForQueriesAsync(CancellationToken cancellationToken)
    {
        var connection = await OpenUnpooledAsync(cancellationToken);
        // A plan that depended on the values of parameters would be made anew for others, so that no statement would stay prepared.
        var handle = connection.OpenHandle();
        SqliteErrors.Check(raw.sqlite3_db_config(handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _), handle);
        await connection.ExecuteAsync($"PRAGMA mmap_size = {MappedBytes}; PRAGMA cache_size = -{CacheKibibytes};", cancellationToken);
        return connection;
    }

    private async Task<SqliteConnection> OpenSqliteAsync(string settings, CancellationToken cancellationToken)
    {
        if (isReplaced) throw SqliteFile.Replaced();
        revisions.Watch(Location, BusySeconds);
        var connection = NewConnection(settings);
        try
        {
            await connection.OpenAsync(cancellationToken);
            if (!isInWal) isInWal = IsInWal(connection.OpenHandle());
            await connection.ExecuteAsync("PRAGMA synchronous = FULL;", cancellationToken);
            SqliteLetters.Register(connection);
            return connection;
        }
        catch (SqliteException error)
        {
            await connection.DisposeAsync();
            throw SqliteErrors.Translate(error.SqliteExtendedErrorCode, $"{Location}: {error.Message}", error);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>
    /// Puts a database into WAL mode that is not, as one that was copied from a backup: else whoever reads would stop whoever writes. Where
    /// somebody reads it just now, the next connection tries again. A file without content is left to its first migration.
    /// </summary>
    private static bool IsInWal(sqlite3 connection)
    {
        try
        {
            using var pages = new SqliteStatement(connection, "PRAGMA page_count");
            if (pages.Step() && pages.Int64(0) == 0) return false;
            pages.Reset();
            using var mode = new SqliteStatement(connection, "PRAGMA journal_mode = WAL");
            return mode.Step() && mode.Text(0) == "wal";
        }
        catch (DatabaseException error) when (error.Fault == DatabaseFault.Busy)
        {
            return false;
        }
    }

    /// <inheritdoc/>
    public async Task<IImportSession> BeginImportAsync(CancellationToken cancellationToken)
    {
        CreateFile();
        return await SqliteImportSession.OpenAsync(this, cancellationToken);
    }

    /// <summary>
    /// Closes the pooled connections; the object remains usable. The last one to close checkpoints the write-ahead log: otherwise
    /// the next program would have to read the log, which would grow for ever.
    /// </summary>
    public void Dispose()
    {
        queries.Clear();
        revisions.Dispose();
        ClearPool();
    }

    internal void CreateFile()
    {
        PrivateFile.EnsureFolder(Folder);
        PrivateFile.Ensure(Location);
    }

    /// <inheritdoc/>
    public async Task<Shop?> ReadShopAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Location)) return null;
        await using var connection = await OpenSqliteAsync(cancellationToken);
        if ((await SqliteMigrator.AppliedAsync(connection, cancellationToken)).Count == 0) return null;
        return SqliteShopTable.Read(connection.OpenHandle());
    }

    /// <inheritdoc/>
    public async Task<bool> IsCurrentAsync(CancellationToken cancellationToken)
    {
        if (!File.Exists(Location)) return false;
        await using var connection = await OpenSqliteAsync(cancellationToken);
        var applied = await SqliteMigrator.AppliedAsync(connection, cancellationToken);
        SqliteMigrator.RefuseNewer(applied);
        return SqliteMigrator.IsCurrent(applied);
    }

    /// <inheritdoc/>
    public async Task<string?> MigrateAsync(CancellationToken cancellationToken)
    {
        if (await IsCurrentAsync(cancellationToken)) return null;
        CreateFile();
        // Closed when it is stopped half-way, and its transaction with it.
        await using var connection = await OpenUnpooledAsync(cancellationToken);
        await connection.ExecuteAsync("PRAGMA journal_mode = WAL;", cancellationToken);
        await connection.ExecuteAsync("BEGIN IMMEDIATE;", cancellationToken);
        var applied = await SqliteMigrator.AppliedAsync(connection, cancellationToken);
        var earlier = applied.Count == 0 || SqliteMigrator.IsCurrent(applied) ? null : await KeepEarlierAsync(applied, cancellationToken);
        await SqliteMigrator.ApplyAsync(connection, applied, cancellationToken);
        await connection.ExecuteAsync("COMMIT;", cancellationToken);
        return earlier;
    }

    /// <summary>Whatever becomes of the migration, the shop is there as it was; the program that wrote it can go on with it.</summary>
    private async Task<string> KeepEarlierAsync(IReadOnlyList<string> applied, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Folder, $"insights-version-{SqliteMigrator.StampOf(applied)}.db");
        try
        {
            await SqliteBackup.WriteAsync(this, path, overwrite: true, cancellationToken);
            return path;
        }
        catch (Exception error) when (error is DatabaseException or IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException(
                $"The database is of an earlier version of Insights, and it is copied before it is brought to this one, which fails: {error.Message} Needed is room for a second database in {Folder}.", error)
            { Fault = (error as DatabaseException)?.Fault ?? DatabaseFault.DiskFull };
        }
    }

    /// <summary>Writes the database into a file as it is now, while programs use it. The file appears when it is whole and checked.</summary>
    /// <param name="path">The file; it is for its owner alone.</param>
    /// <param name="overwrite">True to replace a file that is there.</param>
    /// <param name="cancellationToken">Stops it; the file is then as it was.</param>
    /// <exception cref="DatabaseException">The database is damaged, of a newer version, or cannot be read.</exception>
    /// <exception cref="IOException">The file is there, or cannot be written.</exception>
    public Task BackupAsync(string path, bool overwrite, CancellationToken cancellationToken) =>
        Task.Run(() => SqliteBackup.WriteAsync(this, path, overwrite, cancellationToken), cancellationToken);

    /// <inheritdoc cref="SqliteBackup.RestoreAsync"/>
    public Task RestoreAsync(string path, CancellationToken cancellationToken) =>
        Task.Run(() => SqliteBackup.RestoreAsync(this, path, cancellationToken), cancellationToken);

    /// <inheritdoc />
    public CancellationTokenRegistration InterruptOn(DbConnection? connection, CancellationToken cancellationToken) => SqliteInterruption.InterruptOn(connection, cancellationToken);

    /// <inheritdoc />
    public Exception? Translate(DbException error, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested && SqliteInterruption.IsInterruption(error)
            ? new OperationCanceledException("The query was stopped.", error, cancellationToken)
            : SqliteErrors.Find(error);
}
