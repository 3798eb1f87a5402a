using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Cohorts;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Cohorts;

/// <summary>Cohorts.</summary>
[ResolverOf("Query")]
internal static class CohortQueries
{
    private const int MaxCohorts = 120;
    private const int MaxMonths = 60;

    public static async Task<IReadOnlyList<Cohort>> Cohorts(
        DateOnly? from, int first, int months, string? run, RunReader runs, CohortReader cohorts, CancellationToken cancellationToken)
    {
        if (first is < 1 or > MaxCohorts) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'first' is 1 to {MaxCohorts}.");
        if (months is < 0 or > MaxMonths) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'months' is 0 to {MaxMonths}.");
        return await runs.FindAsync(run, cancellationToken) is { } found
            ? await cohorts.ReadAsync(found, from is { } day ? new DateOnly(day.Year, day.Month, 1) : null, first, months, cancellationToken)
            : [];
    }
}
