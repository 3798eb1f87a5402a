using System.Data.Common;
using Insights.Data.Customers;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Data.Values;

namespace Insights.Server.Features.Exports;

/// <summary>Streams the customers of a run, however many there are.</summary>
internal sealed class ExportReader(IDatabase database)
{
    private const string Columns = """
        SELECT c.external_id, c.name, c.country, r.customer_id, r.tier, r.previous_tier, r.rank, r.net_spend, r.purchase_days,
               r.lifetime_net_spend, r.lifetime_purchase_days, r.first_purchase, r.last_purchase, r.vip_probability,
               r.churn_probability, r.probability_alive, r.expected_purchases, r.expected_spend, r.reasons
        FROM customer_results r JOIN customers c ON c.customer_id = r.customer_id
        WHERE r.run_id = @run
        """;

    /// <summary>The rows of a list, in the list's order; equal places by the shop's own id.</summary>
    internal IAsyncEnumerable<ExportedCustomer> ReadAsync(RunId run, ExportList list, CancellationToken cancellationToken) =>
        database.QueryAsync(
            Columns + list switch
            {
                ExportList.NextVips => " AND r.tier = @tier AND r.vip_probability IS NOT NULL ORDER BY r.vip_probability DESC, c.external_id",
                ExportList.ChurnRisks => " AND r.tier = @tier AND r.churn_probability IS NOT NULL ORDER BY r.churn_probability DESC, c.external_id",
                _ => " ORDER BY c.external_id",
            },
            list == ExportList.Customers ? [("@run", run.Value)] : [("@run", run.Value), ("@tier", (int)Tier.B)],
            row => Read(row, run), cancellationToken);

    private static ExportedCustomer Read(DbDataReader row, RunId run) => new(
        row.GetString(0), row.NullableString(1), row.NullableString(2), new CustomerResult
        {
            CustomerId = new CustomerId(row.GetInt64(3)),
            RunId = run,
            Tier = (Tier)row.GetInt32(4),
            PreviousTier = (Tier?)row.NullableInt32(5),
            Rank = row.NullableInt32(6),
            NetSpend = new Money(row.GetInt64(7)),
            PurchaseDays = row.GetInt32(8),
            LifetimeNetSpend = new Money(row.GetInt64(9)),
            LifetimePurchaseDays = row.GetInt32(10),
            FirstPurchase = EpochDay.ToDate(row.GetInt32(11)),
            LastPurchase = EpochDay.ToDate(row.GetInt32(12)),
            VipProbability = row.NullableDouble(13),
            ChurnProbability = row.NullableDouble(14),
            ProbabilityAlive = row.NullableDouble(15),
            ExpectedPurchases = row.NullableDouble(16),
            ExpectedSpend = row.NullableInt64(17) is { } spend ? new Money(spend) : null,
            Reasons = row.GetString(18),
        });
}
