using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Ml.Analysis;
using Insights.Server.Features.Shops;

namespace Insights.Server.Features.Runs;

/// <summary>Reads what to beware of in a run today: what it knew of itself, what was imported since, and how old the shop's data are.</summary>
internal sealed class WarningReader(IDatabase database, CurrentShopReader shops, KeptResults kept, TimeProvider clock)
{
    /// <summary>So many days may always pass without a file.</summary>
    private const int LeastPause = 7;

    private const string ImportsSince = "SELECT count(*) FROM imports WHERE outcome = 0 AND finished_at > @started";

    /// <summary>
    /// The newest day with a sale, and the longest time from one such day to the next in the year before it. It goes back from
    /// day to day, since a look at all sales of a year takes long in a large shop; days are those of UTC.
    /// </summary>
    private const string Pace = """
        WITH RECURSIVE
            named(day) AS (
                SELECT max(occurred_at) / 86400000 FROM baskets
                UNION ALL
                SELECT (SELECT max(b.occurred_at) / 86400000 FROM baskets b WHERE b.occurred_at < named.day * 86400000)
                FROM named WHERE named.day > (SELECT max(occurred_at) / 86400000 FROM baskets) - 365),
            anonymous(day) AS (
                SELECT max(day) FROM anonymous_baskets
                UNION ALL
                SELECT (SELECT max(a.day) FROM anonymous_baskets a WHERE a.day < anonymous.day)
                FROM anonymous WHERE anonymous.day > (SELECT max(day) FROM anonymous_baskets) - 365),
            days(day) AS (SELECT day FROM named WHERE day IS NOT NULL UNION SELECT day FROM anonymous WHERE day IS NOT NULL),
            gaps(since, day) AS (SELECT lag(day) OVER (ORDER BY day), day FROM days)
        SELECT max(day), max(CASE WHEN since > (SELECT max(day) FROM days) - 365 THEN day - since END) FROM gaps
        """;

    /// <summary>A reader for a command, which is one request.</summary>
    internal static WarningReader Of(IDatabase database, TimeProvider clock) => new(database, CurrentShopReader.Of(database), new KeptResults(), clock);

    /// <summary>All warnings of a run, those of today first.</summary>
    internal async Task<IReadOnlyList<Notice>> ReadAsync(Run run, RunReport report, CancellationToken cancellationToken) =>
        [.. await ReadOfTodayAsync(run, cancellationToken), .. report.Warnings];

    /// <summary>What the run could not know: that its data are old by now, and that it has not seen all of them.</summary>
    internal async Task<IReadOnlyList<Notice>> ReadOfTodayAsync(Run run, CancellationToken cancellationToken)
    {
        if (await shops.FindAsync(cancellationToken) is not { } shop) return [];
        var notices = new List<Notice>();
        var age = await kept.GetAsync(shop, nameof(DataAge), () => ReadAgeAsync(cancellationToken));
        var today = EpochDay.From(new ShopCalendar(shop.TimeZone).DayOf(clock.GetUtcNow().UtcDateTime));
        if (age.Newest is { } newest && today - newest > Math.Max(LeastPause, age.LongestGap ?? 0))
            notices.Add(new Notice(Notice.DataAreOld, [newest, today - newest, age.LongestGap ?? 0]));
        var since = await kept.GetAsync(shop, (nameof(ImportsSince), run.RunId), () => CountImportsAsync(run, cancellationToken));
        if (since.Imports > 0) notices.Add(new Notice(Notice.DataAreNewer, [since.Imports]));
        return notices;
    }

    private async Task<DataAge> ReadAgeAsync(CancellationToken cancellationToken) =>
        await database.QueryAsync(Pace, [], row => new DataAge(row.NullableInt32(0), row.NullableInt32(1)), cancellationToken).FirstAsync(cancellationToken);

    private async Task<Since> CountImportsAsync(Run run, CancellationToken cancellationToken) => new(await database.QueryAsync(
        ImportsSince, [("@started", UnixMilliseconds.From(run.StartedAt))], row => row.GetInt32(0), cancellationToken).FirstAsync(cancellationToken));

    /// <summary>How old a shop's data are, and how often it sells.</summary>
    /// <param name="Newest">The newest day with a sale, in days since 1970-01-01; null without sales.</param>
    /// <param name="LongestGap">Days from one day with a sale to the next, at most, in the year before; null with fewer than two.</param>
    private sealed record DataAge(int? Newest, int? LongestGap);

    /// <param name="Imports">Files that were imported after a run had begun.</param>
    private sealed record Since(int Imports);
}
