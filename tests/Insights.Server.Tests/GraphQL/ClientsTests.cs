using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Insights.Server.Tests.GraphQL.Live;

namespace Insights.Server.Tests.GraphQL;

/// <summary>Clients that analysts and programs use work as they come from npm.</summary>
[Collection(ServedShopTests.Name)]
public class ClientsTests(ServedShop served)
{
    private string Address => new Uri(served.Client.BaseAddress!, "/graphql").ToString();

    [ClientsFact]
    public async Task Apollo_client_pages_caches_and_sends_hashes_of_documents_that_the_server_knows()
    {
        var seen = await RealClients.RunAsync("apollo.mjs", Address);

        Assert.Equal("""["hash","document","hash","hash"]""", seen["sent"]!.ToJsonString());
        Assert.Equal("[4,8,12]", seen["pages"]!.ToJsonString());
        Assert.Equal(12, (int)seen["ids"]!);
        Assert.Equal(("JobNotFoundError", "INVALID_ID"), ((string?)seen["cancelled"], (string?)seen["code"]));
    }

    [ClientsFact]
    public async Task Urql_asks_by_post_and_get_and_follows_a_stream()
    {
        await using var shop = await LiveShop.StartAsync();

        var seen = await RealClients.RunAsync("urql.mjs", new Uri(shop.Address, "/graphql").ToString());

        Assert.Equal("""{"posted":3,"got":2,"wrong":"VALIDATION_FAILED","progress":"COMPLETED"}""", seen.ToJsonString());
    }

    [ClientsFact]
    public async Task Graphql_request_queries_by_post_and_get_and_reads_errors()
    {
        var seen = await RealClients.RunAsync("graphql-request.mjs", Address);

        Assert.Equal("""{"posted":3,"got":2,"refused":{"status":400,"code":"VALIDATION_FAILED"}}""", seen.ToJsonString());
    }

    [ClientsFact]
    public async Task Graphql_code_generator_makes_types_that_compile_and_a_manifest_that_the_server_trusts()
    {
        var seen = await RealClients.RunAsync("codegen.mjs", Address);
        var manifest = seen["manifest"]!.AsObject();
        var path = served.Shop.Folder.Write("persisted-documents.json", manifest.ToJsonString());
        await using var strict = await LiveShop.StartAsync(("GraphQL:Documents:Trusted", path), ("GraphQL:Documents:TrustedOnly", "true"));
        var hash = Assert.Single(manifest, document => ((string)document.Value!).Contains("query NextVips", StringComparison.Ordinal)).Key;

        using var response = await strict.Client.PostAsJsonAsync("/graphql", new { documentId = "sha256:" + hash, variables = new { first = 2 } });
        var answer = (await response.Content.ReadFromJsonAsync<JsonObject>())!;

        Assert.Empty(seen["faults"]!.AsArray());
        Assert.True((bool)seen["same"]!);
        Assert.True(answer["errors"] is null, answer.ToJsonString());
        Assert.Equal(2, manifest.Count);
    }

    [ClientsFact]
    public async Task Relay_compiles_the_published_schema_and_fills_its_store()
    {
        var seen = await RealClients.RunAsync("relay.mjs", Address);

        Assert.Equal(5, (int)seen["operations"]!);
        Assert.Equal("""["PERSISTED_QUERY_NOT_FOUND","answer","PERSISTED_QUERY_NOT_FOUND"]""", seen["sent"]!.ToJsonString());
        Assert.Equal(5, (int)seen["customers"]!);
    }
}
