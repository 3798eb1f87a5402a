using Insights.Data.Shops;
using Microsoft.Extensions.Caching.Memory;

namespace Insights.Server.Queries.Shops;

/// <summary>
/// What readers have computed of the whole shop, kept for the next who ask. It belongs to the version of the data that was
/// known before it was computed, so that nothing old is given once the database has changed.
/// </summary>
internal sealed class KeptResults : IDisposable
{
    private const int Most = 500;

    private readonly MemoryCache results = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>What is kept under a key, or else what is computed now.</summary>
    /// <param name="shop">The shop as the request knows it.</param>
    /// <param name="key">Of which kind it is, and everything on which it depends besides the data.</param>
    /// <param name="computeAsync">Computes it.</param>
    internal async Task<T> GetAsync<T>(Shop shop, object key, Func<Task<T>> computeAsync) where T : class
    {
        var place = (shop.DataVersion, key);
        if (results.TryGetValue(place, out T? kept) && kept is not null) return kept;
        var computed = await computeAsync();
        results.Set(place, computed, new MemoryCacheEntryOptions { Size = 1 });
        return computed;
    }

    public void Dispose() => results.Dispose();
}
