using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Server.Features.Runs;
using Insights.Server.Features.Shops;

namespace Insights.Server.Features.TierPreviews;

/// <summary>Applies policies to the histories before a run's date. One preview at a time, since it holds all histories in memory.</summary>
internal sealed class TierPreviewReader(IDatabase database, CurrentShopReader shops)
{
    private static readonly SemaphoreSlim Turn = new(1);

    /// <summary>The preview of a policy.</summary>
    internal async Task<TierPreview> ReadAsync(RunView run, TierPolicy policy, CancellationToken cancellationToken)
    {
        var currency = await shops.CurrencyAsync(cancellationToken);
        await Turn.WaitAsync(cancellationToken);
        try
        {
            var histories = await database.Histories.ReadAsync(run.AsOf, cancellationToken);
            var day = EpochDay.From(run.AsOf);
            var now = TierAssigner.Assign(histories, day, TierPolicy.Parse(run.Policy));
            cancellationToken.ThrowIfCancellationRequested();
            return new TierPreview(run, policy, histories, now, TierAssigner.Assign(histories, day, policy), currency);
        }
        finally
        {
            Turn.Release();
        }
    }
}
