using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace Insights.Server.Tests.GraphQL;

/// <summary>GraphQL over HTTP, beyond what the audit suite looks at.</summary>
[Collection(ServedShopTests.Name)]
public class HttpTests(ServedShop served)
{
    private const string ResponseJson = "application/graphql-response+json";

    [Theory]
    [InlineData(null, "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("application/json", "application/json")]
    [InlineData(ResponseJson, ResponseJson)]
    [InlineData("text/html, application/graphql-response+json;q=0.9, */*;q=0.1", ResponseJson)]
    public async Task The_answer_has_the_media_type_that_the_client_takes(string? accept, string expected)
    {
        using var response = await SendAsync(Post("""{"query":"{ shop { currency } }"}"""), accept);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(expected, response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("utf-8", response.Content.Headers.ContentType?.CharSet);
    }

    [Theory]
    [InlineData("text/html", HttpStatusCode.NotAcceptable, "NOT_ACCEPTABLE")]
    [InlineData("application/json;q=0", HttpStatusCode.NotAcceptable, "NOT_ACCEPTABLE")]
    public async Task A_client_that_accepts_neither_is_refused_with_a_code(string accept, HttpStatusCode status, string code)
    {
        using var response = await SendAsync(Post("""{"query":"{ shop { currency } }"}"""), accept);

        Assert.Equal(status, response.StatusCode);
        Assert.Equal(code, await CodeOfAsync(response));
    }

    [Theory]
    [InlineData("{", "BAD_REQUEST")]
    [InlineData("[]", "BATCHING_OFF")]
    [InlineData("\"{ shop { currency } }\"", "BAD_REQUEST")]
    [InlineData("{}", "BAD_REQUEST")]
    [InlineData("{\"query\":7}", "BAD_REQUEST")]
    [InlineData("{\"query\":\"{ shop { currency } }\",\"variables\":[]}", "BAD_REQUEST")]
    [InlineData("{\"query\":\"{ shop { currency } }\",\"operationName\":{}}", "BAD_REQUEST")]
    [InlineData("{\"query\":\"{ shop { currency } }\",\"extensions\":\"no\"}", "BAD_REQUEST")]
    public async Task A_body_that_is_no_request_is_refused_with_a_code(string body, string code)
    {
        using var response = await SendAsync(Post(body), ResponseJson);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, await CodeOfAsync(response));
    }

    [Theory]
    [InlineData("{ shop { nonsense } }", "VALIDATION_FAILED")]
    [InlineData("{ shop { currency }", "SYNTAX_ERROR")]
    [InlineData("query A { shop { currency } } query B { shop { currency } }", "VALIDATION_FAILED")]
    [InlineData("query($id: ID!) { customer(id: $id) { id } }", "VALIDATION_FAILED")]
    public async Task A_document_that_cannot_be_executed_is_refused_with_a_code(string query, string code)
    {
        using var newer = await SendAsync(Post(Body(query)), ResponseJson);
        using var older = await SendAsync(Post(Body(query)), "application/json");

        Assert.Equal((HttpStatusCode.BadRequest, code), (newer.StatusCode, await CodeOfAsync(newer)));
        Assert.Equal((HttpStatusCode.OK, code), (older.StatusCode, await CodeOfAsync(older)));
    }

    [Fact]
    public async Task A_mutation_by_get_is_refused_also_when_its_document_was_posted_before()
    {
        const string mutation = "mutation { cancelJob(id: \\\"Sm9iOjk5\\\") { errors { __typename } } }";
        using var posted = await SendAsync(Post($"{{\"query\":\"{mutation}\"}}"), ResponseJson);
        Assert.Equal(HttpStatusCode.OK, posted.StatusCode);

        for (var i = 0; i < 3; i++)
        {
            using var got = await SendAsync(
                new HttpRequestMessage(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString(mutation.Replace("\\\"", "\"", StringComparison.Ordinal))), ResponseJson);

            Assert.Equal(HttpStatusCode.MethodNotAllowed, got.StatusCode);
            Assert.Equal("MUTATION_OVER_GET", await CodeOfAsync(got));
            Assert.Equal("POST", got.Content.Headers.Allow.Single());
        }
    }

    [Fact]
    public async Task A_query_by_get_takes_variables_and_an_operation_name()
    {
        const string query = "query A($f: Int) { customers(first: $f) { nodes { externalId } } } query B { shop { currency } }";

        using var response = await SendAsync(new HttpRequestMessage(
            HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString(query)}&operationName=A&variables={Uri.EscapeDataString("{\"f\":2}")}"), ResponseJson);

        var data = (await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync()))!["data"]!;
        Assert.Equal(2, data["customers"]!["nodes"]!.AsArray().Count);
    }

    [Fact]
    public async Task A_body_that_is_too_large_is_refused()
    {
        using var request = Post(Body("{ shop { currency } } #" + new string('x', 2 << 20)));
        // The server closes the connection instead of taking the body; a client that asks first gets the answer.
        request.Headers.ExpectContinue = true;

        using var response = await SendAsync(request, ResponseJson);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Another_media_type_than_json_is_refused()
    {
        using var request = Post(Body("{ shop { currency } }"));
        request.Content = new StringContent("query={shop{currency}}", Encoding.UTF8, "application/x-www-form-urlencoded");

        using var response = await SendAsync(request, ResponseJson);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
    }

    [Fact]
    public async Task A_fault_tells_nothing_of_the_inside()
    {
        var answer = await served.PostAsync("""{ customers(first: 1, after: "nonsense") { totalCount } node(id: "x") { id } }""");

        var errors = answer["errors"]!.ToJsonString();
        Assert.Contains("INVALID_CURSOR", errors, StringComparison.Ordinal);
        Assert.Contains("INVALID_ID", errors, StringComparison.Ordinal);
        foreach (var word in new[] { "SELECT", "   at ", ".cs", "sqlite", "Exception" })
            Assert.DoesNotContain(word, errors, StringComparison.OrdinalIgnoreCase);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? accept)
    {
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        return await served.Client.SendAsync(request);
    }

    private static HttpRequestMessage Post(string body) =>
        new(HttpMethod.Post, "/graphql") { Content = new StringContent(body, Encoding.UTF8, "application/json") };

    private static string Body(string query) => new JsonObject { ["query"] = query }.ToJsonString();

    private static async Task<string?> CodeOfAsync(HttpResponseMessage response) =>
        (string?)(await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync()))!["errors"]![0]!["extensions"]!["code"];
}
