using GraphQLParser;
using GraphQLParser.AST;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Hosting;

namespace Insights.Server.Tests.GraphQL;

[Collection(ServedShopTests.Name)]
public class ContractTests(ServedShop served)
{
    [Fact]
    public void Every_type_field_argument_and_enum_value_has_a_description()
    {
        var missing = new List<string>();
        foreach (var definition in Parser.Parse(ContractSchema.Load(typeof(InsightsHost).Assembly).Sdl).Definitions)
        {
            var name = (definition as INamedNode)?.Name.StringValue ?? "";
            Check(name, definition);
            foreach (var field in (definition as GraphQLObjectTypeDefinition)?.Fields?.Items ?? (definition as GraphQLInterfaceTypeDefinition)?.Fields?.Items ?? [])
            {
                Check($"{name}.{field.Name.StringValue}", field);
                foreach (var argument in field.Arguments?.Items ?? []) Check($"{name}.{field.Name.StringValue}({argument.Name.StringValue})", argument);
            }
            foreach (var field in (definition as GraphQLInputObjectTypeDefinition)?.Fields?.Items ?? []) Check($"{name}.{field.Name.StringValue}", field);
            foreach (var value in (definition as GraphQLEnumTypeDefinition)?.Values?.Items ?? []) Check($"{name}.{value.Name.StringValue}", value);
        }
        Assert.Empty(missing);

        void Check(string name, object node)
        {
            if (node is IHasDescriptionNode { Description: null }) missing.Add(name);
        }
    }

    [Fact]
    public async Task The_served_schema_has_every_type_of_the_printed_one()
    {
        var served1 = (await served.QueryAsync("{ __schema { types { name fields(includeDeprecated: true) { name args { name } } } } }"))["__schema"]!["types"]!.AsArray()
            .Where(type => !((string)type!["name"]!).StartsWith("__", StringComparison.Ordinal))
            .ToDictionary(type => (string)type!["name"]!, type => type!["fields"]?.AsArray().Select(field => (string)field!["name"]!).Order().ToList());

        foreach (var type in ContractSchema.Load(typeof(InsightsHost).Assembly).Types.Values.Where(type => type.Kind == ContractTypeKind.Object))
            Assert.Equal(type.Fields.Select(field => field.Name).Order(), served1[type.Name]!);
    }

    [Theory]
    [InlineData("shop", "{ shop { name currency timeZone newestPurchase } }")]
    [InlineData("tiers", "{ tiers { tier customers customerShare netSpend { amount currency } netSpendShare purchaseDays movements { from to customers } } }")]
    [InlineData("next-vips", """
        { nextVips(first: 3) { totalCount nodes { externalId country result { tier previousTier rank netSpend { amount } purchaseDays daysSinceLastPurchase firstPurchase
          lastPurchase nextVip { probability status horizonDays reasons { feature text } } churn { probability reasons(language: DE) { text } }
          expectedPurchases expectedSpend { amount currency } } } } }
        """)]
    [InlineData("customer", """
        { customer(externalId: "10007") { externalId country name purchases(first: 2) { totalCount nodes { orderId day kind amount { amount } quantity lineCount
          lines { product productName quantity amount { amount } } customer { externalId } } } } }
        """)]
    [InlineData("run", """
        { run { asOf horizonDays policy seed status statusReason warnings warningsInGerman: warnings(language: DE) knownCustomers trainingCutoffs evaluationCutoff
          evaluations { target group customers baseRate scores { name liftAtTenPercent { value } } } } runs { totalCount } }
        """)]
    [InlineData("imports", """
        { imports { nodes { fileName format dialect outcome error notes lines { total imported alreadyPresent updated withoutCustomer rejected leftOut }
          customerAmount { amount } anonymousAmount { amount } rejectedRows { totalCount } } } }
        """)]
    [InlineData("chart", "{ chart(name: \"b-customers\", language: DE) { name title subtitle alternative columns rows svgUrl pngUrl } }")]
    public async Task A_typical_answer_is_the_one_that_was_reviewed(string name, string query)
    {
        ReviewedSnapshot.Match(query, await served.QueryAsync(query), $"answer-{name}");
    }

    [Fact]
    public async Task Objects_are_found_again_by_their_ids()
    {
        var data = await served.QueryAsync("{ customers(first: 2) { nodes { id externalId purchases(first: 1) { nodes { id orderId } } } } run { id asOf } imports { nodes { id } } }");
        var customer = data["customers"]!["nodes"]![0]!;
        string[] ids =
        [
            (string)customer["id"]!, (string)customer["purchases"]!["nodes"]![0]!["id"]!, (string)data["run"]!["id"]!, (string)data["imports"]!["nodes"]![0]!["id"]!,
            new Insights.Server.GraphQL.Requests.GlobalId("Customer", 999_999).ToString(),
        ];

        var nodes = (await served.QueryAsync(
            "query($ids: [ID!]!) { nodes(ids: $ids) { __typename id ... on Customer { externalId } ... on Purchase { orderId } } }", new { ids }))["nodes"]!.AsArray();

        Assert.Equal(["Customer", "Purchase", "Run", "Import", null], nodes.Select(node => (string?)node?["__typename"]));
        Assert.Equal(ids[..4], nodes.Take(4).Select(node => (string)node!["id"]!));
        Assert.Equal((string?)customer["externalId"], (string?)nodes[0]!["externalId"]);
    }

    [Fact]
    public async Task An_earlier_run_stays_readable()
    {
        var data = await served.QueryAsync("{ runs { nodes { id asOf tiers { tier customers } } } }");
        var earlier = data["runs"]!["nodes"]![1]!;

        var again = await served.QueryAsync(
            "query($run: ID!) { tiers(run: $run) { tier customers } customer(externalId: \"10007\") { result(run: $run) { run { asOf } } } nextVips(run: $run) { totalCount } }",
            new { run = (string)earlier["id"]! });

        Assert.Equal("2024-03-01", (string?)earlier["asOf"]);
        Assert.Equal(earlier["tiers"]!.ToJsonString(), again["tiers"]!.ToJsonString());
        Assert.Equal("2024-03-01", (string?)again["customer"]!["result"]!["run"]!["asOf"]);
        Assert.True((int)again["nextVips"]!["totalCount"]! > 0);
    }

    [Fact]
    public async Task Lines_of_many_purchases_are_read_with_one_statement()
    {
        var single = await served.CountStatementsAsync("{ purchases(first: 1) { nodes { lines { product } customer { externalId } } } }");
        var many = await served.CountStatementsAsync("{ purchases(first: 100) { nodes { lines { product } customer { externalId result { tier } } } } }");

        Assert.True(many <= single + 3, $"{single} statements for one purchase, {many} for a hundred");
    }

    [Theory]
    [InlineData("customers")]
    [InlineData("nextVips")]
    [InlineData("churnRisks")]
    public async Task What_a_run_says_of_many_customers_takes_no_more_statements_than_of_one(string list)
    {
        const string fields = "nodes { result { tier run { status } nextVip { probability statusReason reasons { text } } } }";
        var single = await served.CountStatementsAsync($"{{ {list}(first: 1) {{ {fields} }} }}");
        var many = await served.CountStatementsAsync($"{{ {list}(first: 100) {{ {fields} }} }}");

        // A page that ends among equal rows takes a statement for them, which a list that is shown to its end does not.
        Assert.InRange(many, 1, single);
    }

    [Theory]
    [InlineData("customers", "purchases(first: 5) { totalCount pageInfo { hasNextPage } nodes { orderId } }", 2)]
    [InlineData("customers", "purchases(first: 5) { nodes { orderId } }", 1)]
    [InlineData("imports", "rejectedRows(first: 5) { totalCount nodes { line } }", 2)]
    public async Task Lists_within_a_list_are_read_with_one_statement_and_counted_with_another(string list, string fields, int statements)
    {
        var outer = await served.CountStatementsAsync($"{{ {list}(first: 100) {{ nodes {{ id }} }} }}");
        var both = await served.CountStatementsAsync($"{{ {list}(first: 100) {{ nodes {{ id {fields} }} }} }}");

        Assert.Equal(outer + statements, both);
    }

    [Fact]
    public async Task Purchases_of_many_customers_are_those_of_each()
    {
        const string fields = "totalCount pageInfo { hasNextPage hasPreviousPage startCursor endCursor } edges { cursor node { id day } }";
        var nodes = (await served.QueryAsync($"{{ customers(first: 100) {{ nodes {{ externalId purchases(first: 7) {{ {fields} }} }} }} }}"))["customers"]!["nodes"]!.AsArray();

        foreach (var node in nodes.Where((_, i) => i % 9 == 0))
        {
            var all = await PurchasesAsync((string)node!["externalId"]!, null);
            Assert.Equal(all.Count, (int)node["purchases"]!["totalCount"]!);
            Assert.Equal(all.Take(7), node["purchases"]!["edges"]!.AsArray().Select(edge => (string)edge!["node"]!["id"]!));
            Assert.Equal(all.Count > 7, (bool)node["purchases"]!["pageInfo"]!["hasNextPage"]!);
            Assert.Equal(all.Skip(7), await PurchasesAsync((string)node["externalId"]!, (string?)node["purchases"]!["pageInfo"]!["endCursor"]));
        }
    }

    private async Task<List<string>> PurchasesAsync(string customer, string? cursor)
    {
        const string query = """
            query($id: String!, $after: String) { customer(externalId: $id) { purchases(first: 100, after: $after) { pageInfo { hasNextPage endCursor } nodes { id } } } }
            """;
        var ids = new List<string>();
        while (true)
        {
            var page = (await served.QueryAsync(query, new { id = customer, after = cursor }))["customer"]!["purchases"]!;
            ids.AddRange(page["nodes"]!.AsArray().Select(node => (string)node!["id"]!));
            if (!(bool)page["pageInfo"]!["hasNextPage"]!) return ids;
            cursor = (string?)page["pageInfo"]!["endCursor"];
        }
    }
}
