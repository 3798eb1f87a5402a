using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Rfm;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Rfm;

/// <summary>Recency, frequency and monetary value.</summary>
[ResolverOf("Query")]
internal static class RfmQueries
{
    public static async Task<RfmGrid?> Rfm(IReadOnlyList<RfmScore> by, string? run, RunReader runs, RfmReader reader, CancellationToken cancellationToken)
    {
        if (by is not { Count: > 0 } || by.Distinct().Count() < by.Count)
            throw new GraphQLErrorException(GraphQLErrorException.BadInput, "'by' names 1 to 3 different scores.");
        return await runs.FindAsync(run, cancellationToken) is { } found ? await reader.ReadAsync(found, by, cancellationToken) : null;
    }
}
