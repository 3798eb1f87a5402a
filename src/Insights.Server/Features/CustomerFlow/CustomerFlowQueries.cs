using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.CustomerFlow;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.CustomerFlow;

/// <summary>Who comes and who goes.</summary>
[ResolverOf("Query")]
internal static class CustomerFlowQueries
{
    private const int MaxMonths = 120;
    private const int MaxSilentDays = 3_650;

    public static async Task<IReadOnlyList<CustomerFlowMonth>> CustomerFlow(
        DateOnly? from, int first, int? silentDays, string? run, RunReader runs, CustomerFlowReader flow, CancellationToken cancellationToken)
    {
        if (first is < 1 or > MaxMonths) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'first' is 1 to {MaxMonths}.");
        if (silentDays is < 1 or > MaxSilentDays) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'silentDays' is 1 to {MaxSilentDays}.");
        return await runs.FindAsync(run, cancellationToken) is { } found
            ? await flow.ReadAsync(found, from, first, silentDays ?? found.HorizonDays, cancellationToken)
            : [];
    }
}
