using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.PurchaseTimes;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.PurchaseTimes;

/// <summary>When customers buy.</summary>
[ResolverOf("Query")]
internal static class PurchaseTimesQueries
{
    public static async Task<PurchaseTimesView?> PurchaseTimes(
        DateOnly? from, DateOnly? to, string? run, RunReader runs, PurchaseTimesReader times, CancellationToken cancellationToken) =>
        await runs.FindAsync(run, cancellationToken) is { } found ? await times.ReadAsync(found, from, to, cancellationToken) : null;
}
