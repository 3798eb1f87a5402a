using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Caching;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Queries.Declining;

/// <summary>
/// Compares a run with the one before. The walk goes down the earlier run's customers by their spend and ends with the last
/// one that is shown; where few have slipped, it is all of them. Who is found is stored with the run.
/// </summary>
[Reads(Topics.Customers | Topics.Runs)]
internal sealed class DecliningReader(IDatabase database, PrecomputedResults precomputed)
{
    /// <summary>From here on a customer is likelier to stay away than to come.</summary>
    internal const double AtRisk = 0.5;

    /// <summary>No page and no query shows more.</summary>
    internal const int Max = 100;

    private const string Sql = """
        SELECT p.customer_id, p.tier, p.churn_probability
        FROM customer_results p CROSS JOIN customer_results r
        WHERE p.run_id = @before AND p.tier IN (@a, @b) AND r.customer_id = p.customer_id AND r.run_id = @run
          AND (r.tier > p.tier OR (r.tier IN (@a, @b) AND r.churn_probability >= @risk AND p.churn_probability < @risk))
        ORDER BY p.net_spend DESC, p.customer_id DESC LIMIT @first
        """;

    private static readonly string Customers = $"""
        SELECT {CustomerLists.CustomerColumns}, {CustomerLists.ResultColumns} FROM customers c CROSS JOIN customer_results r
        WHERE r.customer_id = c.customer_id AND r.run_id = @run AND c.customer_id IN
        """;

    /// <summary>At most so many of them, those who had spent most first.</summary>
    internal async Task<IReadOnlyList<DecliningCustomer>> ReadAsync(Run run, int first, CancellationToken cancellationToken)
    {
        if (run.PreviousRunId is not { } before) return [];
        var found = await precomputed.GetAsync(run.RunId, "slipped", Topics.None, () => FindAsync(run.RunId, before, cancellationToken), cancellationToken);
        if (found.Count == 0) return [];
        var shown = found.Take(first).ToList();
        var parameters = new SqlParameters([("@run", run.RunId.Value)]);
        var ids = string.Join(", ", shown.Select(one => parameters.Add(one.Customer)));
        var customers = await database.QueryAsync(
            $"{Customers} ({ids})", parameters.Values,
            row => CustomerLists.ReadCustomer(row, CustomerLists.ReadResult(row, CustomerLists.FirstResultColumn, new CustomerId(row.GetInt64(0)))), cancellationToken)
            .ToDictionaryAsync(customer => customer.CustomerId.Value, cancellationToken: cancellationToken);
        return
        [
            .. from one in shown
               // Another process may have undone the import that had brought somebody.
               let customer = customers.GetValueOrDefault(one.Customer)
               where customer is not null
               let now = customer.Found ?? throw new InvalidOperationException("A customer who slipped has a result.")
               select new DecliningCustomer(customer, one.From, now.Tier, one.ChurnBefore, now.ChurnProbability),
        ];
    }

    private async Task<List<Slip>> FindAsync(RunId run, RunId before, CancellationToken cancellationToken) => await database.QueryAsync(
        Sql, [("@run", run.Value), ("@before", before.Value), ("@a", (int)Tier.A), ("@b", (int)Tier.B), ("@risk", AtRisk), ("@first", Max)],
        row => new Slip(row.GetInt64(0), (Tier)row.GetInt32(1), row.NullableDouble(2)), cancellationToken).ToListAsync(cancellationToken);

    /// <summary>Who slipped, and what the run before said; what the run itself says is read with the customer.</summary>
    private sealed record Slip(long Customer, Tier From, double? ChurnBefore);
}
