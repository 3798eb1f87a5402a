using Insights.Data.Storage;
using Insights.Server.GraphQL.Answers;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.Queries.Shops;

/// <summary>Reads the revision that every change raises.</summary>
[Reads(Topics.Purchases | Topics.Customers | Topics.Imports | Topics.Runs | Topics.Settings | Topics.Practice)]
internal sealed class ShopRevisionReader(CurrentRevisions revisions)
{
    /// <summary>The revision.</summary>
    internal async Task<long> ReadAsync(CancellationToken cancellationToken) => (await revisions.ReadAsync(cancellationToken)).Shop;
}
