using System.Text.Json.Nodes;

namespace Insights.Server.Tests.GraphQL;

/// <summary>What the schema says of itself, whichever engine is built.</summary>
[Collection(ServedShopTests.Name)]
public class IntrospectionTests(ServedShop served)
{
    [Theory]
    [InlineData("Date", "A calendar day in the shop's time zone: 2024-05-01.")]
    [InlineData("DateTime", "An instant in UTC: 2024-05-01T08:00:00.000Z.")]
    [InlineData("Decimal", "An exact decimal number, of at most 28 digits.")]
    public async Task A_scalar_of_the_contract_has_the_description_that_the_contract_gives_it(string name, string description)
    {
        var type = await served.QueryAsync("query($name: String!) { __type(name: $name) { description } }", new { name });

        Assert.Equal(description, (string?)type["__type"]!["description"]);
    }

    [Fact]
    public async Task A_scalar_says_where_it_is_specified_as_far_as_the_contract_does()
    {
        var type = await served.QueryAsync("{ __type(name: \"Date\") { specifiedByURL } }");

        Assert.Null((string?)type["__type"]!["specifiedByURL"]);
    }

    [Fact]
    public async Task A_directive_says_whether_it_may_be_repeated()
    {
        var schema = await served.QueryAsync("{ __schema { directives { name isRepeatable } } }");

        var include = schema["__schema"]!["directives"]!.AsArray().First(directive => (string?)directive!["name"] == "include")!;
        Assert.False((bool)include["isRepeatable"]!);
    }

    [Fact]
    public async Task Deprecated_arguments_and_input_fields_can_be_requested()
    {
        var types = await served.QueryAsync("""
            {
              query: __type(name: "Query") { fields { name args(includeDeprecated: true) { name isDeprecated deprecationReason } } }
              filter: __type(name: "CustomerFilter") { inputFields(includeDeprecated: true) { name isDeprecated deprecationReason } }
            }
            """);

        Assert.All(types["filter"]!["inputFields"]!.AsArray(), IsNotDeprecated);
        Assert.All(types["query"]!["fields"]!.AsArray().SelectMany(field => field!["args"]!.AsArray()), IsNotDeprecated);
    }

    private static void IsNotDeprecated(JsonNode? value)
    {
        Assert.False((bool)value!["isDeprecated"]!);
        Assert.Null((string?)value["deprecationReason"]);
    }
}
