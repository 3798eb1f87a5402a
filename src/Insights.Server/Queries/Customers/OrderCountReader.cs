using Insights.Data.Customers;
using Insights.Data.Purchases;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Queries.Customers;

/// <summary>
/// Counts the orders of customers as of a run's date: purchases, of which one day may have several, while a run stores the days with a
/// purchase, which are what its models count.
/// </summary>
[Reads(Topics.Purchases)]
internal sealed class OrderCountReader(IDatabase database)
{
    private readonly BatchLoader<(CustomerId Customer, int From, int To), OrderCounts> counts = new((keys, token) => LoadAsync(database, keys, token));

    /// <summary>The orders of a customer; many customers are counted with one query.</summary>
    internal DataLoaderResult<OrderCounts> Load(CustomerId customer, Run run)
    {
        var end = EpochDay.From(run.AsOf);
        var loading = counts.Load((customer, end - TierPolicy.Parse(run.Policy).WindowDays, end));
        return new DataLoaderResult<OrderCounts>(async token => await loading.GetTypedAsync(token) ?? OrderCounts.None);
    }

    private static async Task<IReadOnlyDictionary<(CustomerId, int, int), OrderCounts>> LoadAsync(
        IDatabase database, IReadOnlyList<(CustomerId Customer, int From, int To)> keys, CancellationToken cancellationToken)
    {
        var loaded = new Dictionary<(CustomerId, int, int), OrderCounts>();
        foreach (var ofWindow in keys.GroupBy(key => (key.From, key.To), key => key.Customer))
        {
            var (from, to) = ofWindow.Key;
            var parameters = new SqlParameters([("@kind", (int)BasketKind.Purchase), ("@from", from), ("@to", to)]);
            var ids = string.Join(", ", ofWindow.Select(customer => parameters.Add(customer.Value)));
            var rows = database.QueryAsync(
                $"""
                SELECT b.customer_id, sum(b.day >= @from), count(*) FROM baskets b
                WHERE b.customer_id IN ({ids}) AND b.kind = @kind AND b.day < @to GROUP BY b.customer_id
                """,
                parameters.Values, row => (Customer: new CustomerId(row.GetInt64(0)), Counts: new OrderCounts(row.GetInt32(1), row.GetInt32(2))), cancellationToken);
            await foreach (var (customer, found) in rows) loaded[(customer, from, to)] = found;
        }
        return loaded;
    }
}
