using Insights.Data.Histories;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Server.Queries.Caching;

namespace Insights.Server.Queries.TierPreviews;

/// <summary>
/// The histories before a run's date, and its tiers. Reading them takes seconds in a large shop, and who tries one policy tries
/// another: they are read once for all requests.
/// </summary>
internal sealed class HistoryReader(IDatabase database, ResultCache cache, IHostApplicationLifetime lifetime)
{
    /// <summary>A customer's columns, with about ten purchases of three numbers each.</summary>
    private const long BytesOfCustomer = 400;

    /// <summary>Starts reading, or joins whoever reads already.</summary>
    internal Task<RunHistories> ReadAsync(Run run, CancellationToken cancellationToken) => cache.ShareAsync(
        (nameof(RunHistories), run.RunId), Topics.Purchases | Topics.Customers | Topics.Runs, () => LoadAsync(run, lifetime.ApplicationStopping),
        read => read.Histories.Count * BytesOfCustomer, cancellationToken);

    private async Task<RunHistories> LoadAsync(Run run, CancellationToken cancellationToken)
    {
        var read = await database.Histories.ReadAsync(run.AsOf, cancellationToken);
        return new RunHistories(read, TierAssigner.Assign(read, EpochDay.From(run.AsOf), TierPolicy.Parse(run.Policy)));
    }
}

/// <summary>The histories before a run's date.</summary>
/// <param name="Histories">The purchases of each customer.</param>
/// <param name="Tiers">The run's own tiers.</param>
internal sealed record RunHistories(PurchaseHistories Histories, TierAssignment Tiers);
