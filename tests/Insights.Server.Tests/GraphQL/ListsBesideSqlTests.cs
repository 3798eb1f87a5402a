using System.Text.Json.Nodes;
using CsCheck;
using Insights.Data.Import.Rows;

namespace Insights.Server.Tests.GraphQL;

/// <summary>Every list with any filter, order, page size and direction beside SQL that is written here: the same items in the same order.</summary>
[Collection(AnalystShopTests.Name)]
public class ListsBesideSqlTests(AnalystShop shop)
{
    private static readonly Gen<int> PageSize = Gen.Int[1, 100];

    /// <summary>Orders of customers, and the same in SQL, where an absent value is smaller than all others.</summary>
    private static readonly (string Field, string Sql)[] CustomerOrders =
    [
        ("netSpend", "r.net_spend"), ("vipProbability", "r.vip_probability"), ("churnProbability", "r.churn_probability"), ("tier", "r.tier"),
    ];

    [Fact]
    public void Customers_of_any_filter_and_order_are_those_of_the_statement() =>
        Gen.Select(RandomFilters.OfCustomers, Gen.Shuffle(CustomerOrders, 0, 3), Gen.Bool.Array[3], PageSize, Gen.Bool, Gen.Int[1, 2]).Sample((filter, order, falls, size, forwards, run) =>
        {
            var steps = order.Select((step, i) => (step.Field, step.Sql, Direction: falls[i] ? "DESC" : "ASC")).ToList();
            var orderBy = steps.Count == 0 ? "r.net_spend DESC" : string.Join(", ", steps.Select(step => $"{step.Sql} {step.Direction}"));
            Check(
                "customers", "CustomerFilter", ", $order: [CustomerOrder!], $run: ID", "order: $order, run: $run", "externalId", filter,
                new() { ["order"] = new JsonArray([.. steps.Select(step => new JsonObject { [step.Field] = step.Direction })]), ["run"] = AnalystShop.Run(run) }, size, forwards,
                $"SELECT c.external_id FROM customer_results r JOIN customers c USING (customer_id) WHERE r.run_id = {run} AND {filter.Sql} ORDER BY {orderBy}, c.external_id");
        }, iter: 120);

    [Fact]
    public void Next_vips_and_churn_risks_of_any_filter_and_tier_are_those_of_the_statement() =>
        Gen.Select(RandomFilters.OfCustomers, Gen.Bool, Gen.Int[0, 3], PageSize, Gen.Bool, Gen.Int[1, 2]).Sample((filter, isVip, tier, size, forwards, run) =>
        {
            var column = isVip ? "r.vip_probability" : "r.churn_probability";
            Check(
                isVip ? "nextVips" : "churnRisks", "CustomerFilter", ", $tier: Tier, $run: ID", "tier: $tier, run: $run", "externalId", filter,
                new() { ["tier"] = $"{"ABCD"[tier]}", ["run"] = AnalystShop.Run(run) }, size, forwards,
                $"SELECT c.external_id FROM customer_results r JOIN customers c USING (customer_id) WHERE r.run_id = {run} AND r.tier = {tier} AND {column} IS NOT NULL AND {filter.Sql} ORDER BY {column} DESC, c.external_id");
        }, iter: 60);

    [Fact]
    public void Purchases_of_any_filter_and_order_are_those_of_the_statement() =>
        Gen.Select(RandomFilters.OfPurchases, RandomFilters.OneOf("", "ASC", "DESC"), Gen.Int[40, 100], Gen.Bool).Sample((filter, direction, size, forwards) => Check(
            "purchases", "PurchaseFilter", ", $order: [PurchaseOrder!]", "order: $order", "orderId", filter,
            new() { ["order"] = direction.Length == 0 ? new JsonArray() : new JsonArray(new JsonObject { ["occurredAt"] = direction }) }, size, forwards,
            $"SELECT b.order_ref FROM baskets b WHERE {filter.Sql} ORDER BY b.occurred_at {(direction == "ASC" ? "ASC" : "DESC")}, b.basket_id {(direction == "ASC" ? "ASC" : "DESC")}"), iter: 40);

    [Fact]
    public void Purchases_of_any_customer_are_those_of_the_statement() =>
        Gen.Select(Gen.Int[0, 219], Gen.Int[1, 30], Gen.Bool).Sample((customer, size, forwards) =>
        {
            var expected = shop.RowsAsync($"SELECT b.order_ref FROM baskets b JOIN customers c USING (customer_id) WHERE c.external_id = 'K{customer:D3}' ORDER BY b.occurred_at DESC, b.basket_id DESC").GetAwaiter().GetResult();
            Assert.Equal(expected.Select(row => DerivedReference.OrderOf((string)row[0]!)), WalkAsync(
                "query($first: Int, $after: String, $last: Int, $before: String, $id: String) { customer(externalId: $id) { list: purchases(first: $first, after: $after, last: $last, before: $before) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { key: orderId } } } }",
                new() { ["id"] = $"K{customer:D3}" }, size, forwards).GetAwaiter().GetResult());
        }, iter: 30);

    [Theory]
    [InlineData("runs", "asOf", "SELECT strftime('%Y-%m-%d', as_of * 86400, 'unixepoch') FROM runs ORDER BY run_id DESC")]
    [InlineData("imports", "fileName", "SELECT file_name FROM imports ORDER BY import_id DESC")]
    public async Task Runs_and_imports_come_newest_first_and_are_those_of_the_statement(string list, string key, string sql)
    {
        var query = $"query($first: Int, $after: String, $last: Int, $before: String) {{ list: {list}(first: $first, after: $after, last: $last, before: $before) {{ totalCount pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} nodes {{ key: {key} }} }} }}";
        var expected = (await shop.RowsAsync(sql)).ConvertAll(row => (string)row[0]!);

        foreach (var size in new[] { 1, 2, 100 })
            foreach (var forwards in new[] { true, false }) Assert.Equal(expected, await WalkAsync(query, [], size, forwards));
    }

    [Fact]
    public async Task Rejected_rows_come_in_the_order_of_their_lines()
    {
        await using var own = new ServedDatabase();
        await own.Shop.ImportTextAsync("customer,date,amount\n" + string.Concat(Enumerable.Range(0, 150).Select(i => $"K{i},{(i % 3 == 0 ? "never" : "2024-01-05")},{i}.00\n")));
        await own.StartAsync();
        const string query = "query($first: Int, $after: String, $last: Int, $before: String) { imports { nodes { list: rejectedRows(first: $first, after: $after, last: $last, before: $before) { totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { key: line } } } } }";

        foreach (var size in new[] { 7, 50, 100 })
            foreach (var forwards in new[] { true, false })
                Assert.Equal(Enumerable.Range(0, 50).Select(i => $"{i * 3 + 2}"), await WalkAsync(query, [], size, forwards, own));
    }

    private void Check(
        string list, string filterType, string variables, string arguments, string key, RandomFilter filter, JsonObject values, int size, bool forwards, string sql)
    {
        var query = $$"""
            query($first: Int, $after: String, $last: Int, $before: String, $where: {{filterType}}{{variables}}) {
              list: {{list}}(first: $first, after: $after, last: $last, before: $before, where: $where, {{arguments}}) {
                totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { key: {{key}} } } }
            """;
        values["where"] = JsonNode.Parse(filter.Json);
        var expected = shop.RowsAsync(sql).GetAwaiter().GetResult();
        Assert.Equal(expected.Select(row => DerivedReference.OrderOf((string)row[0]!)), WalkAsync(query, values, size, forwards).GetAwaiter().GetResult());
    }

    private async Task<List<string>> WalkAsync(string query, JsonObject variables, int size, bool forwards, ServedDatabase? server = null)
    {
        var visited = new List<string>();
        string? cursor = null;
        while (true)
        {
            var values = (JsonObject)variables.DeepClone();
            values[forwards ? "first" : "last"] = size;
            values[forwards ? "after" : "before"] = cursor;
            var list = ListOf(await (server ?? shop.Served).QueryAsync(query, values));
            visited.InsertRange(forwards ? visited.Count : 0, list["nodes"]!.AsArray().Select(node => node!["key"]!.ToString()));
            var info = list["pageInfo"]!;
            Assert.Equal(cursor is not null, (bool)info[forwards ? "hasPreviousPage" : "hasNextPage"]!);
            if (!(bool)info[forwards ? "hasNextPage" : "hasPreviousPage"]!)
            {
                Assert.Equal(visited.Count, (int)list["totalCount"]!);
                return visited;
            }
            cursor = (string?)info[forwards ? "endCursor" : "startCursor"];
        }
    }

    private static JsonNode ListOf(JsonNode data) => data["list"] ?? data["customer"]?["list"] ?? data["imports"]!["nodes"]![0]!["list"]!;
}
