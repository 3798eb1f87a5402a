using System.Globalization;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Caching;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Queries.CustomerFlow;

/// <summary>
/// Counts who came, came again and went by month. Every month is evaluated alike, by the same number of days after a purchase, so
/// that an early month does not look better because its customers have had longer to come back.
/// </summary>
[Reads(Topics.Purchases | Topics.Customers | Topics.Runs)]
internal sealed class CustomerFlowReader(IDatabase database, PrecomputedResults precomputed)
{
    private static readonly string Months = $"""
        SELECT month, count(CASE WHEN before_day IS NULL THEN 1 END), count(before_day), count(CASE WHEN first_day - before_day > @silent THEN 1 END),
               count(CASE WHEN next_day IS NULL OR next_day - last_day > @silent THEN 1 END)
        FROM (
          SELECT month, first_day, last_day, lag(last_day) OVER (PARTITION BY customer_id ORDER BY month) AS before_day,
                 lead(first_day) OVER (PARTITION BY customer_id ORDER BY month) AS next_day
          FROM (
            SELECT r.customer_id AS customer_id, {MonthSql.Of("b.day")} AS month, min(b.day) AS first_day, max(b.day) AS last_day
            FROM {CustomerLists.InOrderOfKey} CROSS JOIN baskets b
            WHERE {CustomerLists.OfRunInOrderOfKey} AND b.customer_id = r.customer_id AND b.kind = 0 AND b.day < @asOf
            GROUP BY r.customer_id, month
          ) AS bought
        ) AS flow GROUP BY month ORDER BY month
        """;

    /// <summary>The months from one on, the earliest first, those without a purchase between them included.</summary>
    internal async Task<IReadOnlyList<CustomerFlowMonth>> ReadAsync(Run run, DateOnly? from, int most, int silentDays, CancellationToken cancellationToken)
    {
        var counts = await precomputed.GetAsync(run.RunId, string.Create(CultureInfo.InvariantCulture, $"flow {silentDays}"), Topics.Purchases, () => CountAsync(run, silentDays, cancellationToken), cancellationToken);
        var found = counts.ToDictionary(month => month.Month);
        if (found.Count == 0) return [];

        var first = found.Keys.Min();
        if (from is { } day && new DateOnly(day.Year, day.Month, 1) is var asked && asked > first) first = asked;
        var months = new List<CustomerFlowMonth>();
        for (var month = first; month < run.AsOf && months.Count < most; month = month.AddMonths(1))
        {
            var end = month.AddMonths(1);
            var counted = found.GetValueOrDefault(month) ?? new CustomerFlowMonth(month, 0, 0, 0, 0, IsComplete: true);
            months.Add(counted with { Lost = end.AddDays(silentDays) <= run.AsOf ? counted.Lost : null, IsComplete = end <= run.AsOf });
        }
        return months;
    }

    private async Task<List<CustomerFlowMonth>> CountAsync(Run run, int silentDays, CancellationToken cancellationToken) => await database.QueryAsync(
        Months, [("@run", run.RunId.Value), ("@asOf", EpochDay.From(run.AsOf)), ("@silent", silentDays)],
        row => new CustomerFlowMonth(MonthSql.FirstDay(row.GetInt64(0)), row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), IsComplete: true), cancellationToken)
        .ToListAsync(cancellationToken);
}
