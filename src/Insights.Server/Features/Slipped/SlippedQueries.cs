using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Shops;
using Insights.Server.Queries.Slipped;

namespace Insights.Server.Features.Slipped;

/// <summary>Who slipped.</summary>
[ResolverOf("Query")]
internal static class SlippedQueries
{
    public static async Task<IReadOnlyList<SlippedCustomer>> Slipped(
        int first, string? run, RunReader runs, SlippedReader slipped, CancellationToken cancellationToken)
    {
        if (first is < 1 or > SlippedReader.Most) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'first' is 1 to {SlippedReader.Most}.");
        return await runs.FindAsync(run, cancellationToken) is { } found ? await slipped.ReadAsync(found, first, cancellationToken) : [];
    }
}
