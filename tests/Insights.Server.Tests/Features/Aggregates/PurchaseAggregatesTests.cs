using System.Text.Json.Nodes;
using CsCheck;

namespace Insights.Server.Tests.Features.Aggregates;

/// <summary>Figures of baskets beside what SQL written here makes of the same rows.</summary>
[Collection(AnalystShopTests.Name)]
public class PurchaseAggregatesTests(AnalystShop shop)
{
    private const string Query = """
        query($where: PurchaseFilter, $keys: [PurchaseGroupKey!]!, $having: PurchaseHaving, $order: PurchaseGroupOrder, $run: ID) {
          purchases(first: 2, where: $where) {
            aggregate { ...figures }
            groupBy(keys: $keys, having: $having, order: $order, first: 1000, run: $run) {
              totalCount
              nodes { key { month kind channel tier country generation category } aggregate { ...figures } }
            }
          }
        }
        fragment figures on PurchaseAggregate {
          count customers
          amount { count sum { amount } mean { amount } min { amount } max { amount } median { amount } }
          quantity { count sum mean min max median }
          lineCount { count sum mean min max median }
        }
        """;

    /// <summary>The baskets, each once for every category of its lines.</summary>
    private const string ByCategory = """
        (SELECT b.basket_id, p.category AS part, sum(l.amount) AS part_amount, sum(l.quantity) AS part_quantity
         FROM baskets b JOIN basket_lines l USING (customer_id, basket_id) LEFT JOIN products p USING (product_id) GROUP BY b.basket_id, p.category)
        """;

    private static readonly (string Key, string Field, string Sql)[] Keys =
    [
        ("MONTH", "month", "strftime('%Y-%m-01', b.day * 86400, 'unixepoch')"),
        ("KIND", "kind", "CASE b.kind WHEN 0 THEN 'PURCHASE' WHEN 1 THEN 'RETURN' WHEN 2 THEN 'ZERO' ELSE 'CANCELLED' END"),
        ("CHANNEL", "channel", "b.channel"),
        ("TIER", "tier", "(SELECT substr('ABCD', r.tier + 1, 1) FROM customer_results r WHERE r.customer_id = b.customer_id AND r.run_id = RUN)"),
        ("COUNTRY", "country", "c.country"),
        ("GENERATION", "generation", "(SELECT CASE WHEN c.birthday < -15340 THEN 'GREATEST' WHEN c.birthday < -8766 THEN 'SILENT' WHEN c.birthday < -1826 THEN 'BOOMERS' WHEN c.birthday < 4018 THEN 'GENERATION_X' WHEN c.birthday < 9862 THEN 'MILLENNIALS' WHEN c.birthday < 15706 THEN 'GENERATION_Z' WHEN c.birthday >= 15706 THEN 'ALPHA' END)"),
        ("CATEGORY", "category", "part"),
    ];

    private static readonly (string Having, Func<List<Row>, bool> Holds)[] Havings =
    [
        ("{}", _ => true),
        ("""{"customers":{"gt":12}}""", rows => rows.Select(row => row.Customer).Distinct().Count() > 12),
        ("""{"amount":{"sum":{"lt":0}}}""", rows => rows.Sum(row => row.Amount) < 0),
        ("""{"and":[{"quantity":{"sum":{"gte":20}}},{"lineCount":{"max":{"lte":4}}}]}""", rows => rows.Sum(row => row.Quantity) >= 20 && rows.Max(row => row.Lines) <= 4),
    ];

    private static readonly string[] Orders = ["{}", """{"key":"DESC"}""", """{"customers":"DESC"}""", """{"amount":{"mean":"ASC"}}"""];

    private sealed record Row(string Key, long Customer, decimal Amount, decimal Quantity, long Lines);

    [Fact]
    public void Figures_of_any_filter_grouping_condition_and_order_are_those_of_the_rows() =>
        Gen.Select(
            RandomFilters.OfPurchases, Gen.Shuffle(Enumerable.Range(0, Keys.Length).ToArray(), 1, 3), Gen.Int[0, Havings.Length - 1],
            Gen.Int[0, Orders.Length - 1], Gen.Int[1, 2])
            .Sample((filter, keys, having, order, run) => CheckAsync(filter, keys, having, order, run).GetAwaiter().GetResult(), iter: 80);

    private async Task CheckAsync(RandomFilter filter, int[] keys, int having, int order, int run)
    {
        var data = (await shop.Served.QueryAsync(Query, new
        {
            where = JsonNode.Parse(filter.Json),
            keys = keys.Select(key => Keys[key].Key),
            having = JsonNode.Parse(Havings[having].Having),
            order = JsonNode.Parse(Orders[order]),
            run = new Insights.Server.GraphQL.Requests.GlobalId("Run", run).ToString(),
        }))["purchases"]!;
        AssertFigures(await RowsAsync(filter.Sql, [], run), data["aggregate"]!);

        var groups = (await RowsAsync(filter.Sql, keys, run)).GroupBy(row => row.Key).Where(group => Havings[having].Holds([.. group]))
            .ToDictionary(group => group.Key, group => group.ToList());
        var nodes = data["groupBy"]!["nodes"]!.AsArray();
        Assert.Equal(groups.Count, (int)data["groupBy"]!["totalCount"]!);
        Assert.Equal(groups.Count, nodes.Count);
        foreach (var node in nodes)
        {
            Assert.True(groups.Remove(string.Join('|', keys.Select(key => (string?)node!["key"]![Keys[key].Field] ?? "none")), out var rows));
            AssertFigures(rows, node!["aggregate"]!);
        }
    }

    private async Task<List<Row>> RowsAsync(string filter, int[] keys, int run)
    {
        var isCut = keys.Any(key => Keys[key].Key == "CATEGORY");
        var column = keys.Length == 0 ? "''" : string.Join(" || '|' || ", keys.Select(key => $"coalesce({Keys[key].Sql.Replace("RUN", run.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)}, 'none')"));
        var (amount, quantity, cut) = isCut ? ("part_amount", "part_quantity", $"JOIN {ByCategory} AS cut USING (basket_id)") : ("b.amount", "b.quantity", "");
        var rows = await shop.RowsAsync($"""
            SELECT {column}, b.customer_id, {amount}, {quantity}, b.line_count FROM baskets b {cut} JOIN customers c ON c.customer_id = b.customer_id WHERE {filter}
            """);
        return rows.ConvertAll(row => new Row((string)row[0]!, (long)row[1]!, (long)row[2]! / 10_000m, (long)row[3]! / 10_000m, (long)row[4]!));
    }

    private static void AssertFigures(List<Row> rows, JsonNode aggregate)
    {
        Assert.Equal(rows.Count, (int)aggregate["count"]!);
        Assert.Equal(rows.Select(row => row.Customer).Distinct().Count(), (int)aggregate["customers"]!);
        Figures.AssertAmounts(rows.Select(row => row.Amount), aggregate["amount"]!, money => (decimal?)money?["amount"]);
        Figures.AssertAmounts(rows.Select(row => row.Quantity), aggregate["quantity"]!, units => (decimal?)units);
        Figures.AssertNumbers(rows.Select(row => (double)row.Lines), aggregate["lineCount"]!);
    }
}
