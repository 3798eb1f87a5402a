using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Paging;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Purchases;

namespace Insights.Server.Features.Purchases;

/// <summary>Baskets.</summary>
[ResolverOf("Query")]
internal static class PurchaseQueries
{
    public static Task<Connection<PurchaseView>> Purchases(
        int? first, string? after, int? last, string? before, InputObject? where, IReadOnlyList<InputObject>? order,
        PurchaseReader purchases, CancellationToken cancellationToken) =>
        purchases.ReadAsync(PageArguments.Of(first, after, last, before), where, order, cancellationToken);
}
