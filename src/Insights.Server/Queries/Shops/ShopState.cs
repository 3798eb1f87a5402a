using System.Collections.Concurrent;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Answers;

namespace Insights.Server.Queries.Shops;

/// <summary>What nearly every request asks about the shop, kept until the database changes: the shop itself and its runs, whose reports are long.</summary>
internal sealed class ShopState(IDatabase database)
{
    /// <summary>Runs that are kept; who walks through many reads them again.</summary>
    private const int MaxRuns = 16;

    private Known? known;

    /// <summary>The shop; null before its first import.</summary>
    internal async Task<Shop?> FindAsync(DatabaseChangeToken version, CancellationToken cancellationToken) => (await CurrentAsync(version, cancellationToken)).Shop;

    /// <summary>A run as the API shows it, from what is kept, or null.</summary>
    /// <param name="id">The run.</param>
    /// <param name="version">The data that the request sees at least.</param>
    /// <param name="loadAsync">Reads it where it is not kept.</param>
    /// <param name="cancellationToken">Stops the look.</param>
    internal async Task<RunView?> FindRunAsync(RunId id, DatabaseChangeToken version, Func<Task<Run?>> loadAsync, CancellationToken cancellationToken)
    {
        var current = await CurrentAsync(version, cancellationToken);
        if (current.Runs.TryGetValue(id, out var kept)) return kept;
        if (await loadAsync() is not { } run) return null;
        var view = new RunView(run);
        if (current.Runs.Count < MaxRuns) current.Runs.TryAdd(id, view);
        return view;
    }

    private async Task<Known> CurrentAsync(DatabaseChangeToken begun, CancellationToken cancellationToken)
    {
        // Told before it is read: what is read is at least as new, and a change in between is seen by the next request.
        var version = await begun.ReadAsync(cancellationToken);
        if (known is { } kept && kept.Version == version) return kept;
        var read = new Known(version, await database.ReadShopAsync(cancellationToken));
        known = read;
        return read;
    }

    private sealed record Known(long Version, Shop? Shop)
    {
        internal ConcurrentDictionary<RunId, RunView> Runs { get; } = new();
    }
}
