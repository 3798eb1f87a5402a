using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Declining;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Declining;

/// <summary>Who slipped.</summary>
[ResolverOf("Query")]
internal static class DecliningQueries
{
    public static async Task<IReadOnlyList<DecliningCustomer>> Slipped(
        int first, string? run, RunReader runs, DecliningReader slipped, CancellationToken cancellationToken)
    {
        if (first is < 1 or > DecliningReader.Max) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'first' is 1 to {DecliningReader.Max}.");
        return await runs.FindAsync(run, cancellationToken) is { } found ? await slipped.ReadAsync(found, first, cancellationToken) : [];
    }
}
