namespace Insights.Server.GraphQL.Batching;

/// <summary>
/// Loads many keys with one query. One loader serves one request: keys that are asked for before the batch runs are
/// loaded together, each once.
/// </summary>
/// <param name="loadAsync">Loads the values of at most <see cref="BatchSizes.MaxKeys"/> keys; keys without a value may be missing.</param>
internal sealed class BatchLoader<TKey, TValue>(Func<IReadOnlyList<TKey>, CancellationToken, Task<IReadOnlyDictionary<TKey, TValue>>> loadAsync)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private Batch current = new();

    /// <summary>The value of a key when the batch has run; null where there is none.</summary>
    internal DataLoaderResult<TValue?> Load(TKey key)
    {
        lock (gate)
        {
            current.Keys.Add(key);
            var batch = current;
            return new DataLoaderResult<TValue?>(cancellationToken => GetAsync(batch, key, cancellationToken));
        }
    }

    private async Task<TValue?> GetAsync(Batch batch, TKey key, CancellationToken cancellationToken)
    {
        Task<IReadOnlyDictionary<TKey, TValue>> loading;
        lock (gate)
        {
            if (ReferenceEquals(batch, current)) current = new Batch();
            loading = batch.Loading ??= LoadAsync([.. batch.Keys], cancellationToken);
        }
        var values = await loading;
        return values.TryGetValue(key, out var value) ? value : default;
    }

    private async Task<IReadOnlyDictionary<TKey, TValue>> LoadAsync(TKey[] keys, CancellationToken cancellationToken)
    {
        if (keys.Length <= BatchSizes.MaxKeys) return await loadAsync(keys, cancellationToken);
        var loaded = new Dictionary<TKey, TValue>(keys.Length);
        foreach (var some in keys.Chunk(BatchSizes.MaxKeys))
            foreach (var (key, value) in await loadAsync(some, cancellationToken)) loaded[key] = value;
        return loaded;
    }

    private sealed class Batch
    {
        internal HashSet<TKey> Keys { get; } = [];

        internal Task<IReadOnlyDictionary<TKey, TValue>>? Loading { get; set; }
    }
}
