using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Concentration;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Concentration;

/// <summary>The concentration of spend.</summary>
[ResolverOf("Query")]
internal static class ConcentrationQueries
{
    public static async Task<ConcentrationView?> Concentration(string? run, RunReader runs, CancellationToken cancellationToken) =>
        await runs.FindAsync(run, cancellationToken) is { } found && runs.ViewOf(found).Report.SpendConcentration is { Count: > 1 } shares
            ? new ConcentrationView(shares)
            : null;
}
