using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Insights.Server.GraphQL.Documents;
using Insights.Server.GraphQL.Limits;
using Insights.Server.Hosting;
using Insights.Testing;
using Microsoft.AspNetCore.Builder;

namespace Insights.Server.Tests.GraphQL;

/// <summary>Documents that are named by their hash: automatic persisted queries and trusted documents.</summary>
public sealed class DocumentsTests : IAsyncLifetime
{
    private const string Query = "query Runs($first: Int) { runs(first: $first) { totalCount } }";
    private const string Mutation = "mutation { cancelJob(id: \"Sm9iOjk5\") { errors { __typename } } }";
    private const string ResponseJson = "application/graphql-response+json";
    private static readonly string Unknown = new('a', 64);

    private readonly TestShop shop = new();
    private readonly HttpClient client = new();
    private WebApplication? app;

    public Task InitializeAsync() => shop.Database.MigrateAsync(CancellationToken.None);

    public async Task DisposeAsync()
    {
        client.Dispose();
        if (app is not null) await app.DisposeAsync();
        shop.Dispose();
    }

    [Fact]
    public async Task A_document_that_was_sent_with_its_hash_is_found_by_its_hash()
    {
        await ServeAsync();
        var hash = DocumentHash.Of(Query);

        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", await PostAsync(null, hash));
        Assert.Equal("data", await PostAsync(Query, hash));
        Assert.Equal("data", await PostAsync(null, hash));
        Assert.Equal("data", await PostAsync(null, hash.ToUpperInvariant()));
        Assert.Equal("data", await GetAsync(hash));
    }

    [Fact]
    public async Task A_document_with_the_hash_of_another_one_is_refused_and_not_cached()
    {
        await ServeAsync();

        Assert.Equal("PERSISTED_QUERY_MISMATCH", await PostAsync(Query, Unknown));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", await PostAsync(null, Unknown));
    }

    [Fact]
    public async Task A_document_that_does_not_fit_the_schema_is_not_cached()
    {
        await ServeAsync();
        const string wrong = "{ nonsense }";

        Assert.Equal("VALIDATION_FAILED", await PostAsync(wrong, DocumentHash.Of(wrong)));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", await PostAsync(null, DocumentHash.Of(wrong)));
    }

    [Theory]
    [InlineData("{\"persistedQuery\":{\"version\":2,\"sha256Hash\":\"aa\"}}", "PERSISTED_QUERY_NOT_SUPPORTED")]
    [InlineData("{\"persistedQuery\":{\"sha256Hash\":\"aa\"}}", "PERSISTED_QUERY_NOT_SUPPORTED")]
    [InlineData("{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"../../etc/passwd\"}}", "BAD_REQUEST")]
    [InlineData("{\"persistedQuery\":{\"version\":1}}", "BAD_REQUEST")]
    [InlineData("{\"persistedQuery\":7}", "BAD_REQUEST")]
    public async Task A_hash_that_is_none_is_refused(string extensions, string code)
    {
        await ServeAsync();

        using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { extensions = JsonNode.Parse(extensions) }) });

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, await OutcomeOfAsync(response));
    }

    [Fact]
    public async Task A_mutation_by_get_is_refused_also_where_the_server_knows_its_document()
    {
        await ServeAsync();
        var hash = DocumentHash.Of(Mutation);
        Assert.Equal("data", await PostAsync(Mutation, hash));
        Assert.Equal("data", await PostAsync(null, hash));

        for (var i = 0; i < 3; i++)
        {
            using var response = await SendAsync(Get(hash));
            Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
            Assert.Equal("MUTATION_OVER_GET", await OutcomeOfAsync(response));
        }
        Assert.Equal("data", await PostAsync(null, hash));
    }

    [Fact]
    public async Task Limits_apply_to_the_variables_of_a_known_document()
    {
        const string large = "query($n: Int) { customers(first: $n) { nodes { purchases(first: $n) { nodes { lines { product productName quantity } } } } } }";
        await ServeAsync();

        Assert.Equal("data", await PostAsync(large, DocumentHash.Of(large), new { n = 1 }));
        Assert.Equal("LIMIT_EXCEEDED", await PostAsync(null, DocumentHash.Of(large), new { n = 100 }));
        Assert.Equal("VALIDATION_FAILED", await PostAsync(null, DocumentHash.Of(large), new { n = "many" }));
    }

    [Fact]
    public async Task A_subscription_without_a_stream_is_refused_also_where_its_document_is_trusted()
    {
        const string runs = "subscription { runFinished { id } }";
        await ServeAsync(("Trusted", Manifest(runs)));

        Assert.Equal("SUBSCRIPTION_NEEDS_STREAM", await PostAsync(null, DocumentHash.Of(runs)));
    }

    [Fact]
    public async Task Only_trusted_documents_are_taken_where_it_is_said_so()
    {
        await ServeAsync(("Trusted", Manifest(Query, Mutation)), ("TrustedOnly", "true"));

        Assert.Equal("data", await PostAsync(null, DocumentHash.Of(Query)));
        Assert.Equal("data", await PostAsync(Query, null));
        Assert.Equal("data", await GetAsync(DocumentHash.Of(Query)));
        Assert.Equal("MUTATION_OVER_GET", await GetAsync(DocumentHash.Of(Mutation)));
        Assert.Equal("DOCUMENT_NOT_TRUSTED", await PostAsync(Query + " ", null));
        Assert.Equal("DOCUMENT_NOT_TRUSTED", await PostAsync("{ shop { name } }", DocumentHash.Of("{ shop { name } }")));
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", await PostAsync(null, DocumentHash.Of("{ shop { name } }")));
    }

    [Fact]
    public async Task A_folder_of_documents_is_trusted_with_and_without_the_line_end_of_each_file()
    {
        var folder = Directory.CreateDirectory(shop.Folder.File("trusted")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "runs.graphql"), Query + "\n");
        await ServeAsync(("Trusted", folder), ("TrustedOnly", "true"));

        Assert.Equal("data", await PostAsync(Query, null));
        Assert.Equal("data", await PostAsync(Query + "\n", null));
        Assert.Equal("data", await PostDocumentIdAsync("sha256:" + DocumentHash.Of(Query)));
    }

    [Theory]
    [InlineData("no-such-file.json", null, "There are no trusted documents")]
    [InlineData("a.json", "{", "is no manifest")]
    [InlineData("a.json", "[1]", "is no manifest")]
    [InlineData("a.json", "{\"operations\":[{\"id\":\"x\"}]}", "is no manifest")]
    [InlineData("a.json", "{}", "has no documents")]
    [InlineData("a.json", "{\"aa\":\"{ shop { name } }\"}", "is not the SHA-256")]
    public async Task Trusted_documents_that_cannot_be_stop_the_server_at_its_start(string name, string? content, string expected)
    {
        var path = content is null ? shop.Folder.File(name) : shop.Folder.Write(name, content);

        var error = await Assert.ThrowsAsync<System.ComponentModel.DataAnnotations.ValidationException>(() => ServeAsync(("Trusted", path)));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("PersistedQueries", "false", "PERSISTED_QUERY_NOT_SUPPORTED")]
    [InlineData("MaxCharacters", "0", "PERSISTED_QUERY_NOT_FOUND")]
    public async Task Persisted_queries_can_be_turned_off(string option, string value, string code)
    {
        await ServeAsync((option, value));

        Assert.Equal("data", await PostAsync(Query, DocumentHash.Of(Query)));
        Assert.Equal(code, await PostAsync(null, DocumentHash.Of(Query)));
    }

    [Theory]
    [InlineData("{ __schema { types { name } } }")]
    [InlineData("{ __type(name: \"Shop\") { name } }")]
    [InlineData("{ shop { name } ...f } fragment f on Query { ... { x: __schema { queryType { name } } } }")]
    public async Task Introspection_can_be_turned_off(string query)
    {
        await ServeAsync(("Introspection", "false"));

        Assert.Equal("INTROSPECTION_OFF", await PostAsync(query, null));
        Assert.Equal("INTROSPECTION_OFF", await PostAsync(query, DocumentHash.Of(query)));
        Assert.Equal("data", await PostAsync("{ shop { __typename } }", null));
        Assert.Contains("type Query {", await client.GetStringAsync("/graphql/schema.graphql"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_schema_is_published_and_not_sent_again_to_who_has_it()
    {
        await ServeAsync();
        using var first = await client.GetAsync("/graphql/schema.graphql");
        using var again = new HttpRequestMessage(HttpMethod.Get, "/graphql/schema.graphql");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        Assert.Equal("text/plain", first.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
    }

    [Fact]
    public void The_documents_that_are_cached_never_have_more_characters_than_allowed()
    {
        var cache = new DocumentCache(maxCharacters: 1_000);
        var parser = new DocumentParser(new GraphQLLimits());
        var first = parser.Parse("{ a }");
        cache.Add(first);
        for (var i = 0; i < 100; i++)
        {
            Assert.Same(first, cache.Find(first.Hash));
            cache.Add(parser.Parse($"{{ a{i} {new string(' ', i)} }}"));
            Assert.InRange(cache.Characters, 0, 1_000);
        }
        var long1 = parser.Parse($"{{ a {new string(' ', 200)} }}");
        cache.Add(long1);

        Assert.Null(cache.Find(long1.Hash));
        Assert.Null(cache.Find(DocumentHash.Of("{ a1   }")));
        Assert.NotNull(cache.Find(DocumentHash.Of($"{{ a99 {new string(' ', 99)} }}")));
    }

    private async Task ServeAsync(params (string Name, string Value)[] options)
    {
        app = InsightsHost.Build(shop.Database, shop.Folder.File("uploads"), ["http://127.0.0.1:0"], builder =>
        {
            foreach (var (name, value) in options) builder.Configuration[$"{DocumentOptions.Section}:{name}"] = value;
        });
        await app.StartAsync();
        client.BaseAddress = new Uri(app.Urls.First());
    }

    private string Manifest(params string[] documents) => shop.Folder.Write(
        "persisted-documents.json", new JsonObject(documents.Select(text => KeyValuePair.Create(DocumentHash.Of(text), (JsonNode?)text))).ToJsonString());

    private Task<string> PostAsync(string? query, string? hash, object? variables = null) => PostAsync(new
    {
        query,
        variables,
        extensions = hash is null ? null : new { persistedQuery = new { version = 1, sha256Hash = hash } },
    });

    private Task<string> PostDocumentIdAsync(string documentId) => PostAsync(new { documentId });

    private async Task<string> PostAsync(object body)
    {
        using var response = await SendAsync(new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(body) });
        return await OutcomeOfAsync(response);
    }

    private async Task<string> GetAsync(string hash)
    {
        using var response = await SendAsync(Get(hash));
        return await OutcomeOfAsync(response);
    }

    private static HttpRequestMessage Get(string hash) => new(
        HttpMethod.Get, "/graphql?extensions=" + Uri.EscapeDataString($"{{\"persistedQuery\":{{\"version\":1,\"sha256Hash\":\"{hash}\"}}}}"));

    private async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Accept", ResponseJson);
        return await client.SendAsync(request);
    }

    /// <summary>The code of the first error, or "data".</summary>
    private static async Task<string> OutcomeOfAsync(HttpResponseMessage response)
    {
        var answer = (await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync()))!;
        return (string?)answer["errors"]?[0]!["extensions"]!["code"] ?? "data";
    }
}
