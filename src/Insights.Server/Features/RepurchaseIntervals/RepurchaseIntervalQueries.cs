using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.RepurchaseIntervals;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.RepurchaseIntervals;

/// <summary>Repeated purchases.</summary>
[ResolverOf("Query")]
internal static class RepurchaseIntervalQueries
{
    private const int MaxItems = 100;

    public static async Task<IReadOnlyList<Repurchase>> Repurchases(
        RepurchaseKey by, IReadOnlyList<string>? of, DateOnly? from, int minIntervals, int first, string? run,
        RunReader runs, RepurchaseIntervalReader rhythms, CancellationToken cancellationToken)
    {
        if (first is < 1 or > MaxItems) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'first' is 1 to {MaxItems}.");
        if (of?.Count > MaxItems) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'of' names at most {MaxItems}.");
        if (minIntervals < 1) throw new GraphQLErrorException(GraphQLErrorException.BadInput, "'minIntervals' is 1 or more.");
        return await runs.FindAsync(run, cancellationToken) is { } found
            ? await rhythms.ReadAsync(by, of, from, found.AsOf, minIntervals, first, cancellationToken)
            : [];
    }
}
