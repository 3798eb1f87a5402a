using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Cost;
using Insights.Server.GraphQL.Documents;
using Insights.Server.GraphQL.Execution;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Requests;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Server.Tests.GraphQL;

/// <summary>What operations cost, by the directives of the SDL, and where it is reported.</summary>
[Collection(ServedShopTests.Name)]
public class CostTests(ServedShop served)
{
    private const string Sdl = """
        directive @cost(weight: String!) on FIELD_DEFINITION
        directive @listSize(assumedSize: Int!) on FIELD_DEFINITION
        type Query {
          plain: Int!
          dear: Int! @cost(weight: "50")
          few: [Item!]! @listSize(assumedSize: 3)
          some: [Item!]!
          many(first: Int = 200): [Item!]!
          page(first: Int): Page! @cost(weight: "7")
          newest(last: Int = 60): [Item!]!
          old: Int @deprecated(reason: "Ask for plain.")
        }
        type Page { nodes: [Item!]! total: Int! @cost(weight: "10") }
        type Item { id: ID! dear: Int! @cost(weight: "4") }
        """;

    [Theory]
    [InlineData("{ plain }", 1)]
    [InlineData("{ dear }", 51)]
    [InlineData("{ a: dear b: dear ...f } fragment f on Query { dear }", 153)]
    [InlineData("{ few { id } }", 3 * 2)]
    [InlineData("{ some { id } }", 10 * 2)]
    [InlineData("{ many { id } }", 200 * 2)]
    [InlineData("{ many(first: 4) { id dear } }", 4 * (1 + 1 + 5))]
    [InlineData("{ newest { id } }", 60 * 2)]
    [InlineData("{ newest(last: 500) { id } }", 500 * 2)]
    [InlineData("{ page { nodes { id } total } }", 7 + 1 + (25 * 2) + 11)]
    [InlineData("{ page(first: 1000) { nodes { id } } }", 7 + 1 + (1000 * 2))]
    public void A_field_costs_its_values_and_its_weight_as_often_as_it_is_reached(string query, long cost)
    {
        var limits = new GraphQLLimits();
        var limiter = new DocumentLimiter(limits, ContractSchema.Parse([Sdl]));

        var found = limiter.Check(new DocumentParser(limits).Parse(query), new GraphQLRequest(query, OperationName: null, Variables: null, AllowedOperations.Queries));

        Assert.Equal(new RequestCost(cost, limits.CostValues), found);
    }

    [Theory]
    [InlineData("a: Int @cost(weight: \"0\")", "no whole number from 1 to 100000")]
    [InlineData("a: Int @cost(weight: \"much\")", "no whole number from 1 to 100000")]
    [InlineData("a: Int @cost", "no whole number from 1 to 100000")]
    [InlineData("a: [Int] @listSize(assumedSize: 1001)", "no whole number from 1 to 1000")]
    [InlineData("a: Int @costs(weight: \"1\")", "'@costs', which means nothing here")]
    public void A_directive_that_means_nothing_stops_the_start(string field, string expected)
    {
        var error = Assert.Throws<ContractException>(() => ContractSchema.Parse([$"type Query {{ {field} }}"]));

        Assert.Contains(expected, Assert.Single(error.Faults), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Costs_and_deprecations_are_printed_and_introspection_returns_deprecations()
    {
        var schema = ContractSchema.Parse([Sdl]);
        var limits = new GraphQLLimits();
        var fields = schema.Types.Values.SelectMany(type => type.Fields.Select(field => new BoundField(type.Name, field.Name, _ => default))).ToArray();
        await using var services = new ServiceCollection().AddLogging().AddGraphQLEngine()
            .AddSingleton(new BoundContract(schema, fields, [], new Dictionary<Type, string>())).AddSingleton(new TimeLimit(limits, TimeProvider.System))
            .BuildServiceProvider();
        const string query = "{ __type(name: \"Query\") { fields(includeDeprecated: true) { name isDeprecated deprecationReason } } }";

        var response = await services.GetRequiredService<IGraphQLEngine>().ExecuteAsync(
            new DocumentParser(limits).Parse(query), new GraphQLRequest(query, OperationName: null, Variables: null, AllowedOperations.Queries), services, CancellationToken.None);
        using var bytes = new MemoryStream();
        await response.WriteAsync(bytes, CancellationToken.None);

        Assert.Contains("dear: Int! @cost(weight: \"50\")", schema.Sdl, StringComparison.Ordinal);
        Assert.Contains("old: Int @deprecated(reason: \"Ask for plain.\")", schema.Sdl, StringComparison.Ordinal);
        var introspected = JsonNode.Parse(bytes.ToArray())!["data"]!["__type"]!["fields"]!.AsArray();
        Assert.Equal("Ask for plain.", (string?)Assert.Single(introspected, field => (bool)field!["isDeprecated"]!)!["deprecationReason"]);
    }

    [Fact]
    public async Task The_cost_is_reported_with_the_answer_and_with_the_refusal()
    {
        var answer = await served.PostAsync("{ customers(first: 100) { nodes { externalId } } }");
        var refusal = await served.PostAsync("{ customers(first: 100) { nodes { purchases(first: 100) { nodes { lines { product productName quantity } } } } } }");

        Assert.Equal("""{"cost":{"values":201,"allowed":100000}}""", answer["extensions"]!.ToJsonString());
        Assert.Equal("LIMIT_EXCEEDED", (string?)refusal["errors"]![0]!["extensions"]!["code"]);
        Assert.Equal(100_000, (long)refusal["extensions"]!["cost"]!["allowed"]!);
        Assert.True((long)refusal["extensions"]!["cost"]!["values"]! > 100_000);
    }

    /// <summary>What reads all of a shop says so before it does; a list of groups counts as many as are requested.</summary>
    [Theory]
    [InlineData("{ customers(first: 1) { totalCount } }", 1 + 501)]
    [InlineData("{ customers(first: 1) { aggregate { count } } }", 1 + 2001 + 1)]
    [InlineData("{ customers(first: 1) { groupBy(keys: [COUNTRY], first: 1000) { nodes { key { country } } } } }", 1 + 2001 + (1000 * 3))]
    [InlineData("{ customers(first: 1) { groupBy(keys: [COUNTRY]) { nodes { key { country } } } } }", 1 + 2001 + (100 * 3))]
    [InlineData("{ sales(by: [MONTH], first: 12) { nodes { month } } }", 5001 + (12 * 2))]
    [InlineData("{ productPairs(first: 5) { nodes { lift } } }", 10_001 + (5 * 2))]
    [InlineData("{ cohorts(first: 2) { month retention { share } } }", 5000 + (2 * (1 + 1 + (13 * 2))))]
    public async Task What_reads_all_of_a_shop_costs_more_than_its_values(string query, long cost) =>
        Assert.Equal(cost, (long)(await served.PostAsync(query))["extensions"]!["cost"]!["values"]!);

    [Fact]
    public async Task The_cost_is_that_of_the_operation_that_is_executed()
    {
        const string query = "query A { shop { currency } } query B { customers(first: 100) { nodes { externalId } } }";
        using var response = await served.Client.PostAsJsonAsync("/graphql", new { query, operationName = "A" });

        var answer = JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
        Assert.Equal(2, (long)answer["extensions"]!["cost"]!["values"]!);
    }
}
