using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Paging;
using Insights.Server.Queries.Imports;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Imports;

/// <summary>What belongs to an import.</summary>
[ResolverOf("Import")]
internal static class ImportFields
{
    public static Task<MoneyView> CustomerAmount([Parent] ImportView import, CurrentShopReader shops, CancellationToken cancellationToken) =>
        shops.MoneyAsync(import.Record.CustomerAmount, cancellationToken);

    public static Task<MoneyView> AnonymousAmount([Parent] ImportView import, CurrentShopReader shops, CancellationToken cancellationToken) =>
        shops.MoneyAsync(import.Record.AnonymousAmount, cancellationToken);

    public static DataLoaderResult<Connection<RejectedRowView>> RejectedRows(
        [Parent] ImportView import, int? first, string? after, int? last, string? before, ImportReader imports) =>
        imports.LoadRejected(import.Record.ImportId, PageArguments.Of(first, after, last, before));
}
