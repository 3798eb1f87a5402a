using Insights.Data.Tiers;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Paging;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Features.Predictions;

/// <summary>The headline lists.</summary>
[ResolverOf("Query")]
internal static class PredictionQueries
{
    public static async Task<Connection<CustomerView>> NextVips(
        int? first, string? after, int? last, string? before, Tier tier, InputObject? where, string? run,
        CustomerReader customers, CancellationToken cancellationToken)
    {
        var page = PageArguments.Of(first, after, last, before);
        return await customers.RunOfAsync(run, page, cancellationToken) is { } found
            ? await customers.ReadNextVipsAsync(found.RunId, tier, page, where, cancellationToken)
            : Connection<CustomerView>.Empty;
    }

    public static async Task<Connection<CustomerView>> ChurnRisks(
        int? first, string? after, int? last, string? before, Tier tier, InputObject? where, string? run,
        CustomerReader customers, CancellationToken cancellationToken)
    {
        var page = PageArguments.Of(first, after, last, before);
        return await customers.RunOfAsync(run, page, cancellationToken) is { } found
            ? await customers.ReadChurnRisksAsync(found.RunId, tier, page, where, cancellationToken)
            : Connection<CustomerView>.Empty;
    }
}
