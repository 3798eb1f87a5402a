using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Shops;
using Insights.Server.Queries.Weeks;

namespace Insights.Server.Features.Weeks;

/// <summary>The latest weeks.</summary>
[ResolverOf("Query")]
internal static class WeekQueries
{
    private const int MaxWeeks = 53;

    public static async Task<IReadOnlyList<Week>> Weeks(int first, string? run, RunReader runs, WeekReader weeks, CancellationToken cancellationToken)
    {
        if (first is < 1 or > MaxWeeks) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'first' is 1 to {MaxWeeks}.");
        return await runs.FindAsync(run, cancellationToken) is { } found ? await weeks.ReadAsync(found, first, cancellationToken) : [];
    }
}
