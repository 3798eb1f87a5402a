using System.Net;
using GraphQLParser;
using GraphQLParser.AST;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Paging;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Hosting;

namespace Insights.Server.Tests.GraphQL;

/// <summary>An id that is of nothing is an error, wherever one is taken: figures of nothing would look like an answer.</summary>
[Collection(ServedShopTests.Name)]
public class IdsOfNothingTests(ServedShop served)
{
    private static readonly string NoRun = new GlobalId("Run", 999_999).ToString();
    private static readonly string NoCustomer = new GlobalId("Customer", 999_999).ToString();

    /// <summary>What fields need beside a run.</summary>
    private static readonly Dictionary<string, string> Needed = new(StringComparer.Ordinal)
    {
        ["sales"] = "by: [MONTH]",
        ["nextProducts"] = "product: \"P01\"",
        ["tierPreview"] = "policy: \"share\"",
    };

    public static TheoryData<string, string> FieldsWithARun
    {
        get
        {
            var fields = new TheoryData<string, string>();
            var query = Parser.Parse(ContractSchema.Load(typeof(InsightsHost).Assembly).Sdl).Definitions.OfType<GraphQLObjectTypeDefinition>().First(type => type.Name.StringValue == "Query");
            foreach (var taking in query.Fields?.Items ?? [])
                foreach (var argument in taking.Arguments?.Items ?? [])
                    if (argument.Type is GraphQLNamedType { Name.StringValue: "ID" } && argument.Name.StringValue is "run" or "from" or "to")
                        fields.Add(taking.Name.StringValue, argument.Name.StringValue);
            return fields;
        }
    }

    [Theory]
    [MemberData(nameof(FieldsWithARun))]
    public async Task An_unknown_run_id_is_an_error(string field, string argument) =>
        Assert.Equal("NOT_FOUND", await CodeAsync($"{field}({Needed.GetValueOrDefault(field)} {argument}: \"{NoRun}\") {{ __typename }}"));

    [Fact]
    public void All_fields_with_a_run_are_tried() => Assert.True(FieldsWithARun.Count >= 18, $"{FieldsWithARun.Count}");

    [Theory]
    [InlineData("run(id: \"RUN\") { asOf }")]
    [InlineData("customer(externalId: \"10007\") { result(run: \"RUN\") { tier } }")]
    [InlineData("customers { nodes { result(run: \"RUN\") { tier } } }")]
    [InlineData("customer(externalId: \"10007\") { timeline(run: \"RUN\") { day } }")]
    [InlineData("purchases { groupBy(keys: [MONTH], run: \"RUN\") { totalCount } }")]
    [InlineData("purchases { groupBy(keys: [TIER], run: \"RUN\") { totalCount } }")]
    [InlineData("customer(id: \"CUSTOMER\") { id }")]
    [InlineData("chart(name: \"customer-timeline\", customer: \"CUSTOMER\") { title }")]
    [InlineData("node(id: \"CUSTOMER\") { id }")]
    [InlineData("node(id: \"RUN\") { id }")]
    [InlineData("node(id: \"SW1wb3J0Ojk5OTk5OQ\") { id }")] // Import:999999
    [InlineData("node(id: \"UHVyY2hhc2U6MS85OTk5OTk\") { id }")] // Purchase:1/999999
    [InlineData("import(id: \"SW1wb3J0Ojk5OTk5OQ\") { fileName }")]
    [InlineData("job(id: \"Sm9iOjk5OTk5OQ\") { status }")] // Job:999999
    [InlineData("nextProducts(product: \"no such\") { buyers }")]
    [InlineData("productPairs(product: \"no such\") { baskets }")]
    public async Task So_is_an_unknown_id_of_anything_else(string field) =>
        Assert.Equal("NOT_FOUND", await CodeAsync(field.Replace("RUN", NoRun, StringComparison.Ordinal).Replace("CUSTOMER", NoCustomer, StringComparison.Ordinal)));

    [Theory]
    [InlineData("customers")]
    [InlineData("nextVips")]
    public async Task A_cursor_of_an_unknown_run_is_refused(string list)
    {
        var cursor = Cursor.Encode($"{list}@999999:-netSpend,+c.external_id", [1L, "10007"]);

        Assert.Equal("INVALID_CURSOR", await CodeAsync($"{list}(after: \"{cursor}\") {{ totalCount }}"));
    }

    [Fact]
    public async Task An_unknown_id_among_several_leaves_its_place_empty()
    {
        var run = (string)(await served.QueryAsync("{ run { id } }"))["run"]!["id"]!;

        var nodes = (await served.QueryAsync("query($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids = new[] { NoRun, run, NoCustomer } }))["nodes"]!.AsArray();

        Assert.Equal([null, run, null], nodes.Select(node => (string?)node?["id"]));
    }

    [Fact]
    public void Every_field_of_query_and_mutation_can_be_null()
    {
        var roots = Parser.Parse(ContractSchema.Load(typeof(InsightsHost).Assembly).Sdl).Definitions.OfType<GraphQLObjectTypeDefinition>().Where(type => type.Name.StringValue is "Query" or "Mutation").ToList();

        Assert.Equal(2, roots.Count);
        Assert.Empty(roots.SelectMany(root => root.Fields?.Items ?? []).Where(one => one.Type is GraphQLNonNullType).Select(one => one.Name.StringValue));
    }

    [Fact]
    public async Task A_bad_id_empties_its_own_field_and_none_beside_it()
    {
        var answer = await served.PostAsync(
            $"{{ shop {{ currency }} customers(run: \"{NoRun}\") {{ totalCount }} weeks(run: \"x\") {{ from }} sales(by: [MONTH], run: \"{NoRun}\") {{ totalCount }} nodes(ids: [\"x\"]) {{ id }} runs {{ totalCount }} }}");

        Assert.Equal(4, answer["errors"]!.AsArray().Count);
        Assert.Equal(["shop", "runs"], answer["data"]!.AsObject().Where(one => one.Value is not null).Select(one => one.Key));
    }

    [Fact]
    public async Task A_picture_or_card_of_an_unknown_customer_is_not_there()
    {
        foreach (var address in new[] { $"/charts/customer-timeline.svg?customer={NoCustomer}", "/customers/999999", "/customers/999999/purchases.csv" })
        {
            using var response = await served.Client.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        }
    }

    private async Task<string?> CodeAsync(string field) => (string?)(await served.PostAsync($"{{ {field} }}"))["errors"]?[0]?["extensions"]?["code"];
}
