using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using Insights.Server.Access;
using Insights.Server.GraphQL.Live;
using Insights.Server.Queries.Live;

namespace Insights.Server.Tests.Access;

/// <summary>Streams are their caller's for as long as the caller is one.</summary>
[Collection(AskedShopTests.Name)]
public class StreamRightsTests(AskedShop shop)
{
    private const string Runs = "subscription { runFinished { asOf } }";

    [Fact]
    public async Task A_subscription_is_checked_when_it_begins()
    {
        using var response = await StreamAsync(CallerHeader.KeyWith(301, "import"), Runs);

        Assert.Contains("This caller may not use Subscription.runFinished.", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_ends_within_five_seconds_after_its_key_was_revoked()
    {
        var key = CallerHeader.KeyWith(302, "lists");
        using var response = await StreamAsync(key, Runs);
        while (shop.Served.Service<RunFeed>().Listeners == 0) await Task.Delay(20);
        var reading = response.Content.ReadAsStringAsync();
        Assert.NotSame(reading, await Task.WhenAny(reading, Task.Delay(TimeSpan.FromSeconds(3))));

        shop.Revoked.Add(key);

        Assert.Contains(AccessRefusal.Code, await reading.WaitAsync(TimeSpan.FromSeconds(5)), StringComparison.Ordinal);
        Assert.NotNull(await shop.RefusalAsync(key, "{ shop { name } }"));
    }

    [Fact]
    public async Task A_socket_has_the_rights_of_its_handshake_until_they_are_revoked()
    {
        var key = CallerHeader.KeyWith(303, "lists");
        using var socket = await ConnectAsync(key);
        await SendAsync(socket, """{"type":"connection_init"}""");
        Assert.Contains("connection_ack", await ReadAsync(socket), StringComparison.Ordinal);

        await SendAsync(socket, """{"type":"subscribe","id":"a","payload":{"query":"{ customers { nodes { email } } }"}}""");
        Assert.Contains("This caller may not use Customer.email.", await ReadAsync(socket), StringComparison.Ordinal);
        await SendAsync(socket, """{"type":"subscribe","id":"b","payload":{"query":"{ customers { totalCount } }"}}""");
        Assert.Contains("\"next\"", await ReadAsync(socket), StringComparison.Ordinal);
        Assert.Contains("\"complete\"", await ReadAsync(socket), StringComparison.Ordinal);
        await SendAsync(socket, """{"type":"subscribe","id":"c","payload":{"query":"subscription { tierChanged { tier } }"}}""");
        while (shop.Served.Service<RunFeed>().Listeners == 0) await Task.Delay(20);

        shop.Revoked.Add(key);

        // What runs is refused, and the socket is closed; either may come first.
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(5));
        while (socket.State == WebSocketState.Open)
        {
            var text = await ReadAsync(socket).WaitAsync(soon.Token);
            Assert.True(text.Length == 0 || text.Contains(AccessRefusal.Code, StringComparison.Ordinal), text);
        }
        Assert.Equal(SocketClose.CallerEnded.Code, (int?)socket.CloseStatus);
    }

    [Fact]
    public async Task Nobody_opens_a_socket() => await Assert.ThrowsAsync<WebSocketException>(() => ConnectAsync(Caller.None));

    private async Task<ClientWebSocket> ConnectAsync(Caller caller)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.SetRequestHeader(CallerHeader.Name, CallerHeader.ValueOf(caller));
        await socket.ConnectAsync(new Uri($"ws://{shop.Served.Client.BaseAddress!.Authority}/graphql"), CancellationToken.None);
        return socket;
    }

    private static Task SendAsync(ClientWebSocket socket, string message) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    private static async Task<string> ReadAsync(ClientWebSocket socket)
    {
        var buffer = new byte[8192];
        var received = await socket.ReceiveAsync(buffer, CancellationToken.None);
        return Encoding.UTF8.GetString(buffer, 0, received.Count);
    }

    private async Task<HttpResponseMessage> StreamAsync(Caller caller, string query)
    {
        using var request = CallerHeader.Request(HttpMethod.Post, "/graphql", caller);
        request.Headers.Add("Accept", "text/event-stream");
        request.Content = JsonContent.Create(new { query });
        return await shop.Served.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
