using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using Insights.Data.Storage;
using Insights.Ml.Analysis;
using Insights.Server.Features.Runs;
using Insights.Server.Queries.Lists;
using Microsoft.EntityFrameworkCore;

namespace Insights.Server.Tests.GraphQL;

/// <summary>Pages of customers of whom so many are equal in the order that the server does not sort them, beside SQL that sorts all.</summary>
public sealed class ManyEqualRowsTests : IAsyncLifetime
{
    private const int Customers = 12_000;
    private const string Run = "FROM customer_results r JOIN customers c USING (customer_id) WHERE r.run_id = 1";

    /// <summary>Of each column two values are many customers', the others few customers'; half of all have no probability.</summary>
    private const string Values = """
        UPDATE customer_results SET
          net_spend = CASE WHEN customer_id % 20 < 9 THEN 0 WHEN customer_id % 20 < 18 THEN 100000 ELSE customer_id % 90 * 10000 - 200000 END,
          vip_probability = CASE WHEN customer_id % 21 < 11 THEN NULL WHEN customer_id % 21 < 20 THEN 0.25 ELSE customer_id % 70 / 100.0 END,
          churn_probability = CASE WHEN customer_id % 19 < 9 THEN NULL WHEN customer_id % 19 < 18 THEN 1.0 ELSE customer_id / 12000.0 END,
          tier = CASE WHEN customer_id % 23 < 11 THEN 3 WHEN customer_id % 23 < 22 THEN 2 ELSE customer_id % 2 END
        """;

    private static readonly (string Field, string Sql)[] Orders =
        [("netSpend", "r.net_spend"), ("vipProbability", "r.vip_probability"), ("churnProbability", "r.churn_probability"), ("tier", "r.tier")];

    private static readonly (string Json, string Sql)[] Filters =
    [
        ("{}", "1"), ("""{"country":{"eq":"France"}}""", "c.country = 'France'"), ("""{"netSpend":{"lte":0}}""", "r.net_spend <= 0"),
        ("""{"vipProbability":{"eq":null},"externalId":{"startsWith":"K1"}}""", "r.vip_probability IS NULL AND c.external_id LIKE 'K1%'"),
    ];

    private readonly ServedDatabase served = new();

    public async Task InitializeAsync()
    {
        var sales = new StringBuilder("order,customer,date,amount,country\n");
        // In another order than the one in which the shop's own ids stand.
        for (var i = 0; i < Customers; i++)
            sales.Append(CultureInfo.InvariantCulture, $"{i},K{i * 7_919L % Customers},2023-0{1 + i % 9}-1{i % 8},{1 + i % 300}.00,{(i % 3 == 0 ? "France" : "Spain")}\n");
        await served.Shop.ImportTextAsync(sales.ToString());
        await new ShopAnalysis(served.Shop.Database, served.Shop.Clock).RunAsync(new DateOnly(2024, 1, 1), new AnalysisOptions(), progress: null, CancellationToken.None);
        await using (var context = served.Shop.Database.CreateContext()) await context.Database.ExecuteSqlRawAsync(Values);
        await served.StartAsync();
    }

    public async Task DisposeAsync() => await served.DisposeAsync();

    [Fact]
    public async Task Pages_in_any_order_and_direction_and_of_any_filter_are_those_of_the_statement()
    {
        foreach (var (_, sql) in Orders)
            Assert.Equal(2, (await TextsAsync($"SELECT '' {Run} GROUP BY {sql} HAVING count(*) > {ListPage<object>.MaxTiesToSort}")).Count);
        Gen.Select(Gen.Shuffle(Orders, 1, 2), Gen.Bool.Array[2], Gen.Int[0, Filters.Length - 1], Gen.Int[50, 100], Gen.Bool).Sample((order, falls, filter, size, forwards) =>
        {
            var steps = order.Select((step, i) => (step.Field, step.Sql, Direction: falls[i] ? "DESC" : "ASC")).ToList();
            var expected = TextsAsync($"SELECT c.external_id {Run} AND {Filters[filter].Sql} ORDER BY {string.Join(", ", steps.Select(step => $"{step.Sql} {step.Direction}"))}, c.external_id").GetAwaiter().GetResult();
            var visited = WalkAsync(new JsonArray([.. steps.Select(step => new JsonObject { [step.Field] = step.Direction })]), Filters[filter].Json, size, forwards).GetAwaiter().GetResult();

            Assert.Equal(expected, visited);
        }, iter: 30);
    }

    private async Task<List<string>> WalkAsync(JsonArray order, string filter, int size, bool forwards)
    {
        const string query = "query($first: Int, $after: String, $last: Int, $before: String, $order: [CustomerOrder!], $where: CustomerFilter) { customers(first: $first, after: $after, last: $last, before: $before, order: $order, where: $where) { pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { externalId } } }";
        var visited = new List<string>();
        string? cursor = null;
        while (true)
        {
            var page = (await served.QueryAsync(query, new JsonObject
            {
                [forwards ? "first" : "last"] = size,
                [forwards ? "after" : "before"] = cursor,
                ["order"] = order.DeepClone(),
                ["where"] = JsonNode.Parse(filter),
            }))["customers"]!;
            visited.InsertRange(forwards ? visited.Count : 0, page["nodes"]!.AsArray().Select(node => (string)node!["externalId"]!));
            if (!(bool)page["pageInfo"]![forwards ? "hasNextPage" : "hasPreviousPage"]!) return visited;
            cursor = (string?)page["pageInfo"]![forwards ? "endCursor" : "startCursor"];
        }
    }

    private async Task<List<string>> TextsAsync(string sql) =>
        await served.Shop.Database.QueryAsync(sql, [], row => row.GetString(0), CancellationToken.None).ToListAsync();
}
