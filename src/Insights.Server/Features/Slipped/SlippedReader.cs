using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Server.Features.Customers;

namespace Insights.Server.Features.Slipped;

/// <summary>
/// Compares a run with the one before. The walk goes down the earlier run's customers by their spend and ends with the last
/// one that is shown, so that it is short however many customers there are.
/// </summary>
internal sealed class SlippedReader(IDatabase database)
{
    /// <summary>From here on a customer is likelier to stay away than to come.</summary>
    internal const double AtRisk = 0.5;

    private static readonly string Sql = $"""
        SELECT {CustomerLists.CustomerColumns}, {CustomerLists.ResultColumns}, p.tier, p.churn_probability
        FROM customer_results p CROSS JOIN customer_results r CROSS JOIN customers c
        WHERE p.run_id = @before AND p.tier IN (@a, @b) AND r.customer_id = p.customer_id AND r.run_id = @run AND c.customer_id = p.customer_id
          AND (r.tier > p.tier OR (r.tier IN (@a, @b) AND r.churn_probability >= @risk AND p.churn_probability < @risk))
        ORDER BY p.net_spend DESC, p.customer_id DESC LIMIT @first
        """;

    /// <summary>At most so many of them, those who had spent most first.</summary>
    internal async Task<IReadOnlyList<SlippedCustomer>> ReadAsync(Run run, int first, CancellationToken cancellationToken)
    {
        if (run.PreviousRunId is not { } before) return [];
        return await database.QueryAsync(
            Sql, [("@run", run.RunId.Value), ("@before", before.Value), ("@a", (int)Tier.A), ("@b", (int)Tier.B), ("@risk", AtRisk), ("@first", first)],
            row =>
            {
                var result = CustomerLists.ReadResult(row, CustomerLists.FirstResultColumn, new CustomerId(row.GetInt64(0)));
                var last = row.FieldCount - 1;
                return new SlippedCustomer(CustomerLists.ReadCustomer(row, result), (Tier)row.GetInt32(last - 1), result.Tier, row.NullableDouble(last), result.ChurnProbability);
            }, cancellationToken).ToListAsync(cancellationToken);
    }
}
