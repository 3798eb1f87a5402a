using System.Text.Json.Nodes;
using CsCheck;
using Insights.Data.Storage;

namespace Insights.Server.Tests.GraphQL;

[Collection(ServedShopTests.Name)]
public class ListsTests(ServedShop served)
{
    private const string Page = """
        query($first: Int, $after: String, $last: Int, $before: String, $where: CustomerFilter, $order: [CustomerOrder!]) {
          customers(first: $first, after: $after, last: $last, before: $before, where: $where, order: $order) {
            totalCount
            pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
            edges { cursor node { externalId } }
          }
        }
        """;

    private static readonly string[] Orders =
    [
        "[]", """[{"netSpend":"ASC"}]""", """[{"vipProbability":"DESC"}]""", """[{"vipProbability":"ASC"}]""", """[{"tier":"ASC"},{"churnProbability":"DESC"}]""",
        """[{"churnProbability":"ASC"},{"netSpend":"DESC"}]""",
    ];

    /// <summary>Filters of the API, and the same conditions in SQL.</summary>
    private static readonly (string Where, string Sql)[] Filters =
    [
        ("{}", "1 = 1"),
        ("""{"tier":{"eq":"B"}}""", "r.tier = 1"),
        ("""{"tier":{"in":["A","D"]}}""", "r.tier IN (0, 3)"),
        ("""{"tier":{"nin":["A"]}}""", "r.tier <> 0"),
        ("""{"netSpend":{"gte":100.5,"lt":600}}""", "r.net_spend >= 1005000 AND r.net_spend < 6000000"),
        ("""{"vipProbability":{"eq":null}}""", "r.vip_probability IS NULL"),
        ("""{"vipProbability":{"gt":0.05}}""", "r.vip_probability > 0.05"),
        ("""{"churnProbability":{"neq":null},"purchaseDays":{"lte":5}}""", "r.churn_probability IS NOT NULL AND r.purchase_days <= 5"),
        ("""{"previousTier":{"neq":"C"}}""", "(r.previous_tier <> 2 OR r.previous_tier IS NULL)"),
        ("""{"or":[{"country":{"eq":"Germany"}},{"country":{"startsWith":"fr"}}]}""", "(c.country = 'Germany' OR c.country LIKE 'fr%')"),
        ("""{"and":[{"lastPurchase":{"gte":"2024-01-01"}},{"or":[{"tier":{"eq":"A"}},{"tier":{"eq":"C"}}]}]}""", "r.last_purchase >= 19723 AND r.tier IN (0, 2)"),
        ("""{"externalId":{"in":["10001","10002","nobody"]}}""", "c.external_id IN ('10001', '10002')"),
        ("""{"or":[]}""", "1 = 0"),
    ];

    [Fact]
    public void Paging_forwards_and_backwards_visits_each_customer_of_any_filter_and_order_exactly_once() =>
        Gen.Select(Gen.Int[0, Filters.Length - 1], Gen.Int[0, Orders.Length - 1], Gen.Int[1, 100], Gen.Bool).Sample((filter, order, size, forwards) =>
        {
            var expected = ExpectedAsync(Filters[filter].Sql).GetAwaiter().GetResult();
            var visited = WalkAsync(Filters[filter].Where, Orders[order], size, forwards).GetAwaiter().GetResult();

            Assert.Equal(expected.Count, visited.Count);
            Assert.Equal(expected.Order(), visited.Order());
        }, iter: 40);

    [Fact]
    public async Task Backwards_is_the_same_order_as_forwards()
    {
        foreach (var order in Orders)
            Assert.Equal(await WalkAsync("{}", order, 37, forwards: true), await WalkAsync("{}", order, 41, forwards: false));
    }

    [Fact]
    public async Task Customers_without_a_probability_come_first_in_ascending_and_last_in_descending_order()
    {
        var withoutOne = (await ExpectedAsync("r.vip_probability IS NULL")).ToHashSet();
        var ascending = await WalkAsync("{}", """[{"vipProbability":"ASC"}]""", 100, forwards: true);
        var descending = await WalkAsync("{}", """[{"vipProbability":"DESC"}]""", 100, forwards: true);

        Assert.NotEmpty(withoutOne);
        Assert.Equal(withoutOne.Order(StringComparer.Ordinal), ascending.Take(withoutOne.Count));
        Assert.Equal(withoutOne.Order(StringComparer.Ordinal), descending.TakeLast(withoutOne.Count));
    }

    [Theory]
    [InlineData("customers(first: 0) { totalCount }", "BAD_INPUT")]
    [InlineData("customers(first: 101) { totalCount }", "BAD_INPUT")]
    [InlineData("customers(first: 5, last: 5) { totalCount }", "BAD_INPUT")]
    [InlineData("customers(before: \"x\") { totalCount }", "BAD_INPUT")]
    [InlineData("customers(after: \"x\") { totalCount }", "INVALID_CURSOR")]
    [InlineData("customers(where: { netSpend: { gt: null } }) { totalCount }", "BAD_INPUT")]
    [InlineData("customers(order: [{ netSpend: ASC }, { netSpend: DESC }]) { totalCount }", "BAD_INPUT")]
    [InlineData("customers(order: [{ vipProbability: DESC, netSpend: ASC }]) { totalCount nodes { id } }", "BAD_INPUT")]
    [InlineData("purchases(order: [{ occurredAt: DESC }, { occurredAt: ASC }]) { totalCount }", "BAD_INPUT")]
    [InlineData("customers(run: \"x\") { totalCount }", "INVALID_ID")]
    [InlineData("purchases(where: { customer: { eq: \"x\" } }) { totalCount }", "INVALID_ID")]
    [InlineData("purchases(where: { customer: { eq: \"UnVuOjE\" } }) { totalCount }", "INVALID_ID")] // Run:1
    [InlineData("node(id: \"UHVyY2hhc2U6MS8\") { id }", "INVALID_ID")] // Purchase:1/
    [InlineData("customer { id }", "BAD_INPUT")]
    [InlineData("customer(id: \"eA\", externalId: \"x\") { id }", "BAD_INPUT")]
    public async Task What_cannot_be_asked_is_refused_with_a_code(string field, string code)
    {
        var answer = await served.PostAsync($"{{ {field} }}");

        Assert.Equal(code, (string?)answer["errors"]![0]!["extensions"]!["code"]);
    }

    [Fact]
    public async Task Steps_of_an_order_count_as_they_are_written_and_an_empty_one_not_at_all()
    {
        const string query = "query($order: [CustomerOrder!]) { customers(first: 100, order: $order) { nodes { externalId result { tier netSpend { amount } } } } }";

        var nodes = (await served.QueryAsync(query, new { order = new object[] { new { tier = "ASC" }, new { netSpend = "DESC" } } }))["customers"]!["nodes"]!.AsArray();
        var unordered = await served.QueryAsync(query, new { order = new object[] { new { } } });

        var keys = nodes.Select(node => (Tier: (string)node!["result"]!["tier"]!, Spend: (decimal)node["result"]!["netSpend"]!["amount"]!)).ToList();
        Assert.Equal(keys.OrderBy(key => key.Tier, StringComparer.Ordinal).ThenByDescending(key => key.Spend), keys);
        Assert.Equal((await served.QueryAsync(query)).ToJsonString(), unordered.ToJsonString());
    }

    [Fact]
    public async Task A_cursor_of_another_list_or_order_is_refused()
    {
        var vip = (await served.QueryAsync("{ nextVips(first: 1) { edges { cursor } } }"))["nextVips"]!["edges"]![0]!["cursor"]!;
        var byTier = (await served.QueryAsync("{ customers(first: 1, order: [{ tier: ASC }]) { edges { cursor } } }"))["customers"]!["edges"]![0]!["cursor"]!;

        foreach (var query in new[] { $"{{ churnRisks(after: {vip.ToJsonString()}) {{ totalCount }} }}", $"{{ customers(after: {byTier.ToJsonString()}) {{ totalCount }} }}" })
            Assert.Equal("INVALID_CURSOR", (string?)(await served.PostAsync(query))["errors"]![0]!["extensions"]!["code"]);
    }

    [Fact]
    public async Task Next_vips_and_churn_risks_are_b_customers_by_falling_probability()
    {
        var data = await served.QueryAsync("""
            { nextVips(first: 100) { totalCount nodes { result { tier nextVip { probability } } } }
              churnRisks(first: 100) { nodes { result { tier churn { probability } } } } }
            """);

        var vips = data["nextVips"]!["nodes"]!.AsArray();
        Assert.All(vips, node => Assert.Equal("B", (string?)node!["result"]!["tier"]));
        var probabilities = vips.Select(node => (double)node!["result"]!["nextVip"]!["probability"]!).ToList();
        Assert.Equal(probabilities.OrderDescending(), probabilities);
        var churn = data["churnRisks"]!["nodes"]!.AsArray().Select(node => (double)node!["result"]!["churn"]!["probability"]!).ToList();
        Assert.Equal(churn.OrderDescending(), churn);
        Assert.Equal((int)data["nextVips"]!["totalCount"]!, (await ExpectedAsync("r.tier = 1 AND r.vip_probability IS NOT NULL")).Count);
    }

    private async Task<List<string>> WalkAsync(string where, string order, int size, bool forwards)
    {
        var visited = new List<string>();
        string? cursor = null;
        while (true)
        {
            object variables = forwards
                ? new { first = size, after = cursor, where = JsonNode.Parse(where), order = JsonNode.Parse(order) }
                : new { last = size, before = cursor, where = JsonNode.Parse(where), order = JsonNode.Parse(order) };
            var connection = (await served.QueryAsync(Page, variables))["customers"]!;
            var page = connection["edges"]!.AsArray().Select(edge => (string)edge!["node"]!["externalId"]!).ToList();
            visited.InsertRange(forwards ? visited.Count : 0, page);
            var info = connection["pageInfo"]!;
            Assert.Equal(cursor is not null, (bool)info[forwards ? "hasPreviousPage" : "hasNextPage"]!);
            if (!(bool)info[forwards ? "hasNextPage" : "hasPreviousPage"]!)
            {
                Assert.Equal(visited.Count, (int)connection["totalCount"]!);
                return visited;
            }
            Assert.Equal(size, page.Count);
            cursor = (string?)info[forwards ? "endCursor" : "startCursor"];
        }
    }

    private async Task<List<string>> ExpectedAsync(string condition) =>
        await served.Shop.Database.QueryAsync(
            $"SELECT c.external_id FROM customer_results r JOIN customers c ON c.customer_id = r.customer_id WHERE r.run_id = 2 AND ({condition})", [],
            row => row.GetString(0), CancellationToken.None).ToListAsync();
}
