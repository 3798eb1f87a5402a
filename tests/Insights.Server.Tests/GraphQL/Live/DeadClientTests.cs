using System.Net.Sockets;
using System.Text;

namespace Insights.Server.Tests.GraphQL.Live;

/// <summary>Clients that hold a connection and do nothing with it; they are cut off.</summary>
public class DeadClientTests
{
    private const int SmallBuffer = 4096;
    private const string Introspection = "{ __schema { types { name description fields { name description args { name description } type { name kind ofType { name } } } } } }";

    [Fact]
    public async Task A_socket_that_answers_no_sign_of_life_is_cut_off()
    {
        await using var shop = await LiveShop.StartAsync(("GraphQL:Live:HeartbeatSeconds", "1"));
        using var client = await ConnectAsync(shop);
        await WriteAsync(client, """{"type":"connection_init"}""");
        await WriteAsync(client, """{"id":"a","type":"subscribe","payload":{"query":"subscription { runFinished { id } }"}}""");
        await LiveShop.UntilAsync(() => shop.RunListeners == 1);

        await LiveShop.UntilAsync(() => shop.OpenConnections == 0 && shop.RunListeners == 0);
    }

    [Fact]
    public async Task A_socket_that_takes_nothing_is_cut_off()
    {
        await using var shop = await LiveShop.StartAsync(("GraphQL:Live:SendSeconds", "1"));
        using var client = await ConnectAsync(shop);
        await WriteAsync(client, """{"type":"connection_init"}""");
        try
        {
            for (var i = 0; i < 1_000 && (i == 0 || shop.OpenConnections > 0); i++)
            {
                await WriteAsync(client, $$$"""{"id":"{{{i}}}","type":"subscribe","payload":{"query":"{{{Introspection}}}"}}""");
                await Task.Delay(10);
            }
        }
        catch (IOException)
        {
            // Cut off already.
        }

        await LiveShop.UntilAsync(() => shop.OpenConnections == 0);
    }

    [Fact]
    public async Task An_event_stream_that_takes_nothing_is_cut_off()
    {
        // A heartbeat a second fills no buffer; the answers to one tier change after the other do.
        await using var shop = await LiveShop.StartAsync(("GraphQL:Live:SendSeconds", "1"));
        using var client = new TcpClient { ReceiveBufferSize = SmallBuffer };
        await client.ConnectAsync(shop.Address.Host, shop.Address.Port);
        var fields = string.Join(' ', Enumerable.Range(0, 90).Select(i => $"a{i}: run {{ policy software dataFingerprint }}"));
        var query = Uri.EscapeDataString($"subscription {{ tierChanged {{ {fields} }} }}");
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /graphql?query={query} HTTP/1.1\r\nHost: {shop.Address.Authority}\r\nAccept: text/event-stream\r\n\r\n"));
        await LiveShop.UntilAsync(() => shop.RunListeners == 1);

        for (var i = 0; shop.OpenConnections > 0; i++) await shop.AnalyseAsync(new DateOnly(2024, i % 2 == 0 ? 6 : 5, 1));

        await LiveShop.UntilAsync(() => shop.RunListeners == 0);
    }

    private static async Task<TcpClient> ConnectAsync(LiveShop shop)
    {
        var client = new TcpClient { ReceiveBufferSize = SmallBuffer };
        await client.ConnectAsync(shop.Address.Host, shop.Address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"GET /graphql HTTP/1.1\r\nHost: {shop.Address.Authority}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n"));
        var answer = new byte[SmallBuffer];
        var length = await client.GetStream().ReadAsync(answer);
        Assert.StartsWith("HTTP/1.1 101", Encoding.ASCII.GetString(answer, 0, length), StringComparison.Ordinal);
        return client;
    }

    /// <summary>A text frame with a mask of zeros.</summary>
    private static async Task WriteAsync(TcpClient client, string text)
    {
        var payload = Encoding.UTF8.GetBytes(text);
        byte[] length = payload.Length < 126 ? [(byte)(0x80 | payload.Length)] : [0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length];
        await client.GetStream().WriteAsync(new byte[][] { [0x81], length, [0, 0, 0, 0], payload }.SelectMany(part => part).ToArray());
    }
}
