using Insights.Data.Storage;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.Queries.Shops;

/// <summary>Reads how new the shop's purchases are.</summary>
[Reads(Topics.Purchases)]
internal sealed class NewestPurchaseReader(IDatabase database)
{
    /// <summary>The day of the newest purchase, or null.</summary>
    internal Task<DateOnly?> ReadAsync(CancellationToken cancellationToken) => database.Histories.NewestPurchaseDayAsync(cancellationToken);
}
