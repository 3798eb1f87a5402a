using Insights.Data.Histories;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Microsoft.Extensions.Caching.Memory;

namespace Insights.Server.Queries.TierPreviews;

/// <summary>
/// The histories before a run's date, and its tiers. Reading them takes seconds in a large shop, and who tries one policy tries
/// another: they are read once, for all who ask meanwhile, and kept for some minutes unless they are very large.
/// </summary>
internal sealed class KeptHistories(IDatabase database, IHostApplicationLifetime lifetime) : IDisposable
{
    private const int MaxCustomersKept = 300_000;
    private static readonly TimeSpan Unasked = TimeSpan.FromMinutes(10);

    private readonly MemoryCache histories = new(new MemoryCacheOptions { ExpirationScanFrequency = TimeSpan.FromMinutes(1) });
    private readonly Lock gate = new();

    /// <summary>Begins to read, or joins who reads already.</summary>
    internal Task<RunHistories> ReadAsync(Shop shop, Run run)
    {
        var place = (shop.DataVersion, run.RunId);
        lock (gate)
        {
            if (histories.TryGetValue(place, out Task<RunHistories>? kept) && kept is { IsFaulted: false, IsCanceled: false }) return kept;
            // Whoever asked first may leave; the others still wait for it, so that only the server's end stops it.
            var reading = Task.Run(() => LoadAsync(run, lifetime.ApplicationStopping));
            _ = histories.Set(place, reading, new MemoryCacheEntryOptions { SlidingExpiration = Unasked });
            _ = ForgetLargeAsync(place, reading);
            return reading;
        }
    }

    public void Dispose() => histories.Dispose();

    private async Task<RunHistories> LoadAsync(Run run, CancellationToken cancellationToken)
    {
        var read = await database.Histories.ReadAsync(run.AsOf, cancellationToken);
        return new RunHistories(read, TierAssigner.Assign(read, EpochDay.From(run.AsOf), TierPolicy.Parse(run.Policy)));
    }

    private async Task ForgetLargeAsync(object place, Task<RunHistories> reading)
    {
        await ((Task)reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!reading.IsCompletedSuccessfully || (await reading).Histories.Count > MaxCustomersKept) histories.Remove(place);
    }
}

/// <summary>The histories before a run's date.</summary>
/// <param name="Histories">The purchases of each customer.</param>
/// <param name="Tiers">The run's own tiers.</param>
internal sealed record RunHistories(PurchaseHistories Histories, TierAssignment Tiers);
