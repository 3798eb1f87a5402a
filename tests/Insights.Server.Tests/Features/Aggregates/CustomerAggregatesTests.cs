using System.Text.Json.Nodes;
using CsCheck;

namespace Insights.Server.Tests.Features.Aggregates;

/// <summary>Figures of customers beside what SQL written here makes of the same rows.</summary>
[Collection(AnalystShopTests.Name)]
public class CustomerAggregatesTests(AnalystShop shop)
{
    private const string Query = """
        query($where: CustomerFilter, $keys: [CustomerGroupKey!]!, $having: CustomerHaving, $order: CustomerGroupOrder, $first: Int) {
          customers(first: 3, where: $where) {
            aggregate { ...figures }
            groupBy(keys: $keys, having: $having, order: $order, first: $first) {
              totalCount
              nodes {
                key { tier previousTier country channel generation firstPurchaseMonth lastPurchaseMonth }
                aggregate { ...figures }
              }
            }
          }
        }
        fragment figures on CustomerAggregate {
          count
          netSpend { count sum { amount } mean { amount } min { amount } max { amount } median { amount } }
          purchaseDays { count sum mean min max median }
          vipProbability { count sum mean min max median }
        }
        """;

    /// <summary>Keys of the API and the same in SQLite's own functions.</summary>
    private static readonly (string Key, string Field, string Sql)[] Keys =
    [
        ("TIER", "tier", "substr('ABCD', r.tier + 1, 1)"),
        ("PREVIOUS_TIER", "previousTier", "substr('ABCD', r.previous_tier + 1, 1)"),
        ("COUNTRY", "country", "c.country"),
        ("CHANNEL", "channel", "c.channel"),
        ("GENERATION", "generation", """
            CASE WHEN c.birthday IS NULL THEN NULL WHEN strftime('%Y', c.birthday * 86400, 'unixepoch') < '1928' THEN 'GREATEST'
              WHEN strftime('%Y', c.birthday * 86400, 'unixepoch') < '1946' THEN 'SILENT' WHEN strftime('%Y', c.birthday * 86400, 'unixepoch') < '1965' THEN 'BOOMERS'
              WHEN strftime('%Y', c.birthday * 86400, 'unixepoch') < '1981' THEN 'GENERATION_X' WHEN strftime('%Y', c.birthday * 86400, 'unixepoch') < '1997' THEN 'MILLENNIALS'
              WHEN strftime('%Y', c.birthday * 86400, 'unixepoch') < '2013' THEN 'GENERATION_Z' ELSE 'ALPHA' END
            """),
        ("FIRST_PURCHASE_MONTH", "firstPurchaseMonth", "strftime('%Y-%m-01', r.first_purchase * 86400, 'unixepoch')"),
        ("LAST_PURCHASE_MONTH", "lastPurchaseMonth", "strftime('%Y-%m-01', r.last_purchase * 86400, 'unixepoch')"),
    ];

    /// <summary>Conditions on groups, and the same of the rows of a group.</summary>
    private static readonly (string Having, Func<List<Row>, bool> Holds)[] Havings =
    [
        ("{}", _ => true),
        ("""{"count":{"gte":4}}""", rows => rows.Count >= 4),
        ("""{"netSpend":{"sum":{"gt":500}}}""", rows => rows.Sum(row => row.NetSpend) > 500m),
        ("""{"or":[{"count":{"eq":1}},{"netSpend":{"mean":{"lt":80},"max":{"gte":10}}}]}""",
            rows => rows.Count == 1 || (rows.Sum(row => row.NetSpend) / rows.Count < 80m && rows.Max(row => row.NetSpend) >= 10m)),
        ("""{"vipProbability":{"max":{"eq":null}}}""", rows => rows.All(row => row.Vip is null)),
        ("""{"purchaseDays":{"median":{"gte":2}}}""", rows => Figures.Median(rows.Select(row => (double)row.PurchaseDays)) >= 2),
    ];

    private static readonly (string Order, Func<Expected, object?> By, bool IsDescending)[] Orders =
    [
        ("{}", _ => null, false),
        ("""{"key":"ASC"}""", _ => null, false),
        ("""{"count":"DESC"}""", group => (double)group.Rows.Count, true),
        ("""{"netSpend":{"sum":"ASC"}}""", group => (double)group.Rows.Sum(row => row.NetSpend), false),
        ("""{"netSpend":{"median":"DESC"}}""", group => Figures.Median(group.Rows.Select(row => (double)row.NetSpend)), true),
        ("""{"vipProbability":{"max":"DESC"}}""", group => group.Rows.Max(row => row.Vip), true),
    ];

    private sealed record Row(string Keys, decimal NetSpend, long PurchaseDays, double? Vip);

    private sealed record Expected(string Key, List<Row> Rows);

    [Fact]
    public void Figures_of_any_filter_grouping_condition_and_order_are_those_of_the_rows() =>
        Gen.Select(
            RandomFilters.OfCustomers, Gen.Shuffle(Enumerable.Range(0, Keys.Length).ToArray(), 1, 3), Gen.Int[0, Havings.Length - 1],
            Gen.Int[0, Orders.Length - 1], Gen.OneOf(Gen.Const(1_000), Gen.Int[1, 9]))
            .Sample((filter, keys, having, order, first) => CheckAsync(filter, keys, having, order, first).GetAwaiter().GetResult(), iter: 120);

    private async Task CheckAsync(RandomFilter filter, int[] keys, int having, int order, int first)
    {
        var data = (await shop.Served.QueryAsync(Query, new
        {
            where = JsonNode.Parse(filter.Json),
            keys = keys.Select(key => Keys[key].Key),
            having = JsonNode.Parse(Havings[having].Having),
            order = JsonNode.Parse(Orders[order].Order),
            first,
        }))["customers"]!;
        var rows = await RowsAsync(filter, keys);
        AssertFigures(rows, data["aggregate"]!);

        var groups = rows.GroupBy(row => row.Keys).Select(group => new Expected(group.Key, [.. group])).Where(group => Havings[having].Holds(group.Rows)).ToList();
        var nodes = data["groupBy"]!["nodes"]!.AsArray();
        Assert.Equal(groups.Count, (int)data["groupBy"]!["totalCount"]!);
        Assert.Equal(Math.Min(first, groups.Count), nodes.Count);
        var found = nodes.Select(node => groups.Single(group => group.Key == KeyOf(node!["key"]!, keys))).ToList();
        Assert.Equal(found.Count, found.Distinct().Count());
        for (var i = 0; i < nodes.Count; i++) AssertFigures(found[i].Rows, nodes[i]!["aggregate"]!);
        AssertOrder(found, groups, order);
    }

    /// <summary>What is shown is in the order, and nothing that is left out belongs before it.</summary>
    private static void AssertOrder(List<Expected> found, List<Expected> groups, int order)
    {
        var (_, by, isDescending) = Orders[order];
        var values = found.Select(group => (double?)by(group) ?? double.NegativeInfinity).ToList();
        for (var i = 1; i < values.Count; i++) Assert.True(isDescending ? values[i - 1] >= values[i] - 1e-9 : values[i - 1] <= values[i] + 1e-9);
        if (values.Count == 0) return;
        foreach (var left in groups.Except(found).Select(group => (double?)by(group) ?? double.NegativeInfinity))
            Assert.True(isDescending ? left <= values[^1] + 1e-9 : left >= values[^1] - 1e-9);
    }

    private async Task<List<Row>> RowsAsync(RandomFilter filter, int[] keys)
    {
        var columns = string.Join(" || '|' || ", keys.Select(key => $"coalesce({Keys[key].Sql}, 'none')"));
        var rows = await shop.RowsAsync($"""
            SELECT {columns}, r.net_spend, r.purchase_days, r.vip_probability
            FROM customer_results r JOIN customers c ON c.customer_id = r.customer_id WHERE r.run_id = 2 AND ({filter.Sql})
            """);
        return rows.ConvertAll(row => new Row((string)row[0]!, (long)row[1]! / 10_000m, (long)row[2]!, (double?)row[3]));
    }

    private static string KeyOf(JsonNode key, int[] keys) => string.Join('|', keys.Select(k => (string?)key[Keys[k].Field] ?? "none"));

    private static void AssertFigures(List<Row> rows, JsonNode aggregate)
    {
        Assert.Equal(rows.Count, (int)aggregate["count"]!);
        Figures.AssertAmounts(rows.Select(row => row.NetSpend), aggregate["netSpend"]!, money => (decimal?)money?["amount"]);
        Figures.AssertNumbers(rows.Select(row => (double)row.PurchaseDays), aggregate["purchaseDays"]!);
        Figures.AssertNumbers(rows.Select(row => row.Vip).OfType<double>(), aggregate["vipProbability"]!);
    }
}
