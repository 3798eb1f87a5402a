using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.TierPreviews;

/// <summary>Applies policies to the histories before a run's date. One preview at a time, since each ranks all customers.</summary>
internal sealed class TierPreviewReader(HistoryReader histories, CurrentShopReader shops)
{
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>Begins to read the histories for whoever is about to ask.</summary>
    internal void Begin(RunView run, CancellationToken cancellationToken) => _ = histories.ReadAsync(run.Stored, cancellationToken);

    /// <summary>The preview of a policy.</summary>
    internal async Task<TierPreview> ReadAsync(RunView run, TierPolicy policy, CancellationToken cancellationToken)
    {
        var shop = await shops.FindAsync(cancellationToken) ?? throw new InvalidOperationException("A run has a shop.");
        var (read, now) = await histories.ReadAsync(run.Stored, cancellationToken);
        await Turn.WaitAsync(cancellationToken);
        try
        {
            return new TierPreview(run, policy, read, now, TierAssigner.Assign(read, EpochDay.From(run.AsOf), policy), shop.Currency);
        }
        finally
        {
            Turn.Release();
        }
    }
}
