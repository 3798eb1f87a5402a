using System.Diagnostics;
using System.Globalization;
using Insights.Data.Storage;
using Insights.Data.Storage.Sqlite;
using Insights.Server.Queries.Precomputed;

namespace Insights.Benchmarks;

/// <summary>
/// Groupings of a million customers over HTTP beside the same SQL in the sqlite3 shell, on the same database. In turn, so
/// that a slow moment hits both; the shell's time is that of the statement, without the start of its process. Where something
/// else runs, the time of the processor says more.
/// </summary>
internal static class GroupingSpeed
{
    private const double MaxTimes = 1.3;
    private const string Shell = "/usr/bin/sqlite3";
    private const string From = "FROM customers c CROSS JOIN customer_results r WHERE r.customer_id = c.customer_id AND r.run_id = (SELECT current_run_id FROM shop)";

    private static readonly (string Name, string Query, string? Sql)[] Cases =
    [
        ("by country, filtered",
            "{ customers(first: 1, where: { purchaseDays: { gte: 1 } }) { groupBy(keys: [COUNTRY]) { nodes { key { country } aggregate { count netSpend { sum { amount } } purchaseDays { mean } } } } } }",
            $"SELECT c.country, count(*), sum(r.net_spend), avg(r.purchase_days) {From} AND r.purchase_days >= 1 GROUP BY c.country ORDER BY c.country"),
        ("by tier, filtered",
            "{ customers(first: 1, where: { country: { neq: \"Sweden\" } }) { groupBy(keys: [TIER]) { nodes { key { tier } aggregate { count netSpend { sum { amount } max { amount } } vipProbability { sum } } } } } }",
            $"SELECT r.tier, count(*), sum(r.net_spend), max(r.net_spend), sum(r.vip_probability) {From} AND (c.country <> 'Sweden' OR c.country IS NULL) GROUP BY r.tier ORDER BY r.tier"),
        ("median by country, filtered",
            "{ customers(first: 1, where: { purchaseDays: { gte: 1 } }) { groupBy(keys: [COUNTRY]) { nodes { key { country } aggregate { netSpend { median { amount } } } } } } }",
            $"""
            SELECT country, min(CASE WHEN place = (size + 1) / 2 THEN spend END), max(CASE WHEN place = size / 2 + 1 THEN spend END) FROM (
              SELECT c.country, r.net_spend AS spend, row_number() OVER (PARTITION BY c.country ORDER BY r.net_spend) AS place, count(*) OVER (PARTITION BY c.country) AS size
              {From} AND r.purchase_days >= 1) GROUP BY country ORDER BY country
            """),
        ("baskets by category, filtered", "{ purchases(first: 1, where: { amount: { gte: -1000000 } }) { groupBy(keys: [CATEGORY]) { nodes { key { category } aggregate { count amount { sum { amount } } } } } } }", null),
        ("baskets by category, stored with the run", "{ purchases(first: 1) { groupBy(keys: [CATEGORY]) { nodes { key { category } aggregate { count amount { sum { amount } } } } } } }", null),
        ("baskets by month and channel, stored with the run", "{ purchases(first: 1) { groupBy(keys: [MONTH, CHANNEL]) { nodes { key { month channel } aggregate { count customers amount { median { amount } } } } } } }", null),
        ("by country, stored with the run", "{ customers(first: 1) { groupBy(keys: [COUNTRY], having: { count: { gte: 10 } }) { nodes { key { country } aggregate { count netSpend { sum { amount } median { amount } } vipProbability { sum } } } } } }", null),
        ("sales by country, of some days", "{ sales(by: [COUNTRY], from: \"2000-01-02\") { totalCount nodes { country netSpend { amount } customers } } }", null),
        ("sales by country, stored with the run", "{ sales(by: [COUNTRY]) { totalCount nodes { country netSpend { amount } customers } } }", null),
        ("sales by category, stored with the run", "{ sales(by: [CATEGORY]) { totalCount nodes { category netSpend { amount } customers } } }", null),
        ("by tier, stored with the run", "{ customers(first: 1) { groupBy(keys: [TIER]) { nodes { key { tier } aggregate { count netSpend { sum { amount } } } } } } }", null),
    ];

    internal static async Task<int> RunAsync(string? data)
    {
        if (!Setting.Has((Setting.Program, "Build it: dotnet build -c Release"), (Shell, "apt-get install sqlite3"))) return 1;
        await using var shop = await LargeShop.StartAsync(data);
        var database = Path.Combine(shop.Data, "insights.db");
        await StoreAggregatesAsync(shop.Data);
        var isFast = true;
        foreach (var (name, query, sql) in Cases)
        {
            var ours = new List<Spent>();
            var shells = new List<Spent>();
            for (var round = 0; round <= Setting.Rounds; round++)
            {
                var before = shop.ProcessorSeconds;
                var watch = Stopwatch.StartNew();
                await shop.QueryAsync(query);
                var own = new Spent(watch.Elapsed.TotalSeconds, shop.ProcessorSeconds - before);
                var shell = sql is null ? default : SpentOf((await Measured.RunAsync(Shell, [database], input: $".timer on\n{sql};\n")).Output);
                // The first round compiles code and warms the disk's cache.
                if (round == 0) continue;
                ours.Add(own);
                shells.Add(shell);
            }
            var seconds = Measured.Median(ours.Select(own => own.Seconds));
            if (sql is null)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"grouping {name}: {seconds * 1000:0.0} ms"));
                continue;
            }
            var pairs = ours.Zip(shells).ToList();
            var ratio = Measured.Median(pairs.Select(pair => pair.First.Seconds / pair.Second.Seconds));
            var ofProcessor = Measured.Median(pairs.Select(pair => pair.First.ProcessorSeconds / pair.Second.ProcessorSeconds));
            isFast &= ratio <= MaxTimes;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"grouping {name}: {seconds:0.00} s, sqlite3 shell {Measured.Median(shells.Select(shell => shell.Seconds)):0.00} s, ratio {ratio:0.00} (at most {MaxTimes:0.0}), of the processor's time {ofProcessor:0.00}; medians of {Setting.Rounds} pairs"));
        }
        return isFast ? 0 : 1;
    }

    /// <summary>A run of an earlier version has no aggregates; the time to compute them is printed.</summary>
    private static async Task StoreAggregatesAsync(string data)
    {
        using var database = new SqliteDatabase(data);
        if ((await database.ReadShopAsync(CancellationToken.None))?.CurrentRunId is not { } run) return;
        var isStored = await database.QueryAsync("SELECT 1 FROM materialized_aggregates WHERE run_id = @run", [("@run", run.Value)], _ => true, CancellationToken.None).AnyAsync();
        if (isStored) return;
        var watch = Stopwatch.StartNew();
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        await AggregateRefresh.RunAsync(database, run, TimeProvider.System, CancellationToken.None);
        var spent = Process.GetCurrentProcess().TotalProcessorTime - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"grouping: groups stored with the run in {watch.Elapsed.TotalSeconds:0.0} s, {spent.TotalSeconds:0.0} s of the processor, at most {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB"));
    }

    /// <summary>Reads the shell's line: Run Time: real 0.001 user 0.000150 sys 0.000000.</summary>
    private static Spent SpentOf(string output)
    {
        var words = output.Split('\n').Last(line => line.StartsWith("Run Time:", StringComparison.Ordinal)).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        double After(string name) => double.Parse(words[Array.IndexOf(words, name) + 1], CultureInfo.InvariantCulture);
        return new Spent(After("real"), After("user") + After("sys"));
    }

    private readonly record struct Spent(double Seconds, double ProcessorSeconds);
}
