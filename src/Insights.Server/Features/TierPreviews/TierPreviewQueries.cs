using Insights.Data.Tiers;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Shops;
using Insights.Server.Queries.TierPreviews;

namespace Insights.Server.Features.TierPreviews;

/// <summary>Other tier policies.</summary>
[ResolverOf("Query")]
internal static class TierPreviewQueries
{
    public static async Task<TierPreview?> TierPreview(string policy, string? run, RunReader runs, TierPreviewReader previews, CancellationToken cancellationToken)
    {
        TierPolicy parsed;
        try
        {
            parsed = TierPolicy.Parse(policy);
        }
        catch (FormatException error)
        {
            throw new GraphQLErrorException(GraphQLErrorException.BadInput, error.Message);
        }
        return await runs.FindAsync(run, cancellationToken) is { } found ? await previews.ReadAsync(runs.ViewOf(found), parsed, cancellationToken) : null;
    }
}

/// <summary>Who would move.</summary>
[ResolverOf("TierPreview")]
internal static class TierPreviewFields
{
    private const int MaxMovers = 100;

    public static IEnumerable<TierMover> Movers([Parent] TierPreview preview, Tier? from, Tier? to, int first) => first is >= 1 and <= MaxMovers
        ? preview.Movers(from, to).Take(first)
        : throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'first' is 1 to {MaxMovers}.");
}

/// <summary>The customers themselves, read together.</summary>
[ResolverOf("TierMover")]
internal static class TierMoverFields
{
    public static DataLoaderResult<CustomerView> Customer([Parent] TierMover mover, CustomerReader customers)
    {
        var deferred = customers.LoadCustomer(mover.CustomerId);
        return new DataLoaderResult<CustomerView>(async token => await deferred.GetTypedAsync(token) ?? throw new InvalidOperationException("A known customer is there."));
    }
}
