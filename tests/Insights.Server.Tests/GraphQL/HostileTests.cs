using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using Insights.Testing;

namespace Insights.Server.Tests.GraphQL;

/// <summary>Requests that mean harm are refused with a code of the documentation, reveal no internals, and leave the server as it was.</summary>
[Collection(ServedShopTests.Name)]
public class HostileTests(ServedShop served)
{
    private static readonly string[] Inside = ["   at ", ".cs", "SELECT", "sqlite", "Exception", "System.", "Insights.", "/graphql.", "stack"];

    [Fact]
    public async Task A_hostile_request_is_refused_with_a_code_and_tells_nothing_of_the_inside()
    {
        var documentation = await File.ReadAllTextAsync(Path.Combine(RepositoryPaths.Root, "docs", "graphql.md"));
        var faults = new List<string>();
        foreach (var request in await HostileRequests.PrepareAsync(served.Client))
        {
            using var response = await served.Client.SendAsync(request.New());
            var text = await response.Content.ReadAsStringAsync();
            var code = (string?)JsonNode.Parse(text)!["errors"]?[0]!["extensions"]?["code"];

            if ((request.Status, request.Code) != ((int)response.StatusCode, code)) faults.Add($"{request.Name}: {(int)response.StatusCode} {code} instead of {request.Status} {request.Code}: {text[..Math.Min(text.Length, 200)]}");
            if (Inside.FirstOrDefault(word => text.Contains(word, StringComparison.OrdinalIgnoreCase)) is { } told) faults.Add($"{request.Name} is told '{told}': {text[..Math.Min(text.Length, 400)]}");
            if (text.Length > 100_000) faults.Add($"{request.Name} is answered with {text.Length} characters");
            if (!documentation.Contains($"`{request.Code}`", StringComparison.Ordinal)) faults.Add($"{request.Code} is not documented");
        }
        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Equal("GBP", (string?)(await served.QueryAsync("{ shop { currency } }"))["shop"]!["currency"]);
    }

    [Fact]
    public async Task A_body_that_hardly_arrives_is_not_waited_for()
    {
        using var client = new TcpClient();
        var address = served.Client.BaseAddress!;
        await client.ConnectAsync(address.Host, address.Port);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes($"POST /graphql HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nContent-Length: 1000000\r\n\r\n{{\"query\""));

        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync();

        Assert.StartsWith($"HTTP/1.1 {(int)HttpStatusCode.RequestTimeout}", answer, StringComparison.Ordinal);
        Assert.Contains("\"REQUEST_TOO_SLOW\"", answer, StringComparison.Ordinal);
    }
}
