using System.Runtime.CompilerServices;
using Insights.Data.Customers;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Live;

/// <summary>Reads who is in another tier than before, a few at a time, at the pace of whoever takes them.</summary>
[Reads(Topics.Customers | Topics.Runs)]
internal sealed class TierChangeReader(IDatabase database)
{
    private const int Few = 200;

    /// <summary>The changes of a run, those of the largest net spend first; none where there is no run before.</summary>
    /// <param name="run">The run.</param>
    /// <param name="from">Tiers in the run before, null for none; null for all.</param>
    /// <param name="to">Tiers in the run; null for all.</param>
    /// <param name="cancellationToken">Stops the reading.</param>
    internal async IAsyncEnumerable<TierChange> ReadAsync(
        RunView run, IReadOnlyList<Tier?>? from, IReadOnlyList<Tier>? to, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (run.Stored.PreviousRunId is null) yield break;
        (long NetSpend, long Customer)? after = null;
        while (true)
        {
            var page = await ReadPageAsync(run.Stored.RunId, from, to, after, cancellationToken);
            foreach (var customer in page)
            {
                if (customer.Found is not { } result) continue;
                after = (result.NetSpend.TenThousandths, customer.CustomerId.Value);
                yield return new TierChange(customer, result.PreviousTier, result.Tier, run);
            }
            if (page.Count < Few) yield break;
        }
    }

    private async Task<IReadOnlyList<CustomerView>> ReadPageAsync(
        RunId run, IReadOnlyList<Tier?>? from, IReadOnlyList<Tier>? to, (long NetSpend, long Customer)? after, CancellationToken cancellationToken)
    {
        var parameters = new SqlParameters();
        parameters.Add("@run", run.Value);
        var conditions = "r.run_id = @run AND r.tier IS NOT r.previous_tier";
        if (from is not null) conditions += $" AND coalesce(r.previous_tier, -1) IN ({string.Join(", ", from.Select(tier => (int?)tier ?? -1))})";
        if (to is not null) conditions += $" AND r.tier IN ({string.Join(", ", to.Select(tier => (int)tier))})";
        if (after is var (spend, customer)) conditions += $" AND (r.net_spend, r.customer_id) < ({parameters.Add(spend)}, {parameters.Add(customer)})";
        var sql = $"""
            SELECT {CustomerLists.CustomerColumns}, {CustomerLists.ResultColumns}
            FROM customer_results r JOIN customers c ON c.customer_id = r.customer_id
            WHERE {conditions} ORDER BY r.net_spend DESC, r.customer_id DESC LIMIT {Few}
            """;
        return await database.QueryAsync(
            sql, parameters.Values, row => CustomerLists.ReadCustomer(row, CustomerLists.ReadResult(row, CustomerLists.FirstResultColumn, new CustomerId(row.GetInt64(0)))), cancellationToken)
            .ToListAsync(cancellationToken);
    }
}

/// <summary>A customer whom a run finds in another tier than the run before.</summary>
/// <param name="Customer">The customer, with what the run says.</param>
/// <param name="PreviousTier">Tier in the run before; null for a customer whom it did not know.</param>
/// <param name="Tier">Tier in the run.</param>
/// <param name="Run">The run.</param>
internal sealed record TierChange(CustomerView Customer, Tier? PreviousTier, Tier Tier, RunView Run);
