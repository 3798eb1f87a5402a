using System.Globalization;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Caching;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Cohorts;

/// <summary>Counts the customers of a run by the month of their first purchase and by the months in which they bought.</summary>
[Reads(Topics.Purchases | Topics.Customers | Topics.Runs | Topics.Settings)]
internal sealed class CohortReader(IDatabase database, CurrentShopReader shops, PrecomputedResults precomputed)
{
    private static readonly string Cohorts = MonthSql.Of("r.first_purchase");
    private static readonly string Sizes = $"""
        SELECT {Cohorts} AS cohort, count(*) FROM {CustomerLists.InOrderOfKey}
        WHERE {CustomerLists.OfRunInOrderOfKey} AND r.first_purchase >= @from GROUP BY cohort ORDER BY cohort LIMIT @first
        """;

    // The customers' own months first, so that each counts once in a month without a set of them.
    private static readonly string Months = $"""
        SELECT cohort, month - cohort, sum(bought), sum(amount) FROM (
          SELECT {Cohorts} AS cohort, {MonthSql.Of("b.day")} AS month, max(CASE WHEN b.kind = 0 THEN 1 ELSE 0 END) AS bought, sum(b.amount) AS amount
          FROM {CustomerLists.InOrderOfKey} CROSS JOIN baskets b
          WHERE {CustomerLists.OfRunInOrderOfKey} AND b.customer_id = r.customer_id AND r.first_purchase >= @from AND r.first_purchase < @end AND b.kind IN (0, 1) AND b.day >= r.first_purchase AND b.day < @asOf
          GROUP BY r.customer_id, cohort, month
        ) AS months WHERE month - cohort <= @months GROUP BY cohort, month
        """;

    /// <summary>The cohorts from a month on, the earliest first.</summary>
    internal async Task<IReadOnlyList<Cohort>> ReadAsync(Run run, DateOnly? from, int first, int months, CancellationToken cancellationToken)
    {
        var currency = await shops.CurrencyAsync(cancellationToken);
        var start = EpochDay.From(from ?? DateOnly.MinValue);
        return await precomputed.GetAsync(
            run.RunId, string.Create(CultureInfo.InvariantCulture, $"cohorts {start} {first} {months} {currency}"), Topics.Purchases, () => CountAsync(run, start, first, months, currency, cancellationToken), cancellationToken);
    }

    private async Task<IReadOnlyList<Cohort>> CountAsync(Run run, int start, int first, int months, string currency, CancellationToken cancellationToken)
    {
        var sizes = await database.QueryAsync(
            Sizes, [("@run", run.RunId.Value), ("@from", start), ("@first", first)], row => (Month: row.GetInt64(0), Customers: row.GetInt32(1)), cancellationToken)
            .ToListAsync(cancellationToken);
        if (sizes.Count == 0) return [];

        var end = EpochDay.From(MonthSql.FirstDay(sizes[^1].Month + 1));
        var found = await database.QueryAsync(
            Months, [("@run", run.RunId.Value), ("@from", start), ("@end", end), ("@asOf", EpochDay.From(run.AsOf)), ("@months", months)],
            row => (Key: (Cohort: row.GetInt64(0), Offset: row.GetInt32(1)), Customers: row.GetInt32(2), NetSpend: row.GetInt64(3)), cancellationToken)
            .ToDictionaryAsync(row => row.Key, row => (row.Customers, row.NetSpend), cancellationToken: cancellationToken);
        return [.. sizes.Select(size => new Cohort(MonthSql.FirstDay(size.Month), size.Customers, [.. Retention(size.Month, size.Customers)]))];

        IEnumerable<CohortMonth> Retention(long cohort, int customers)
        {
            for (var offset = 0; offset <= months && MonthSql.FirstDay(cohort + offset) < run.AsOf; offset++)
            {
                var (buyers, netSpend) = found.GetValueOrDefault((cohort, offset));
                yield return new CohortMonth(
                    offset, MonthSql.FirstDay(cohort + offset), buyers, buyers / (double)customers, MoneyView.Of(netSpend, currency),
                    IsComplete: MonthSql.FirstDay(cohort + offset + 1) <= run.AsOf);
            }
        }
    }
}
