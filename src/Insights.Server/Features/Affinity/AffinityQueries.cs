using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Queries.Affinity;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Affinity;

/// <summary>What is bought together, and what after it.</summary>
[ResolverOf("Query")]
internal static class AffinityQueries
{
    private const int MaxItems = 100;
    private const int LongestDays = 730;

    public static async Task<ProductPairs> ProductPairs(
        string? product, DateOnly? from, int minBaskets, ProductPairOrder order, int first, string? run,
        RunReader runs, ProductPairReader pairs, CancellationToken cancellationToken)
    {
        Check(first, minBaskets, "minBaskets");
        return await runs.FindAsync(run, cancellationToken) is { } found
            ? await pairs.ReadAsync(product, from, found.AsOf, minBaskets, order, first, cancellationToken)
            : new ProductPairs(0, [], 0);
    }

    public static async Task<NextProducts> NextProducts(
        string product, int withinDays, int minCustomers, int first, string? run, RunReader runs, NextProductReader products, CancellationToken cancellationToken)
    {
        Check(first, minCustomers, "minCustomers");
        if (withinDays is < 1 or > LongestDays) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'withinDays' is 1 to {LongestDays}.");
        return await runs.FindAsync(run, cancellationToken) is { } found
            ? await products.ReadAsync(product, found.AsOf, withinDays, minCustomers, first, cancellationToken)
            : new NextProducts(0, []);
    }

    private static void Check(int first, int least, string name)
    {
        if (first is < 1 or > MaxItems) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'first' is 1 to {MaxItems}.");
        if (least < 1) throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'{name}' is 1 or more.");
    }
}
