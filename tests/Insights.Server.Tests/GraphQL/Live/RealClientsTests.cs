using System.Text.Json.Nodes;

namespace Insights.Server.Tests.GraphQL.Live;

public class RealClientsTests
{
    [ClientsFact]
    public Task Graphql_ws_follows_an_import_an_analysis_its_run_and_the_tier_changes() => FollowAsync("live-ws.mjs");

    [ClientsFact]
    public Task Graphql_sse_follows_an_import_an_analysis_its_run_and_the_tier_changes() => FollowAsync("live-sse.mjs");

    private static async Task FollowAsync(string program)
    {
        await using var shop = await LiveShop.StartAsync();

        var received = await RealClients.RunAsync(program, new Uri(shop.Address, "/graphql").ToString());

        var imported = received["imported"]!.AsArray().Select(answer => answer!["jobProgress"]!).ToList();
        Assert.All(imported, job => Assert.Equal("IMPORT", (string?)job["kind"]));
        Assert.Equal("COMPLETED", (string?)imported[^1]["status"]);
        Assert.Equal(2000, (int)imported[^1]["import"]!["lines"]!["imported"]!);
        var analysed = received["analysed"]!.AsArray().Select(answer => answer!["jobProgress"]!).ToList();
        Assert.Equal(("COMPLETED", 1.0, "2024-06-01"), ((string?)analysed[^1]["status"], (double)analysed[^1]["progress"]!, (string?)analysed[^1]["run"]!["asOf"]));
        Assert.Equal("2024-06-01", (string?)received["run"]![0]!["runFinished"]!["asOf"]);
        Assert.Equal(33, (int)received["run"]![0]!["runFinished"]!["knownCustomers"]!);
        AssertChange(received["changes"]![0]!["tierChanged"]!, customer: "1", before: null);
        AssertChange(received["changes"]![1]!["tierChanged"]!, customer: "2", before: null);
        Assert.Contains("INVALID_ID", received["refused"]!.ToJsonString(), StringComparison.Ordinal);
        await LiveShop.UntilAsync(() => shop.OpenConnections == 0 && shop.RunListeners == 0);
    }

    private static void AssertChange(JsonNode change, string customer, string? before)
    {
        Assert.Equal(customer, (string?)change["customer"]!["externalId"]);
        Assert.Equal(before, (string?)change["previousTier"]);
        Assert.Equal(("A", "A", "2024-06-01"), ((string?)change["tier"], (string?)change["customer"]!["result"]!["tier"], (string?)change["run"]!["asOf"]));
    }
}
