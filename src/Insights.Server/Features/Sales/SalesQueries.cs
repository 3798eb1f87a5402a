using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Sales;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Sales;

/// <summary>Net sales.</summary>
[ResolverOf("Query")]
internal static class SalesQueries
{
    private const int MaxKeys = 3;
    private const int MaxRows = 1_000;

    public static async Task<SalesTable> Sales(
        IReadOnlyList<SalesKey> by, DateOnly? from, DateOnly? to, int first, string? run, RunReader runs, SalesReader sales, CancellationToken cancellationToken)
    {
        if (by.Count is 0 or > MaxKeys || by.Distinct().Count() < by.Count)
            throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'by' names 1 to {MaxKeys} different keys.");
        if (first is < 1 or > MaxRows) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'first' is 1 to {MaxRows}.");
        return await sales.ReadAsync(await runs.FindAsync(run, cancellationToken), by, from, to, first, cancellationToken);
    }
}
