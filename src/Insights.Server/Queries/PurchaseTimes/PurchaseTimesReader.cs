using System.Globalization;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Caching;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Queries.PurchaseTimes;

/// <summary>
/// Counts purchases by weekday and hour. The database adds up quarters of an hour, of which all offsets are multiples; the zone's
/// rules, daylight saving included, give their weekday and hour.
/// </summary>
[Reads(Topics.Purchases | Topics.Runs | Topics.Settings)]
internal sealed class PurchaseTimesReader(IDatabase database, CurrentShopReader shops, PrecomputedResults precomputed)
{
    private const int DefaultDays = 365;
    private const int DaysPerWeek = 7;
    private const long Quarter = 15 * 60 * 1000;

    private const string Quarters = """
        SELECT occurred_at / @quarter AS quarter, CASE WHEN occurred_at % @quarter = 0 THEN 1 ELSE 0 END AS is_sharp, count(*), sum(amount)
        FROM baskets WHERE kind = 0 AND day >= @from AND day < @to GROUP BY 1, 2
        """;

    /// <summary>The purchases from a day to before another one, which is never after the run's date.</summary>
    internal async Task<PurchaseTimesView> ReadAsync(Run run, DateOnly? from, DateOnly? to, CancellationToken cancellationToken)
    {
        var shop = await shops.FindAsync(cancellationToken) ?? throw new InvalidOperationException("A run is of a shop.");
        var end = to is { } asked && asked < run.AsOf ? asked : run.AsOf;
        var start = from ?? end.AddDays(-DefaultDays);
        return await precomputed.GetAsync(
            run.RunId, string.Create(CultureInfo.InvariantCulture, $"purchase-times {start:O} {end:O} {shop.TimeZone} {shop.Currency}"), Topics.Purchases, () => CountAsync(shop, start, end, cancellationToken), cancellationToken);
    }

    private async Task<PurchaseTimesView> CountAsync(Shop shop, DateOnly start, DateOnly end, CancellationToken cancellationToken)
    {
        var calendar = new ShopCalendar(shop.TimeZone);
        var sums = new SortedDictionary<(Weekday Weekday, int Hour), (int Purchases, long NetSpend)>();
        var rows = database.QueryAsync(
            Quarters, [("@quarter", Quarter), ("@from", EpochDay.From(start)), ("@to", EpochDay.From(end))],
            row => (Start: row.GetInt64(0) * Quarter, IsSharp: row.GetInt64(1) == 1, Purchases: row.GetInt32(2), NetSpend: row.GetInt64(3)), cancellationToken);
        await foreach (var row in rows)
        {
            var key = KeyOf(calendar, UnixMilliseconds.ToUtc(row.Start), row.IsSharp);
            var (purchases, netSpend) = sums.GetValueOrDefault(key);
            sums[key] = (purchases + row.Purchases, netSpend + row.NetSpend);
        }
        return new PurchaseTimesView(start, end.AddDays(-1), calendar.TimeZoneId,
        [
            .. sums.Select(sum => new PurchaseTime(sum.Key.Weekday, sum.Key.Hour < 0 ? null : sum.Key.Hour, sum.Value.Purchases, MoneyView.Of(sum.Value.NetSpend, shop.Currency))),
        ]);
    }

    /// <summary>The weekday and the hour; -1 where only the day is known, which comes before all hours.</summary>
    private static (Weekday Weekday, int Hour) KeyOf(ShopCalendar calendar, DateTime instant, bool isSharp)
    {
        var local = calendar.ToLocal(instant);
        // Where a clock change skips midnight, a day without an hour was taken to begin later.
        var isDayOnly = isSharp && !calendar.KnowsHour(instant);
        return ((Weekday)(((int)local.DayOfWeek + DaysPerWeek - 1) % DaysPerWeek), isDayOnly ? -1 : local.Hour);
    }
}
