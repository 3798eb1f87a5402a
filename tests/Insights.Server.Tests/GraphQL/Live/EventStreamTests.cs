using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Insights.Server.Tests.GraphQL.Live;

/// <summary>GraphQL over server-sent events, in distinct connections mode.</summary>
public class EventStreamTests
{
    private const string Runs = "subscription { runFinished { asOf } }";

    [Fact]
    public async Task A_stream_sends_each_event_and_signs_of_life_and_ends_with_its_client()
    {
        await using var shop = await LiveShop.StartAsync(("GraphQL:Live:HeartbeatSeconds", "1"));
        using (var response = await SendAsync(shop, Post(Runs), HttpCompletionOption.ResponseHeadersRead))
        {
            Assert.Equal(("text/event-stream", HttpStatusCode.OK), (response.Content.Headers.ContentType?.MediaType, response.StatusCode));
            Assert.True(response.Headers.CacheControl?.NoStore);
            using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());
            Assert.Equal(":", await reader.ReadLineAsync());
            await LiveShop.UntilAsync(() => shop.RunListeners == 1);
            await shop.AnalyseAsync(new DateOnly(2024, 6, 1));
            await ReadToAsync(reader, "event: next");
            Assert.Equal("2024-06-01", (string?)JsonNode.Parse((await reader.ReadLineAsync())!["data: ".Length..])!["data"]!["runFinished"]!["asOf"]);
            await ReadToAsync(reader, ":");
        }

        await LiveShop.UntilAsync(() => shop.OpenConnections == 0 && shop.RunListeners == 0);
    }

    [Theory]
    [InlineData("{ shop { currency } }", "\"currency\":\"GBP\"")]
    [InlineData("{ nonsense }", "VALIDATION_FAILED")]
    [InlineData("{", "SYNTAX_ERROR")]
    [InlineData("subscription { jobProgress(id: \"x\") { id } }", "INVALID_ID")]
    public async Task One_answer_is_a_stream_of_one_event(string query, string expected)
    {
        await using var shop = await LiveShop.StartAsync();
        foreach (var request in new[] { Post(query), Get(query) })
        {
            using var response = await SendAsync(shop, request);
            var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);

            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Equal([":", "event: next", "event: complete", "data: "], lines.Where(line => !line.StartsWith("data: {", StringComparison.Ordinal)));
            Assert.Contains(expected, Assert.Single(lines, line => line.StartsWith("data: {", StringComparison.Ordinal)), StringComparison.Ordinal);
        }
        await LiveShop.UntilAsync(() => shop.OpenConnections == 0);
    }

    [Fact]
    public async Task A_mutation_by_get_is_refused_on_a_stream_too()
    {
        await using var shop = await LiveShop.StartAsync();

        using var response = await SendAsync(shop, Get("mutation { cancelJob(id: \"Sm9iOjk5\") { errors { __typename } } }"));

        Assert.Contains("MUTATION_OVER_GET", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/graphql-response+json")]
    public async Task A_subscription_without_a_stream_is_refused(string accept)
    {
        await using var shop = await LiveShop.StartAsync();

        using var response = await SendAsync(shop, Post(Runs), accept: accept);

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Contains("SUBSCRIPTION_NEEDS_STREAM", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_none_is_refused_before_the_stream()
    {
        await using var shop = await LiveShop.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = new StringContent("{", System.Text.Encoding.UTF8, "application/json") };

        using var response = await SendAsync(shop, request);

        Assert.Equal((HttpStatusCode.BadRequest, "application/json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(0, shop.OpenConnections);
    }

    [Fact]
    public async Task A_server_that_stops_ends_its_streams()
    {
        await using var shop = await LiveShop.StartAsync();
        using var response = await SendAsync(shop, Post(Runs), HttpCompletionOption.ResponseHeadersRead);
        await LiveShop.UntilAsync(() => shop.RunListeners == 1);

        await shop.StopAsync();

        Assert.Equal((0, 0), (shop.OpenConnections, shop.RunListeners));
    }

    private static async Task<HttpResponseMessage> SendAsync(
        LiveShop shop, HttpRequestMessage request, HttpCompletionOption completion = HttpCompletionOption.ResponseContentRead, string accept = "text/event-stream")
    {
        request.Headers.TryAddWithoutValidation("Accept", accept);
        return await shop.Client.SendAsync(request, completion);
    }

    private static HttpRequestMessage Post(string query) => new(HttpMethod.Post, "/graphql") { Content = JsonContent.Create(new { query }) };

    private static HttpRequestMessage Get(string query) => new(HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString(query));

    private static async Task ReadToAsync(StreamReader reader, string line)
    {
        while (await reader.ReadLineAsync() is { } read)
            if (read == line) return;
        Assert.Fail($"The stream has ended without '{line}'.");
    }
}
