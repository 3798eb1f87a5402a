using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Paging;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Runs;

/// <summary>Runs.</summary>
[ResolverOf("Query")]
internal static class RunQueries
{
    public static async Task<Connection<RunView>> Runs(
        int? first, string? after, int? last, string? before, RunReader runs, CancellationToken cancellationToken) =>
        (await runs.ReadAsync(PageArguments.Of(first, after, last, before), cancellationToken)).Select(runs.ViewOf);

    public static async Task<RunView?> Run(string? id, RunReader runs, CancellationToken cancellationToken) =>
        await runs.FindAsync(id, cancellationToken) is { } run ? runs.ViewOf(run) : null;
}
