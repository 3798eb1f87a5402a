using System.Text.Json.Nodes;
using GraphQLParser;
using GraphQLParser.AST;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Hosting;

namespace Insights.Server.Tests.GraphQL;

/// <summary>What an explicit null means: nothing where there is a default, an absent value in eq, neq and lists, and an error elsewhere in filters.</summary>
[Collection(ServedShopTests.Name)]
public class NullsTests(ServedShop served)
{
    private static readonly GraphQLDocument Schema = Parser.Parse(ContractSchema.Load(typeof(InsightsHost).Assembly).Sdl);

    private static IEnumerable<GraphQLInputObjectTypeDefinition> Inputs => Schema.Definitions.OfType<GraphQLInputObjectTypeDefinition>();

    [Fact]
    public void No_argument_or_input_field_with_a_default_takes_null()
    {
        var arguments = Schema.Definitions.OfType<GraphQLObjectTypeDefinition>().SelectMany(type => type.Fields?.Items ?? []).SelectMany(field => field.Arguments?.Items ?? []);
        var defaults = arguments.Concat(Inputs.SelectMany(input => input.Fields?.Items ?? [])).Where(value => value.DefaultValue is not null).ToList();

        Assert.True(defaults.Count > 30);
        Assert.Empty(defaults.Where(value => value.Type is not GraphQLNonNullType).Select(value => value.Name.StringValue));
    }

    [Theory]
    [InlineData("{ nextVips(tier: null) { totalCount } }")]
    [InlineData("{ churnRisks(tier: null) { totalCount } }")]
    [InlineData("{ charts(language: null) { name } }")]
    [InlineData("{ rfm(by: null) { cells { customers } } }")]
    [InlineData("{ weeks(first: null) { from } }")]
    [InlineData("mutation { startAnalysis(input: { seed: null }) { errors { __typename } } }")]
    public async Task An_explicit_null_where_there_is_a_default_is_refused(string query) =>
        Assert.Equal("VALIDATION_FAILED", CodeOf(await served.PostAsync(query)));

    [Theory]
    [InlineData("Tier", "nextVips(tier: $value) { totalCount }", "A")]
    [InlineData("Language", "charts(language: $value) { name }", "EN")]
    [InlineData("Int", "weeks(first: $value) { from }", 2)]
    [InlineData("Int", "searchCustomers(text: \"10007\", first: $value) { externalId }", 5)]
    public async Task A_variable_may_be_left_out_where_there_is_a_default_but_not_be_null(string type, string field, object value)
    {
        var query = $"query($value: {type}) {{ {field} }}";
        for (var time = 0; time < 3; time++)
        {
            Assert.Null(CodeOf(await served.PostAsync(query, new { value })));
            Assert.Null(CodeOf(await served.PostAsync(query, new { })));
            var answer = await served.PostAsync(query, new { value = (object?)null });
            Assert.Equal("VALIDATION_FAILED", CodeOf(answer));
            Assert.Null(answer["data"]);
        }
    }

    [Theory]
    [InlineData("CustomerFilter", "customers")]
    [InlineData("CustomerFilter", "nextVips")]
    [InlineData("PurchaseFilter", "purchases")]
    public async Task Every_operator_of_every_field_takes_null_only_as_an_absent_value(string filter, string list)
    {
        var conditions = Conditions(filter).ToList();

        Assert.True(conditions.Count > 10);
        foreach (var (where, operation) in conditions)
        {
            var code = CodeOf(await served.PostAsync($"{{ {list}(where: {where}) {{ totalCount }} }}"));
            Assert.True((operation is "eq" or "neq" ? null : "BAD_INPUT") == code, $"{where}: {code ?? "no error"}");
        }
    }

    [Theory]
    [InlineData("CustomerHaving", "customers", "TIER")]
    [InlineData("PurchaseHaving", "purchases", "MONTH")]
    public async Task So_it_is_in_conditions_on_groups(string having, string list, string key)
    {
        foreach (var (condition, operation) in Conditions(having))
        {
            var code = CodeOf(await served.PostAsync($"{{ {list} {{ groupBy(keys: [{key}], having: {condition}) {{ totalCount }} }} }}"));
            Assert.True((operation is "eq" or "neq" ? null : "BAD_INPUT") == code, $"{condition}: {code ?? "no error"}");
        }
    }

    [Theory]
    [InlineData("customers(order: [{ netSpend: null }]) { totalCount }")]
    [InlineData("customers { groupBy(keys: [TIER], order: { count: null }) { totalCount } }")]
    [InlineData("customers { groupBy(keys: [TIER], order: { netSpend: { sum: null } }) { totalCount } }")]
    public async Task An_order_without_a_direction_is_refused(string field) =>
        Assert.Equal("BAD_INPUT", CodeOf(await served.PostAsync($"{{ {field} }}")));

    [Fact]
    public async Task A_whole_filter_or_order_that_is_null_is_left_out()
    {
        var all = await served.QueryAsync("{ customers { totalCount nodes { id } } }");

        Assert.Equal(all.ToJsonString(), (await served.QueryAsync("{ customers(where: null, order: null, run: null, first: null) { totalCount nodes { id } } }")).ToJsonString());
    }

    [Fact]
    public async Task A_variable_that_is_left_out_leaves_its_operator_out()
    {
        var all = await served.QueryAsync("query($tier: Tier, $tiers: [Tier]) { customers(where: { tier: { eq: $tier, in: $tiers } }) { totalCount } }");

        Assert.Equal((await served.QueryAsync("{ customers { totalCount } }")).ToJsonString(), all.ToJsonString());
    }

    /// <summary>One condition for each field, each operator and each branch, all of them with null.</summary>
    private static IEnumerable<(string Condition, string Operation)> Conditions(string input)
    {
        foreach (var field in Inputs.First(type => type.Name.StringValue == input).Fields?.Items ?? [])
        {
            var name = field.Name.StringValue;
            yield return ($"{{ {name}: null }}", name);
            if (field.Type is not GraphQLNamedType type || Inputs.FirstOrDefault(one => one.Name == type.Name) is null) continue;
            foreach (var (condition, operation) in Conditions(type.Name.StringValue)) yield return ($"{{ {name}: {condition} }}", operation);
        }
    }

    private static string? CodeOf(JsonNode answer) => (string?)answer["errors"]?[0]?["extensions"]?["code"];
}
