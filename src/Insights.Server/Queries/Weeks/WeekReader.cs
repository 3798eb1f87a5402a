using System.Globalization;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Caching;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.Weeks;

/// <summary>Adds up the weeks before a run's date, whatever their number with two statements over their own baskets.</summary>
[Reads(Topics.Purchases | Topics.Runs | Topics.Settings)]
internal sealed class WeekReader(IDatabase database, CurrentShopReader shops, ResultCache cache, PrecomputedResults precomputed)
{
    private const int DaysPerWeek = 7;
    private const long MillisecondsPerDay = 86_400_000;

    /// <summary>The week's number counted back from the end; sums of returns count against the week in which they are booked.</summary>
    private const string Recognised = """
        SELECT (@end - 1 - b.day) / 7 AS week, sum(b.amount), count(CASE WHEN b.kind = 0 THEN 1 END),
               count(DISTINCT CASE WHEN b.kind = 0 THEN b.customer_id END),
               count(DISTINCT CASE WHEN b.kind = 0 AND NOT EXISTS (
                   SELECT 1 FROM baskets e WHERE e.customer_id = b.customer_id AND e.kind = 0 AND e.day < @end - 7 * ((@end - 1 - b.day) / 7 + 1))
                   THEN b.customer_id END)
        FROM baskets b
        WHERE b.occurred_at >= @since AND b.occurred_at < @until AND b.day >= @start AND b.day < @end AND b.kind IN (0, 1)
        GROUP BY week
        """;

    private const string Anonymous = """
        SELECT (@end - 1 - day) / 7 AS week, sum(amount) FROM anonymous_baskets WHERE day >= @start AND day < @end GROUP BY week
        """;

    private const string FirstDay = """
        SELECT min(day) FROM (
            SELECT day FROM (SELECT day FROM baskets WHERE kind IN (0, 1) ORDER BY occurred_at, basket_id LIMIT 1)
            UNION ALL SELECT min(day) FROM anonymous_baskets)
        """;

    /// <summary>The weeks, the latest first, at most as many as requested.</summary>
    internal async Task<IReadOnlyList<Week>> ReadAsync(Run run, int most, CancellationToken cancellationToken) =>
        await cache.GetAsync((nameof(Week), run.RunId, most), Topics.Purchases | Topics.Settings, () => FindAsync(run, most, cancellationToken), cancellationToken);

    /// <summary>The weeks as stored with the run, else computed.</summary>
    internal async Task<IReadOnlyList<Week>> FindAsync(Run run, int most, CancellationToken cancellationToken)
    {
        var currency = await shops.CurrencyAsync(cancellationToken);
        return await precomputed.GetAsync(run.RunId, string.Create(CultureInfo.InvariantCulture, $"weeks {most} {currency}"), Topics.Purchases, () => ComputeAsync(run, most, cancellationToken), cancellationToken);
    }

    private async Task<IReadOnlyList<Week>> ComputeAsync(Run run, int most, CancellationToken cancellationToken)
    {
        var end = MondayOf(run.AsOf);
        var first = await database.QueryAsync(FirstDay, [], row => row.NullableInt32(0), cancellationToken).FirstAsync(cancellationToken);
        if (first is not { } firstDay) return [];
        var count = Math.Min(most, (EpochDay.From(end) - firstDay) / DaysPerWeek);
        if (count <= 0) return [];

        var (start, stop) = (EpochDay.From(end) - count * DaysPerWeek, EpochDay.From(end));
        // A day of the shop's zone begins within a day of the same day in UTC; the index is on instants.
        (string, object?)[] bounds =
        [
            ("@start", start), ("@end", stop), ("@since", (start - 1) * MillisecondsPerDay), ("@until", (stop + 1) * MillisecondsPerDay),
        ];
        var recognised = await database.QueryAsync(
            Recognised, bounds, row => (Week: row.GetInt32(0), Spend: row.GetInt64(1), Purchases: row.GetInt32(2), Customers: row.GetInt32(3), New: row.GetInt32(4)), cancellationToken)
            .ToDictionaryAsync(row => row.Week, cancellationToken: cancellationToken);
        var anonymous = await database.QueryAsync(Anonymous, bounds[..2], row => (Week: row.GetInt32(0), Spend: row.GetInt64(1)), cancellationToken)
            .ToDictionaryAsync(row => row.Week, row => row.Spend, cancellationToken: cancellationToken);
        var currency = await shops.CurrencyAsync(cancellationToken);
        return [.. Enumerable.Range(0, count).Select(week =>
        {
            var known = recognised.GetValueOrDefault(week);
            var monday = end.AddDays(-(week + 1) * DaysPerWeek);
            return new Week(
                monday, monday.AddDays(DaysPerWeek - 1), MoneyView.Of(known.Spend + anonymous.GetValueOrDefault(week), currency), known.Purchases, known.Customers, known.New);
        })];
    }

    /// <summary>The Monday on or before a day: what lies before it are whole weeks.</summary>
    private static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + DaysPerWeek - 1) % DaysPerWeek));
}
