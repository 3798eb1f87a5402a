using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Ml.Analysis;
using Insights.Ml.Explanations;
using Insights.Server.Queries.Caching;

namespace Insights.Server.Queries.Shops;

/// <summary>Reads what to beware of in a run today: what it knew of itself, what was imported since, and how old the shop's data are.</summary>
internal sealed class WarningReader(IDatabase database, CurrentShopReader shops, ResultCache cache, TimeProvider clock)
{
    /// <summary>So many days may always pass without a file.</summary>
    private const int MinPause = 7;
    private const int DaysOfYear = 365;

    private const string ImportsSince = "SELECT count(*) FROM imports WHERE outcome = 0 AND finished_at > @started";

    private const string ReceiptsBeyond = """
        SELECT (SELECT count(*) FROM baskets WHERE occurred_at >= @start) + (SELECT count(*) FROM anonymous_baskets WHERE day >= @day)
        """;

    /// <summary>The newest day with a purchase before one. Returns are none: those without a day of their own are booked when they are imported.</summary>
    private const string DayBefore = """
        SELECT max(day) FROM (
            SELECT (SELECT day FROM baskets WHERE occurred_at < @start AND kind = 0 ORDER BY occurred_at DESC LIMIT 1) AS day
            UNION ALL SELECT (SELECT day FROM anonymous_baskets WHERE day < @day AND kind = 0 ORDER BY day DESC LIMIT 1))
        """;

    /// <summary>A reader for a command, which is one request.</summary>
    internal static WarningReader Of(IDatabase database, TimeProvider clock) => new(database, CurrentShopReader.Of(database), ResultCache.Of(database), clock);

    /// <summary>All warnings of a run, those of today first.</summary>
    internal async Task<IReadOnlyList<Notice>> ReadAsync(Run run, RunReport report, CancellationToken cancellationToken) =>
        [.. await ReadOfTodayAsync(run, cancellationToken), .. report.Warnings];

    /// <summary>What the run could not know: that its data are old by now, and that it has not seen all of them.</summary>
    internal async Task<IReadOnlyList<Notice>> ReadOfTodayAsync(Run run, CancellationToken cancellationToken)
    {
        if (await shops.FindAsync(cancellationToken) is not { } shop) return [];
        var notices = new List<Notice>();
        var calendar = new ShopCalendar(shop.TimeZone);
        var age = await cache.GetAsync((nameof(DataAge), shop.TimeZone), Topics.Purchases, () => ReadAgeAsync(calendar, cancellationToken), cancellationToken);
        var today = EpochDay.From(calendar.DayOf(clock.GetUtcNow().UtcDateTime));
        if (age.Newest is { } newest && today - newest > Math.Max(MinPause, age.LongestGap ?? 0))
            notices.Add(new Notice(Notice.DataAreOld, [newest, today - newest, age.LongestGap ?? 0]));
        var since = await cache.GetAsync((nameof(ImportsSince), run.RunId), Topics.Imports, () => CountImportsAsync(run, cancellationToken), cancellationToken);
        if (since > 0)
        {
            notices.Add(new Notice(Notice.DataAreNewer, [since, EpochDay.From(run.AsOf)]));
            return notices;
        }
        var beyond = await cache.GetAsync((nameof(ReceiptsBeyond), run.RunId, shop.TimeZone), Topics.Purchases, () => CountBeyondAsync(run, calendar, cancellationToken), cancellationToken);
        if (beyond > 0) notices.Add(new Notice(Notice.DataLieBeyond, [beyond, EpochDay.From(run.AsOf)]));
        return notices;
    }

    /// <summary>Goes back from day to day: a scan of all sales of a year takes long in a large shop.</summary>
    private async Task<DataAge> ReadAgeAsync(ShopCalendar calendar, CancellationToken cancellationToken)
    {
        var newest = await ReadDayBeforeAsync(int.MaxValue, calendar, cancellationToken);
        int? longest = null;
        for (var day = newest; day is { } later;)
        {
            day = await ReadDayBeforeAsync(later, calendar, cancellationToken);
            if (day is null || day <= newest - DaysOfYear) break;
            longest = Math.Max(longest ?? 0, later - day.Value);
        }
        return new DataAge(newest, longest);
    }

    private async Task<int?> ReadDayBeforeAsync(int day, ShopCalendar calendar, CancellationToken cancellationToken)
    {
        var start = day == int.MaxValue ? long.MaxValue : UnixMilliseconds.From(calendar.ToUtc(EpochDay.ToDate(day).ToDateTime(TimeOnly.MinValue)));
        return await database.QueryAsync(DayBefore, [("@start", start), ("@day", day)], row => row.NullableInt32(0), cancellationToken).FirstAsync(cancellationToken);
    }

    private async Task<int> CountBeyondAsync(Run run, ShopCalendar calendar, CancellationToken cancellationToken) => await database.QueryAsync(
        ReceiptsBeyond, [("@start", UnixMilliseconds.From(calendar.ToUtc(run.AsOf.ToDateTime(TimeOnly.MinValue)))), ("@day", EpochDay.From(run.AsOf))],
        row => row.GetInt32(0), cancellationToken).FirstAsync(cancellationToken);

    private async Task<int> CountImportsAsync(Run run, CancellationToken cancellationToken) => await database.QueryAsync(
        ImportsSince, [("@started", UnixMilliseconds.From(run.StartedAt))], row => row.GetInt32(0), cancellationToken).FirstAsync(cancellationToken);

    /// <summary>How old a shop's data are, and how often it sells.</summary>
    /// <param name="Newest">The newest day with a sale, in days since 1970-01-01; null without sales.</param>
    /// <param name="LongestGap">Days from one day with a sale to the next, at most, in the year before; null with fewer than two.</param>
    private sealed record DataAge(int? Newest, int? LongestGap);
}
