using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Rhythm;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Rhythm;

/// <summary>Repeated purchases.</summary>
[ResolverOf("Query")]
internal static class RhythmQueries
{
    private const int MostItems = 100;

    public static async Task<IReadOnlyList<Repurchase>> Repurchases(
        RepurchaseKey by, IReadOnlyList<string>? of, DateOnly? from, int minIntervals, int first, string? run,
        RunReader runs, RhythmReader rhythms, CancellationToken cancellationToken)
    {
        if (first is < 1 or > MostItems) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'first' is 1 to {MostItems}.");
        if (of?.Count > MostItems) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'of' names at most {MostItems}.");
        if (minIntervals < 1) throw new GraphQLErrorException(GraphQLErrorException.BadInput, "'minIntervals' is 1 or more.");
        return await runs.FindAsync(run, cancellationToken) is { } found
            ? await rhythms.ReadAsync(by, of, from, found.AsOf, minIntervals, first, cancellationToken)
            : [];
    }
}
