using Insights.Data.Storage;
using Insights.Server.GraphQL.Answers;
using Microsoft.Extensions.Caching.Memory;

namespace Insights.Server.Queries.Caching;

/// <summary>
/// Results of readers and pictures in memory, each with the topics that it was read from: it is returned as long as none of them has
/// changed since before it was computed.
/// </summary>
internal sealed class ResultCache(ResultMemory memory, CurrentRevisions revisions)
{
    /// <summary>A cache of its own for a command, which is one request.</summary>
    internal static ResultCache Of(IDatabase database) => new(new ResultMemory(), new CurrentRevisions(database));

    /// <summary>The cached result, or else what is computed now.</summary>
    /// <param name="key">What it is, and everything on which it depends besides the data.</param>
    /// <param name="topics">What it is read from.</param>
    /// <param name="computeAsync">Computes it.</param>
    /// <param name="cancellationToken">Cancels reading the revisions.</param>
    /// <param name="bytesOf">Its size; null for a result as readers usually have.</param>
    internal async Task<T> GetAsync<T>(object key, Topics topics, Func<Task<T>> computeAsync, CancellationToken cancellationToken, Func<T, long>? bytesOf = null)
    {
        var now = (await revisions.ReadAsync(cancellationToken)).Of(topics);
        if (memory.Find<T>(key, now) is { } cached) return cached.Value;
        var computed = await computeAsync();
        memory.Set(key, now, computed, bytesOf?.Invoke(computed) ?? ResultMemory.BytesOfResult);
        return computed;
    }

    /// <summary>The same for what takes long: computed once for all who wait for it, whoever of them leaves.</summary>
    /// <inheritdoc cref="GetAsync"/>
    internal async Task<T> ShareAsync<T>(object key, Topics topics, Func<Task<T>> computeAsync, Func<T, long> bytesOf, CancellationToken cancellationToken) =>
        await memory.Share(key, (await revisions.ReadAsync(cancellationToken)).Of(topics), computeAsync, bytesOf).WaitAsync(cancellationToken);
}

/// <summary>The memory of <see cref="ResultCache"/>, one for all requests, within a bound.</summary>
internal sealed class ResultMemory : IDisposable
{
    internal const long BytesOfResult = 64 << 10;

    /// <summary>An entry takes memory even where the result is empty or null.</summary>
    private const long MinBytes = 1 << 10;
    private const long MaxBytes = 128L << 20;

    /// <summary>A large result is removed when nobody has requested it for so long.</summary>
    private static readonly TimeSpan MaxIdle = TimeSpan.FromMinutes(10);

    private readonly MemoryCache entries = new(new MemoryCacheOptions { SizeLimit = MaxBytes, ExpirationScanFrequency = TimeSpan.FromMinutes(1) });
    private readonly Lock gate = new();

    /// <summary>A result that is up to date; null where there is none.</summary>
    internal Entry<T>? Find<T>(object key, Revisions revisions) => entries.Get<Entry<T>>(key) is { } entry && entry.Revisions == revisions ? entry : null;

    internal void Set<T>(object key, Revisions revisions, T value, long bytes) =>
        entries.Set(key, new Entry<T>(revisions, value), new MemoryCacheEntryOptions { Size = Math.Max(bytes, MinBytes), SlidingExpiration = bytes > BytesOfResult ? MaxIdle : null });

    internal Task<T> Share<T>(object key, Revisions revisions, Func<Task<T>> computeAsync, Func<T, long> bytesOf)
    {
        lock (gate)
        {
            if (Find<Task<T>>(key, revisions) is { Value: { IsFaulted: false, IsCanceled: false } running }) return running;
            var computing = Task.Run(computeAsync);
            Set(key, revisions, computing, BytesOfResult);
            _ = SetSizeAsync(key, revisions, computing, bytesOf);
            return computing;
        }
    }

    public void Dispose() => entries.Dispose();

    /// <summary>
    /// What is larger than the bound is not stored again, and what is computed of newer data in the meantime stays.
    /// </summary>
    private async Task SetSizeAsync<T>(object key, Revisions revisions, Task<T> computing, Func<T, long> bytesOf)
    {
        await ((Task)computing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (gate)
        {
            if (entries.Get<Entry<Task<T>>>(key)?.Value != computing) return;
            if (computing.IsCompletedSuccessfully) Set(key, revisions, computing, bytesOf(computing.Result));
            else entries.Remove(key);
        }
    }

    /// <summary>A result, and the revisions of what it was read from.</summary>
    internal sealed record Entry<T>(Revisions Revisions, T Value);
}
