namespace Insights.Server.Tests.Features.Aggregates;

[Collection(AnalystShopTests.Name)]
public class AggregatesTests(AnalystShop shop)
{
    [Fact]
    public async Task Figures_are_of_all_customers_of_the_filter_whatever_page_is_shown()
    {
        var data = await shop.Served.QueryAsync("""
            { small: customers(first: 1, where: { tier: { eq: B } }) { totalCount aggregate { count netSpend { sum { amount } } } }
              large: customers(last: 100, where: { tier: { eq: B } }) { aggregate { count netSpend { sum { amount } } } } }
            """);

        Assert.True((int)data["small"]!["totalCount"]! > 1);
        Assert.Equal((int)data["small"]!["totalCount"]!, (int)data["small"]!["aggregate"]!["count"]!);
        Assert.Equal(data["small"]!["aggregate"]!.ToJsonString(), data["large"]!["aggregate"]!.ToJsonString());
    }

    [Fact]
    public async Task Totals_of_all_customers_are_those_of_a_scan()
    {
        const string figures = "count netSpend { count sum { amount } mean { amount } } purchaseDays { sum mean }";
        const string groups = $"totalCount nodes {{ key {{ tier }} aggregate {{ {figures} }} }}";
        var stored = await shop.Served.QueryAsync($"{{ customers {{ totalCount aggregate {{ {figures} }} groupBy(keys: [TIER]) {{ {groups} }} }} }}");
        // A condition that everybody fulfils.
        var scanned = await shop.Served.QueryAsync($"{{ customers(where: {{ purchaseDays: {{ gte: 0 }} }}) {{ totalCount aggregate {{ {figures} }} groupBy(keys: [TIER]) {{ {groups} }} }} }}");
        Assert.Equal(scanned.ToJsonString(), stored.ToJsonString());
    }

    [Fact]
    public async Task Figures_of_the_purchases_of_many_customers_take_one_statement_and_are_those_of_each()
    {
        const string figures = "purchases(first: 1) { aggregate { count amount { sum { amount } median { amount } } } groupBy(keys: [KIND, MONTH], first: 4) { totalCount nodes { key { kind month } aggregate { count } } } }";
        var plain = await shop.Served.CountStatementsAsync("{ customers(first: 100) { nodes { id } } }");
        var full = await shop.Served.CountStatementsAsync($"{{ customers(first: 100) {{ nodes {{ id {figures} }} }} }}");
        // The page of purchases, the figures, and the groups.
        Assert.Equal(plain + 3, full);

        var nodes = (await shop.Served.QueryAsync($"{{ customers(first: 100) {{ nodes {{ id {figures} }} }} }}"))["customers"]!["nodes"]!.AsArray();
        foreach (var node in nodes.Where((_, i) => i % 7 == 0))
        {
            var alone = await shop.Served.QueryAsync(
                "query($where: PurchaseFilter) { " + figures.Replace("purchases(first: 1)", "purchases(first: 1, where: $where)", StringComparison.Ordinal) + " }",
                new { where = new { customer = new { eq = (string)node!["id"]! } } });
            Assert.Equal(alone["purchases"]!.ToJsonString(), node["purchases"]!.ToJsonString());
        }
    }

    [Fact]
    public async Task Aliases_fragments_and_repeated_fields_are_answered_like_plain_ones()
    {
        var data = await shop.Served.QueryAsync("""
            { customers(where: { tier: { neq: D } }) {
                a: aggregate { netSpend { total: sum { amount } } }
                b: aggregate { ...twice ... on CustomerAggregate { netSpend { max { amount } } } }
                aggregate { netSpend { sum { amount } } } aggregate { netSpend { max { amount } } }
              } }
            fragment twice on CustomerAggregate { netSpend { sum { amount } } }
            """);

        var customers = data["customers"]!;
        Assert.Equal(customers["b"]!.ToJsonString(), customers["aggregate"]!.ToJsonString());
        Assert.Equal((decimal)customers["a"]!["netSpend"]!["total"]!["amount"]!, (decimal)customers["b"]!["netSpend"]!["sum"]!["amount"]!);
        Assert.NotNull(customers["b"]!["netSpend"]!["max"]);
    }

    [Fact]
    public async Task Groups_come_by_their_keys_those_without_one_first()
    {
        var nodes = (await shop.Served.QueryAsync("{ customers { groupBy(keys: [COUNTRY]) { nodes { key { country } } } } }"))["customers"]!["groupBy"]!["nodes"]!.AsArray();

        Assert.Equal([null, "Austria", "France", "Germany"], nodes.Select(node => (string?)node!["key"]!["country"]));
    }

    [Theory]
    [InlineData("customers { groupBy(keys: []) { totalCount } }", "BAD_INPUT")]
    [InlineData("customers { groupBy(keys: [TIER, TIER]) { totalCount } }", "BAD_INPUT")]
    [InlineData("customers { groupBy(keys: [TIER, COUNTRY, CHANNEL, GENERATION]) { totalCount } }", "BAD_INPUT")]
    [InlineData("customers { groupBy(keys: [TIER], first: 0) { totalCount } }", "BAD_INPUT")]
    [InlineData("customers { groupBy(keys: [TIER], first: 1001) { totalCount } }", "BAD_INPUT")]
    [InlineData("customers { groupBy(keys: [TIER], order: { count: ASC, key: ASC }) { totalCount } }", "BAD_INPUT")]
    [InlineData("customers { groupBy(keys: [TIER], order: { netSpend: { sum: ASC, max: DESC } }) { totalCount } }", "BAD_INPUT")]
    [InlineData("customers { groupBy(keys: [TIER], having: { netSpend: { sum: { gt: null } } }) { totalCount } }", "BAD_INPUT")]
    [InlineData("customers { groupBy(keys: [TIER], having: { netSpend: { sum: { gt: 1e27 } } }) { totalCount } }", "BAD_INPUT")]
    [InlineData("customers { groupBy(keys: [MONTH]) { totalCount } }", "VALIDATION_FAILED")]
    [InlineData("purchases { groupBy(keys: [TIER], run: \"x\") { totalCount } }", "INVALID_ID")]
    public async Task What_cannot_be_grouped_is_refused_with_a_code(string field, string code) =>
        Assert.Equal(code, await shop.Served.CodeAsync($"{{ {field} }}"));

    [Fact]
    public async Task Before_the_first_run_there_is_nothing_to_be_counted()
    {
        await using var empty = new ServedDatabase();
        await empty.Shop.ImportTextAsync("customer,date,amount\nanna,2024-01-05,5.00\n");
        await empty.StartAsync();

        var data = await empty.QueryAsync("{ customers { aggregate { count netSpend { sum { amount } mean { amount } } } groupBy(keys: [COUNTRY]) { totalCount nodes { key { country } } } } purchases { groupBy(keys: [TIER]) { nodes { key { tier } aggregate { count } } } } }");

        Assert.Equal("""{"aggregate":{"count":0,"netSpend":{"sum":null,"mean":null}},"groupBy":{"totalCount":0,"nodes":[]}}""", data["customers"]!.ToJsonString());
        Assert.Equal("""[{"key":{"tier":null},"aggregate":{"count":1}}]""", data["purchases"]!["groupBy"]!["nodes"]!.ToJsonString());
    }
}
