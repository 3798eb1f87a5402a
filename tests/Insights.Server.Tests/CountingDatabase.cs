using System.Collections.Concurrent;
using System.Data.Common;
using Insights.Data.Histories;
using Insights.Data.Import.Merging;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Storage;

namespace Insights.Server.Tests;

/// <summary>Counts how often readers go to the database: each of their statements opens a connection of its own.</summary>
internal sealed class CountingDatabase(IDatabase database) : IDatabase
{
    private int opened;

    internal int Opened => opened;

    /// <summary>The statements that were prepared.</summary>
    internal ConcurrentQueue<string> Statements { get; } = [];

    /// <summary>Called before a statement is prepared; null for nothing.</summary>
    internal Func<string, Task>? Preparing { get; set; }

    public string Location => database.Location;

    public IHistorySource Histories => database.Histories;

    public IRunWriter RunWriter => database.RunWriter;

    public Task<string?> MigrateAsync(CancellationToken cancellationToken) => database.MigrateAsync(cancellationToken);

    public Task<bool> IsCurrentAsync(CancellationToken cancellationToken) => database.IsCurrentAsync(cancellationToken);

    public Task<Shop?> ReadShopAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref opened);
        return database.ReadShopAsync(cancellationToken);
    }

    public InsightsDbContext CreateContext() => database.CreateContext();

    public Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref opened);
        return database.OpenAsync(cancellationToken);
    }

    public async Task<PreparedQuery> PrepareAsync(string sql, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref opened);
        Statements.Enqueue(sql);
        if (Preparing is { } preparing) await preparing(sql);
        return await database.PrepareAsync(sql, cancellationToken);
    }

    public Task<Revisions> ReadRevisionsAsync(CancellationToken cancellationToken) => database.ReadRevisionsAsync(cancellationToken);

    public Task<IImportSession> BeginImportAsync(CancellationToken cancellationToken) => database.BeginImportAsync(cancellationToken);

    public CancellationTokenRegistration InterruptOn(DbConnection? connection, CancellationToken cancellationToken) => database.InterruptOn(connection, cancellationToken);

    public Exception? Translate(DbException error, CancellationToken cancellationToken) => database.Translate(error, cancellationToken);
}
