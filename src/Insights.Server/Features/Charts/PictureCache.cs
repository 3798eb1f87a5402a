using Microsoft.Extensions.Caching.Memory;

namespace Insights.Server.Features.Charts;

/// <summary>Pictures that were drawn of the database as it is, within a bound of memory; named by their entity tags.</summary>
internal sealed class PictureCache : IDisposable
{
    private const long MaxBytes = 32L << 20;

    private readonly MemoryCache pictures = new(new MemoryCacheOptions { SizeLimit = MaxBytes });

    /// <summary>A picture that was kept; null where there is none.</summary>
    internal byte[]? Find(string tag) => pictures.Get<byte[]>(tag);

    /// <summary>Keeps a picture; one of an older state of the database is not asked for again, and goes when its place is needed.</summary>
    internal void Keep(string tag, byte[] picture) => pictures.Set(tag, picture, new MemoryCacheEntryOptions { Size = picture.Length });

    public void Dispose() => pictures.Dispose();
}
