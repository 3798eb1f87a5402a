using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Insights.Server.Features.Ide;
using Insights.Server.Hosting;
using Insights.Server.Tests.GraphQL.Live;
using Insights.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace Insights.Server.Tests.Features.Ide;

/// <summary>The IDE as HTTP.</summary>
[Collection(AnalystShopTests.Name)]
public partial class IdeTests(AnalystShop shop)
{
    private const string Page = "/graphql/ide";
    private static readonly string Examples = Path.Combine(RepositoryPaths.Root, "src", "Insights.Server", "Ide", "examples");

    public static TheoryData<string> Queries => [.. Directory.EnumerateFiles(Examples, "*.graphql").Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Queries))]
    public async Task An_example_of_the_ide_is_answered(string name)
    {
        var query = await File.ReadAllTextAsync(Path.Combine(Examples, name));
        var variablesFile = Path.Combine(Examples, Path.ChangeExtension(name, ".json"));
        var variables = File.Exists(variablesFile) ? await File.ReadAllTextAsync(variablesFile) : "{}";
        foreach (Match operation in Operation().Matches(query))
        {
            using var response = await shop.Served.Client.GetAsync(new Uri(
                $"/graphql?query={Uri.EscapeDataString(query)}&variables={Uri.EscapeDataString(variables)}&operationName={operation.Groups["name"].Value}", UriKind.Relative));
            var answer = (await JsonNode.ParseAsync(await response.Content.ReadAsStreamAsync()))!;

            // What changes the shop, and what never ends, is refused for want of POST or of a stream, and for nothing else.
            string[] expected = operation.Groups["kind"].Value switch { "mutation" => ["MUTATION_OVER_GET"], "subscription" => ["SUBSCRIPTION_NEEDS_STREAM"], _ => [] };
            Assert.Equal(expected, answer["errors"]?.AsArray().Select(error => (string?)error!["extensions"]!["code"]) ?? []);
        }
    }

    [Fact]
    public async Task The_page_takes_scripts_and_data_from_its_own_server_only()
    {
        using var response = await shop.Served.Client.GetAsync(new Uri(Page, UriKind.Relative));
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy")).Split("; ").ToDictionary(rule => rule.Split(' ')[0], StringComparer.Ordinal);

        Assert.Equal("default-src 'none'", policy["default-src"]);
        Assert.Equal("script-src 'self'", policy["script-src"]);
        Assert.Equal("connect-src 'self'", policy["connect-src"]);
        Assert.Equal("worker-src 'self'", policy["worker-src"]);
        Assert.Equal("frame-ancestors 'none'", policy["frame-ancestors"]);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.DoesNotContain("://", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [BuiltIdeFact]
    public async Task Its_files_are_cached_for_a_year_and_compressed_for_clients_that_accept_it()
    {
        var script = Script().Match(await shop.Served.Client.GetStringAsync(new Uri(Page, UriKind.Relative))).Groups["path"].Value;
        using var plain = await GetAsync(script, encoding: null);
        using var refused = await GetAsync(script, encoding: "gzip, br;q=0");
        using var compressed = await GetAsync(script, encoding: "gzip, br");

        var text = await plain.Content.ReadAsByteArrayAsync();
        var bytes = await compressed.Content.ReadAsByteArrayAsync();
        using var unpacked = new MemoryStream();
        await using (var brotli = new System.IO.Compression.BrotliStream(new MemoryStream(bytes), System.IO.Compression.CompressionMode.Decompress))
            await brotli.CopyToAsync(unpacked);

        Assert.Equal("br", Assert.Single(compressed.Content.Headers.ContentEncoding));
        Assert.Empty(refused.Content.Headers.ContentEncoding);
        Assert.Equal(text, unpacked.ToArray());
        Assert.Equal(text, await refused.Content.ReadAsByteArrayAsync());
        Assert.All(new[] { plain, refused, compressed }, response =>
        {
            Assert.Equal("text/javascript", response.Content.Headers.ContentType?.MediaType);
            Assert.Equal("public, max-age=31536000, immutable", response.Headers.CacheControl?.ToString());
            Assert.Equal("Accept-Encoding", Assert.Single(response.Headers.Vary));
        });
    }

    [Theory]
    [InlineData("ide.js")]
    [InlineData("manifest.json")]
    [InlineData("..%2Finsights.dll")]
    public async Task Nothing_but_its_files_is_given_out(string name)
    {
        using var response = await GetAsync("/assets/ide/" + name, encoding: null);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
    }

    [Fact]
    public async Task Where_it_was_not_built_the_page_says_what_is_missing_and_how_to_get_it()
    {
        using var local = new TestShop();
        await using var app = InsightsHost.Build(local.Database, local.Folder.File("uploads"), ["http://127.0.0.1:0"],
            builder => builder.Services.AddSingleton(IdeAssets.Read(local.Folder.File("nothing"))));
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };

        using var response = await client.GetAsync(new Uri(Page, UriKind.Relative));
        var page = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Contains("npm was missing", page, StringComparison.Ordinal);
        Assert.Contains("npm ci", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_only_trusted_documents_are_taken_the_page_says_so()
    {
        using var documents = new TemporaryFolder();
        documents.Write("shop.graphql", "{ shop { currency } }");
        await using var strict = await LiveShop.StartAsync(("GraphQL:Documents:Trusted", documents.Path), ("GraphQL:Documents:TrustedOnly", "true"));

        Assert.Contains("DOCUMENT_NOT_TRUSTED", await strict.Client.GetStringAsync(new Uri(Page, UriKind.Relative)), StringComparison.Ordinal);
        Assert.DoesNotContain("role=\"note\"", await shop.Served.Client.GetStringAsync(new Uri(Page, UriKind.Relative)), StringComparison.Ordinal);
    }

    private async Task<HttpResponseMessage> GetAsync(string path, string? encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (encoding is not null) request.Headers.Add("Accept-Encoding", encoding);
        return await shop.Served.Client.SendAsync(request);
    }

    [GeneratedRegex(@"^(?<kind>query|mutation|subscription) (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Operation();

    [GeneratedRegex("""<script src="(?<path>[^"]+)""", RegexOptions.ExplicitCapture)]
    private static partial Regex Script();
}
