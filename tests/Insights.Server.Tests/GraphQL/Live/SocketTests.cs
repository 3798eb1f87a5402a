using System.Net.WebSockets;
using System.Text.Json.Nodes;

namespace Insights.Server.Tests.GraphQL.Live;

/// <summary>The protocol graphql-transport-ws, beyond what a well-behaved client does.</summary>
public class SocketTests
{
    private const string Init = """{"type":"connection_init"}""";
    private const string Query = "{ shop { currency } }";

    public static TheoryData<int, string[]> Faults => new()
    {
        { 4400, ["nonsense"] },
        { 4400, ["[]"] },
        { 4400, ["""{"type":"hello"}"""] },
        { 4400, ["{}"] },
        { 4400, ["""{"type":7}"""] },
        { 4400, [new string('[', 100_000)] },
        { 4400, [Init, """{"type":"subscribe","payload":{"query":"{ shop { currency } }"}}"""] },
        { 4400, [Init, """{"type":"subscribe","id":"","payload":{"query":"{ shop { currency } }"}}"""] },
        { 4400, [Init, """{"type":"subscribe","id":"a"}"""] },
        { 4400, [Init, """{"type":"subscribe","id":"a","payload":{}}"""] },
        { 4400, [Init, """{"type":"subscribe","id":"a","payload":[{"query":"{ shop { currency } }"}]}"""] },
        { 4400, [Init, """{"type":"subscribe","id":"a","payload":{"query":"{ shop { currency } }","variables":{"a":"\ud800"}}}"""] },
        { 4400, [Init, """{"type":"complete"}"""] },
        { 4401, ["""{"type":"subscribe","id":"a","payload":{"query":"{ shop { currency } }"}}"""] },
        { 4409, [Init, """{"type":"subscribe","id":"a","payload":{"query":"subscription { runFinished { id } }"}}""", """{"type":"subscribe","id":"a","payload":{"query":"{ shop { currency } }"}}"""] },
        { 4429, [Init, Init] },
        { 1009, [new string(' ', 2 << 20)] },
    };

    [Fact]
    public async Task A_fault_of_the_client_closes_the_socket_with_the_code_of_the_protocol()
    {
        await using var shop = await LiveShop.StartAsync();
        foreach (var fault in Faults)
        {
            var (code, messages) = ((int)fault[0], (string[])fault[1]);
            using var client = await SocketClient.ConnectAsync(shop);
            foreach (var message in messages) await client.SendAsync(message);

            Assert.Equal((code, string.Join('\n', messages)), (await client.ReadToCloseAsync() ?? 0, string.Join('\n', messages)));
        }
        await LiveShop.UntilAsync(() => shop.OpenConnections == 0 && shop.RunListeners == 0);
    }

    [Fact]
    public async Task A_message_that_is_no_text_closes_the_socket()
    {
        await using var shop = await LiveShop.StartAsync();
        using var client = await SocketClient.ConnectAsync(shop);

        await client.SendAsync(Init, WebSocketMessageType.Binary);

        Assert.Equal(4400, await client.ReadToCloseAsync());
    }

    [Fact]
    public async Task A_client_that_says_nothing_at_first_is_sent_away()
    {
        await using var shop = await LiveShop.StartAsync(("GraphQL:Live:InitSeconds", "1"));
        using var client = await SocketClient.ConnectAsync(shop);

        Assert.Equal(4408, await client.ReadToCloseAsync());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("graphql-ws")]
    public async Task A_client_of_another_protocol_is_refused(string? subprotocol)
    {
        await using var shop = await LiveShop.StartAsync();
        using var client = await SocketClient.ConnectAsync(shop, subprotocol);

        Assert.Null(client.Subprotocol);
        Assert.Equal(4406, await client.ReadToCloseAsync());
    }

    [Fact]
    public async Task Queries_mutations_and_refusals_are_answered_over_the_socket_too()
    {
        await using var shop = await LiveShop.StartAsync();
        using var client = await SocketClient.ReadyAsync(shop);

        await client.SendAsync("""{"type":"ping","payload":{"a":1}}""");
        Assert.Equal("pong", (string?)(await client.ReadAsync())!["type"]);
        Assert.Equal("next a,complete a", await TellAsync(client, "a", Query));
        Assert.Equal("next a,complete a", await TellAsync(client, "a", "mutation { cancelJob(id: \"Sm9iOjk5\") { errors { __typename } } }"));
        Assert.Equal("error a VALIDATION_FAILED", await TellAsync(client, "a", "{ nonsense }"));
        Assert.Equal("error a SYNTAX_ERROR", await TellAsync(client, "a", "{"));
        Assert.Equal("error a LIMIT_EXCEEDED", await TellAsync(client, "a", string.Concat(Enumerable.Repeat("{a", 100_000))));
        Assert.Equal("error a INVALID_ID", await TellAsync(client, "a", "subscription { jobProgress(id: \"x\") { id } }"));
        Assert.Equal("error a VALIDATION_FAILED", await TellAsync(client, "a", "subscription { runFinished { id } tierChanged { tier } }"));
        Assert.Equal("next b,complete b", await TellAsync(client, "b", Query));
    }

    [Fact]
    public async Task A_stream_that_is_completed_by_the_client_is_cleaned_up_and_its_id_free_again()
    {
        await using var shop = await LiveShop.StartAsync();
        using var client = await SocketClient.ReadyAsync(shop);

        await client.SubscribeAsync("a", "subscription { runFinished { asOf } }");
        await LiveShop.UntilAsync(() => shop.RunListeners == 1);
        await client.SendAsync("""{"id":"a","type":"complete"}""");
        await client.SendAsync("""{"id":"a","type":"complete"}""");
        await LiveShop.UntilAsync(() => shop.RunListeners == 0);

        Assert.Equal("next a,complete a", await TellAsync(client, "a", Query));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_goes_leaves_nothing_behind(bool says)
    {
        await using var shop = await LiveShop.StartAsync();
        using var client = await SocketClient.ReadyAsync(shop);
        await client.SubscribeAsync("a", "subscription { runFinished { asOf } }");
        await client.SubscribeAsync("b", "subscription { tierChanged { tier } }");
        await LiveShop.UntilAsync(() => shop.RunListeners == 2);
        Assert.Equal(1, shop.OpenConnections);

        if (says) await client.CloseAsync();
        else client.Vanish();

        await LiveShop.UntilAsync(() => shop.OpenConnections == 0 && shop.RunListeners == 0);
    }

    [Fact]
    public async Task A_run_of_another_program_is_reported_with_the_customers_whose_tier_it_changes()
    {
        await using var shop = await LiveShop.StartAsync();
        using var client = await SocketClient.ReadyAsync(shop);
        await client.SubscribeAsync("runs", "subscription { runFinished { asOf } }");
        await client.SubscribeAsync("up", "subscription { tierChanged(from: [C], to: [A]) { customer { externalId } previousTier tier run { asOf } } }");
        await LiveShop.UntilAsync(() => shop.RunListeners == 2);

        await shop.AnalyseAsync(new DateOnly(2024, 6, 1));
        var received = new List<JsonNode>();
        while (received.Count < 4) received.Add((await client.ReadAsync())!);

        var up = received.Where(message => (string?)message["id"] == "up").Select(message => message["payload"]!["data"]!["tierChanged"]!).ToList();
        Assert.Equal("2024-06-01", (string?)Assert.Single(received, message => (string?)message["id"] == "runs")["payload"]!["data"]!["runFinished"]!["asOf"]);
        // Who has bought least until April buys most in May: the first tenth of thirty.
        Assert.Equal(["101", "102", "103"], up.Select(change => (string?)change["customer"]!["externalId"]));
        Assert.All(up, change => Assert.Equal(("C", "A", "2024-06-01"), ((string?)change["previousTier"], (string?)change["tier"], (string?)change["run"]!["asOf"])));
    }

    [Fact]
    public async Task More_operations_and_connections_than_allowed_are_refused()
    {
        await using var shop = await LiveShop.StartAsync(("GraphQL:Live:Connections", "2"), ("GraphQL:Live:OperationsPerConnection", "3"));
        using var client = await SocketClient.ReadyAsync(shop);
        for (var i = 0; i < 3; i++) await client.SubscribeAsync($"s{i}", "subscription { runFinished { asOf } }");

        Assert.Equal("error one LIMIT_EXCEEDED", await TellAsync(client, "one", Query));
        using var second = await SocketClient.ReadyAsync(shop);
        var refused = await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.ConnectAsync(shop));
        Assert.Contains("503", refused.Message, StringComparison.Ordinal);
        using var stream = new HttpRequestMessage(HttpMethod.Get, "/graphql?query={shop{currency}}");
        stream.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        using var response = await shop.Client.SendAsync(stream);
        Assert.Contains("TOO_MANY_CONNECTIONS", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        await second.CloseAsync();
        await LiveShop.UntilAsync(() => shop.OpenConnections == 1);
        using var third = await SocketClient.ReadyAsync(shop);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("http://localhost.evil.example")]
    public async Task A_socket_of_another_page_is_refused(string origin)
    {
        await using var shop = await LiveShop.StartAsync();

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => SocketClient.ConnectAsync(shop, origin: origin));

        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
        using var own = await SocketClient.ConnectAsync(shop, origin: shop.Address.GetLeftPart(UriPartial.Authority));
        Assert.Equal("graphql-transport-ws", own.Subprotocol);
    }

    [Fact]
    public async Task A_server_that_stops_says_so_and_does_not_wait_for_streams()
    {
        await using var shop = await LiveShop.StartAsync();
        using var client = await SocketClient.ReadyAsync(shop);
        await client.SubscribeAsync("a", "subscription { runFinished { asOf } }");
        await LiveShop.UntilAsync(() => shop.RunListeners == 1);

        var stopping = shop.StopAsync();

        Assert.Equal(1001, await client.ReadToCloseAsync());
        await client.CloseAsync();
        await stopping;
        Assert.Equal(0, shop.OpenConnections);
    }

    /// <summary>What the server says to an operation, until its end.</summary>
    private static async Task<string> TellAsync(SocketClient client, string id, string query)
    {
        await client.SubscribeAsync(id, query);
        var told = new List<string>();
        while (true)
        {
            var message = (await client.ReadAsync())!;
            var type = (string)message["type"]!;
            var code = type == "error" ? " " + (string?)message["payload"]![0]!["extensions"]!["code"] : "";
            told.Add($"{type} {(string?)message["id"]}{code}");
            if (type is "error" or "complete") return string.Join(',', told);
        }
    }
}
