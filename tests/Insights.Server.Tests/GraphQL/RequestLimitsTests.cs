using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Cost;
using Insights.Server.GraphQL.Documents;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Live;
using Insights.Server.GraphQL.Requests;
using Insights.Server.Hosting;
using Insights.Testing;
using Microsoft.Extensions.Configuration;

namespace Insights.Server.Tests.GraphQL;

/// <summary>Documents and queries beyond a limit are refused with a code, and the server continues.</summary>
[Collection(ServedShopTests.Name)]
public class RequestLimitsTests(ServedShop served)
{
    public static TheoryData<string, string> TooMuch => new()
    {
        { "selections 100,000 deep", Times("{a", 100_000) },
        { "selections 1,000 deep", $"{Times("{a", 1_000)}{Times("}", 1_000)}" },
        { "selections 30 deep", $"{{ run {Times("{ a ", 30)}{Times("}", 30)} }}" },
        { "lists 100,000 deep", $"{{ nodes(ids: {Times("[", 100_000)}" },
        { "lists 1,000 deep", $"{{ nodes(ids: {Times("[", 1_000)}{Times("]", 1_000)}) {{ id }} }}" },
        { "objects 1,000 deep", $"{{ customers(where: {Times("{and:", 1_000)}[]{Times("}", 1_000)}) {{ totalCount }} }}" },
        { "types 1,000 deep", $"query($a: {Times("[", 1_000)}Int{Times("]", 1_000)}) {{ shop {{ name }} }}" },
        { "inline fragments 60 deep", $"{{ {Times("... { ", 60)} shop {{ name }} {Times("}", 60)} }}" },
        { "10,000 aliases", $"{{ {Numbered(10_000, i => $"a{i}: shop {{ name }}")} }}" },
        { "21 root fields", $"{{ {Numbered(21, i => $"a{i}: __typename")} }}" },
        { "21 root fields in fragments", $"{{ ...f ...g ...h }} fragment f on Query {{ {Numbered(7, i => $"f{i}: __typename")} }} fragment g on Query {{ {Numbered(7, i => $"g{i}: __typename")} }} fragment h on Query {{ {Numbered(7, i => $"h{i}: __typename")} }}" },
        { "101 aliases below the root", $"{{ shop {{ {Numbered(101, i => $"a{i}: name")} }} }}" },
        { "1,001 fields", $"{{ shop {{ {Times("...f ", 300)} }} }} fragment f on Shop {{ name currency timeZone dataVersion }}" },
        { "101 repeated fields", $"{{ shop {{ {Times("name ", 102)} }} }}" },
        { "51 fragments", "{ shop { name } } " + Numbered(51, i => $"fragment f{i} on Shop {{ name }}") },
        { "a megabyte of directives", $"{{ shop {Times("@a ", 340_000)} {{ name }} }}" },
        { "a megabyte of comments", $"{{ shop {{ name }} }} {Times("#\n", 300_000)}" },
        { "fragments that double 60 times", "{ ...f0 } " + Numbered(60, i => $"fragment f{i} on Query {{ ...f{i + 1} ...f{i + 1} }}") + " fragment f60 on Query { shop { name } }" },
        { "fragments that double 20 times", "{ ...f0 } " + Numbered(20, i => $"fragment f{i} on Query {{ ...f{i + 1} ...f{i + 1} }}") + " fragment f20 on Query { shop { name } }" },
        { "a chain of 1,000 fragments that nobody uses", "{ shop { name } } " + Numbered(1_000, i => $"fragment f{i} on Query {{ ...f{i + 1} }}") + " fragment f1000 on Query { shop { name } }" },
        { "the largest pages of the largest pages", "{ customers(first: 100) { nodes { purchases(first: 100) { nodes { lines { product productName quantity } } } } } }" },
        { "the same in fragments", "{ customers(first: 100) { ...c } } fragment c on CustomerConnection { nodes { purchases(first: 100) { ...p } } } fragment p on PurchaseConnection { nodes { lines { product productName quantity } } }" },
        { "introspection in circles", "{ __schema { types { fields { type { fields { type { fields { type { fields { type { fields { type { name } } } } } } } } } } } } }" },
        { "100 ids with 100 purchases of 10 lines", $"{{ nodes(ids: [{Times("\"x\" ", 100)}]) {{ ... on Customer {{ purchases(first: 100) {{ nodes {{ lines {{ product }} }} }} }} }} }}" },
    };

    [Theory]
    [MemberData(nameof(TooMuch))]
    public async Task A_document_that_asks_for_too_much_is_refused(string what, string query)
    {
        Assert.NotEmpty(what);
        using var response = await SendAsync(new { query });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("LIMIT_EXCEEDED", await CodeOfAsync(response));
    }

    [Fact]
    public async Task Page_sizes_in_variables_count_too()
    {
        const string query = "query($a: Int = 100, $b: Int) { customers(first: $a) { nodes { purchases(first: $b) { nodes { lines { product productName quantity } } } } } }";

        using var small = await SendAsync(new { query, variables = new { a = 2, b = 10 } });
        using var large = await SendAsync(new { query, variables = new { b = 100 } });

        Assert.Equal(HttpStatusCode.OK, small.StatusCode);
        Assert.Equal("LIMIT_EXCEEDED", await CodeOfAsync(large));
    }

    [Theory]
    [InlineData("{ ...f } fragment f on Query { ...f }")]
    [InlineData("{ ...f } fragment f on Query { shop { name } ...g } fragment g on Query { ...h } fragment h on Query { ...f }")]
    [InlineData("{ shop { name } } fragment f on Query { ...g } fragment g on Query { ...f }")]
    [InlineData("{ customers { nodes { ...c } } } fragment c on Customer { purchases { nodes { customer { ...c } } } }")]
    public async Task Fragments_that_contain_themselves_are_refused(string query)
    {
        using var response = await SendAsync(new { query });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("VALIDATION_FAILED", await CodeOfAsync(response));
    }

    [Theory]
    [InlineData("{ customers(first: 100) { nodes { externalId name result { tier netSpend { amount currency } nextVip { probability statusReason reasons { text } } churn { probability reasons { text } } } } } }")]
    [InlineData("{ customers(first: 100) { nodes { externalId purchases(first: 10) { totalCount nodes { orderId day amount { amount } lines { product } } } } } }")]
    [InlineData("{ purchases(first: 100) { nodes { lines { product productName quantity amount { amount currency } } customer { externalId result { tier } } } } }")]
    public async Task Large_pages_are_answered(string query)
    {
        using var response = await SendAsync(new { query });

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task The_introspection_of_usual_tools_is_answered()
    {
        const string query = """
            query IntrospectionQuery { __schema { description queryType { name } mutationType { name } types { ...FullType }
              directives { name description locations args { ...InputValue } } } }
            fragment FullType on __Type { kind name description
              fields(includeDeprecated: true) { name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
              inputFields { ...InputValue } interfaces { ...TypeRef }
              enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
            fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
            fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
              ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }
            """;

        using var response = await SendAsync(new { query });

        Assert.True(response.StatusCode == HttpStatusCode.OK, await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_request_that_takes_too_long_is_given_up_and_its_query_stopped()
    {
        using var shop = new TestShop();
        await shop.Database.MigrateAsync(CancellationToken.None);
        await using (var connection = await shop.Database.OpenAsync(CancellationToken.None))
        {
            await using var command = connection.CreateCommand();
            command.CommandText = """
                PRAGMA foreign_keys = OFF; ALTER TABLE imports RENAME TO real_imports;
                CREATE VIEW imports AS WITH RECURSIVE n(import_id) AS (SELECT 1 UNION ALL SELECT import_id + 1 FROM n) SELECT import_id, 0 AS file_name, 0 AS format, 0 AS started_at, 0 AS finished_at, 0 AS outcome, 0 AS error, 0 AS lines_imported, 0 AS lines_already_present, 0 AS lines_updated, 0 AS lines_without_customer, 0 AS lines_rejected, 0 AS customer_amount, 0 AS anonymous_amount, 0 AS dialect, 0 AS notes, 0 AS lines_left_out FROM n;
                """;
            await command.ExecuteNonQueryAsync();
        }
        await using var app = InsightsHost.Build(
            shop.Database, shop.Folder.File("uploads"), ["http://127.0.0.1:0"], builder => builder.Configuration[$"{GraphQLLimits.Section}:RequestSeconds"] = "1");
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        using var response = await SendAsync(new { query = "{ runs { totalCount } slow: imports(first: 1) { totalCount } }" }, client);
        using var stream = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={imports(first:1){totalCount}}");
        stream.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        using var streamed = await client.SendAsync(stream);
        using var after = await SendAsync(new { query = "{ runs { totalCount } }" }, client);

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("TIMEOUT", await CodeOfAsync(response));
        Assert.Contains("TIMEOUT", await streamed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
    }

    [Theory]
    [InlineData(2_301, true)]
    [InlineData(2_300, false)]
    public void The_cost_is_the_one_of_the_documentation(int allowed, bool isAnswered)
    {
        const string query = "customers(first: 100) { nodes { externalId purchases(first: 10) { nodes { day } } } }";
        var documentation = File.ReadAllText(Path.Combine(RepositoryPaths.Root, "docs", "graphql.md"));
        var limits = new GraphQLLimits { CostValues = allowed };
        var limiter = new DocumentLimiter(limits, ContractSchema.Load(typeof(InsightsHost).Assembly));

        var error = Record.Exception(() => limiter.Check(
            new DocumentParser(limits).Parse($"{{ {query} }}"), new GraphQLRequest(Query: null, OperationName: null, Variables: null, AllowedOperations.Queries)));

        Assert.Contains($"`{query}` costs", documentation, StringComparison.Ordinal);
        Assert.Equal(isAnswered, error is null);
    }

    [Theory]
    [InlineData("RequestSeconds", "0")]
    [InlineData("DepthLevels", "100000")]
    [InlineData("CostValues", "-1")]
    [InlineData("Connections", "0")]
    [InlineData("HeartbeatSeconds", "301")]
    public async Task A_limit_that_cannot_be_stops_the_server_at_its_start(string name, string value)
    {
        using var shop = new TestShop();
        await shop.Database.MigrateAsync(CancellationToken.None);

        var error = Assert.Throws<ValidationException>(() => InsightsHost.Build(
            shop.Database, shop.Folder.File("uploads"), ["http://127.0.0.1:0"], builder =>
                builder.Configuration.AddInMemoryCollection([new($"{GraphQLLimits.Section}:{name}", value), new($"{LiveLimits.Section}:{name}", value)])));
        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    private static string Times(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static string Numbered(int times, Func<int, string> text) => string.Join(' ', Enumerable.Range(0, times).Select(text));

    private async Task<HttpResponseMessage> SendAsync(object body, HttpClient? client = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(body) };
        request.Headers.TryAddWithoutValidation("Accept", "application/graphql-response+json");
        return await (client ?? served.Client).SendAsync(request);
    }

    private static async Task<string?> CodeOfAsync(HttpResponseMessage response) =>
        (string?)(await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync()))!["errors"]![0]!["extensions"]!["code"];
}
