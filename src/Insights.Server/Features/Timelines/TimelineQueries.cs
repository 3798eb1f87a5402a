using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Shops;
using Insights.Server.Queries.Timelines;

namespace Insights.Server.Features.Timelines;

/// <summary>A customer over time.</summary>
[ResolverOf("Customer")]
internal static class TimelineQueries
{
    private const int LongestStepDays = 365;
    private const int MaxPoints = 400;
    private const int MaxDays = 1_000;

    public static async Task<DataLoaderResult<IReadOnlyList<TimelinePoint>>> Timeline(
        [Parent] CustomerView customer, int everyDays, int last, string? run, RunReader runs, TimelineReader timelines, CancellationToken cancellationToken)
    {
        if (everyDays is < 1 or > LongestStepDays) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'everyDays' is 1 to {LongestStepDays}.");
        if (last is < 1 or > MaxPoints) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'last' is 1 to {MaxPoints}.");
        return await runs.FindAsync(run, cancellationToken) is { } found
            ? timelines.Load(customer.CustomerId, found, everyDays, last)
            : new DataLoaderResult<IReadOnlyList<TimelinePoint>>(_ => Task.FromResult<IReadOnlyList<TimelinePoint>>([]));
    }

    public static async Task<DataLoaderResult<IReadOnlyList<ShoppingDay>>> ShoppingDays(
        [Parent] CustomerView customer, int last, string? run, RunReader runs, TimelineReader timelines, CancellationToken cancellationToken)
    {
        if (last is < 1 or > MaxDays) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'last' is 1 to {MaxDays}.");
        return await runs.FindAsync(run, cancellationToken) is { } found
            ? timelines.LoadDays(customer.CustomerId, found, last)
            : new DataLoaderResult<IReadOnlyList<ShoppingDay>>(_ => Task.FromResult<IReadOnlyList<ShoppingDay>>([]));
    }

    public static DataLoaderResult<IReadOnlyList<CustomerResultView>> TierHistory([Parent] CustomerView customer, TierHistoryReader histories) =>
        histories.Load(customer.CustomerId);
}
