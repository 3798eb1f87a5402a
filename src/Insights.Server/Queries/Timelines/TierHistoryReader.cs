using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Timelines;

/// <summary>Reads the results of customers in all runs; many customers are read with one statement.</summary>
[Reads(Topics.Runs | Topics.Settings)]
internal sealed class TierHistoryReader(IDatabase database, RunReader runs)
{
    private const int MaxRuns = 100;

    private readonly BatchLoader<CustomerId, IReadOnlyList<CustomerResult>> histories = new((keys, token) => LoadAsync(database, keys, token));

    /// <summary>The results of a customer, the latest date first.</summary>
    internal DataLoaderResult<IReadOnlyList<CustomerResultView>> Load(CustomerId customer)
    {
        var loading = histories.Load(customer);
        return new DataLoaderResult<IReadOnlyList<CustomerResultView>>(async token =>
        {
            var results = await loading.GetTypedAsync(token) ?? [];
            await runs.ReadAheadAsync(results.Select(result => result.RunId), token);
            var views = new List<CustomerResultView>(results.Count);
            foreach (var result in results)
                if (await runs.FindAsync(result.RunId, token) is { } run) views.Add(new CustomerResultView(runs.ViewOf(run), result));
            return views;
        });
    }

    private static async Task<IReadOnlyDictionary<CustomerId, IReadOnlyList<CustomerResult>>> LoadAsync(
        IDatabase database, IReadOnlyList<CustomerId> keys, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters();
        var sql = $"""
            WITH latest AS (SELECT run_id, as_of FROM runs ORDER BY as_of DESC, run_id DESC LIMIT {MaxRuns})
            SELECT r.customer_id, {CustomerLists.ResultColumns} FROM customer_results r JOIN latest l ON l.run_id = r.run_id
            WHERE r.customer_id IN ({string.Join(", ", keys.Select(key => parameters.Add(key.Value)))}) ORDER BY r.customer_id, l.as_of DESC, l.run_id DESC
            """;
        var rows = await database.QueryAsync(
            sql, parameters.Values, row => CustomerLists.ReadResult(row, 1, new CustomerId(row.GetInt64(0))), cancellationToken).ToListAsync(cancellationToken);
        return rows.GroupBy(result => result.CustomerId).ToDictionary(group => group.Key, group => (IReadOnlyList<CustomerResult>)[.. group]);
    }
}
