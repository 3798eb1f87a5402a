using System.Diagnostics;
using System.Globalization;

namespace Insights.Benchmarks;

/// <summary>
/// Groupings of a million customers over HTTP beside the same SQL in the sqlite3 shell, on the same database. In turn, so
/// that a slow moment hits both.
/// </summary>
internal static class GroupingSpeed
{
    private const double MostTimes = 1.3;
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
        ("baskets by category", "{ purchases(first: 1) { groupBy(keys: [CATEGORY]) { nodes { key { category } aggregate { count amount { sum { amount } } } } } } }", null),
        ("by tier, kept with the run", "{ customers(first: 1) { groupBy(keys: [TIER]) { nodes { key { tier } aggregate { count netSpend { sum { amount } } } } } } }", null),
    ];

    internal static async Task<int> RunAsync(string? data)
    {
        if (!Setting.Has((Setting.Program, "Build it: dotnet build -c Release"), (Shell, "apt-get install sqlite3"))) return 1;
        await using var shop = await LargeShop.StartAsync(data);
        var database = Path.Combine(shop.Data, "insights.db");
        var isFast = true;
        foreach (var (name, query, sql) in Cases)
        {
            var ours = new List<double>();
            var shells = new List<double>();
            for (var round = 0; round <= Setting.Rounds; round++)
            {
                var watch = Stopwatch.StartNew();
                await shop.QueryAsync(query);
                var own = watch.Elapsed.TotalSeconds;
                var shell = sql is null ? 0 : (await Measured.RunAsync(Shell, [database], input: sql + ";\n")).Seconds;
                // The first round compiles code and warms the disk's cache.
                if (round == 0) continue;
                ours.Add(own);
                shells.Add(shell);
            }
            if (sql is null)
            {
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"grouping {name}: {Measured.Median(ours) * 1000:0.0} ms"));
                continue;
            }
            var ratio = Measured.Median(ours.Zip(shells, (own, shell) => own / shell));
            isFast &= ratio <= MostTimes;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"grouping {name}: {Measured.Median(ours):0.00} s, sqlite3 shell {Measured.Median(shells):0.00} s, ratio {ratio:0.00} (at most {MostTimes:0.0}); medians of {Setting.Rounds} pairs"));
        }
        return isFast ? 0 : 1;
    }
}
