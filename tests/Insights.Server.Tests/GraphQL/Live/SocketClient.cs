using System.Net.WebSockets;
using System.Text;
using System.Text.Json.Nodes;

namespace Insights.Server.Tests.GraphQL.Live;

/// <summary>A client that says exactly what a test wants to be said.</summary>
internal sealed class SocketClient : IDisposable
{
    private readonly ClientWebSocket socket = new();

    internal string? Subprotocol => socket.SubProtocol;

    internal int? CloseCode => (int?)socket.CloseStatus;

    internal static async Task<SocketClient> ConnectAsync(LiveShop shop, string? subprotocol = "graphql-transport-ws", string? origin = null)
    {
        var client = new SocketClient();
        if (subprotocol is not null) client.socket.Options.AddSubProtocol(subprotocol);
        if (origin is not null) client.socket.Options.SetRequestHeader("Origin", origin);
        await client.socket.ConnectAsync(shop.SocketAddress, CancellationToken.None);
        return client;
    }

    /// <summary>A client whose connection is acknowledged.</summary>
    internal static async Task<SocketClient> ReadyAsync(LiveShop shop)
    {
        var client = await ConnectAsync(shop);
        await client.SendAsync("""{"type":"connection_init"}""");
        Assert.Equal("connection_ack", (string?)(await client.ReadAsync())!["type"]);
        return client;
    }

    internal Task SendAsync(string message, WebSocketMessageType type = WebSocketMessageType.Text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(message), type, endOfMessage: true, CancellationToken.None);

    internal Task SubscribeAsync(string id, string query) =>
        SendAsync(new JsonObject { ["id"] = id, ["type"] = "subscribe", ["payload"] = new JsonObject { ["query"] = query } }.ToJsonString());

    /// <summary>The next message; null where the server has closed the socket, and says why.</summary>
    internal async Task<JsonNode?> ReadAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[4096];
        while (true)
        {
            var received = await socket.ReceiveAsync(buffer, CancellationToken.None);
            if (received.MessageType == WebSocketMessageType.Close) return null;
            message.Write(buffer, 0, received.Count);
            if (received.EndOfMessage) return JsonNode.Parse(message.ToArray());
        }
    }

    /// <summary>The code with which the server closes the socket, whatever it says before.</summary>
    internal async Task<int?> ReadToCloseAsync()
    {
        while (await ReadAsync() is not null)
        {
            // Only the end is of interest.
        }
        return CloseCode;
    }

    internal Task CloseAsync() => socket.CloseAsync(WebSocketCloseStatus.NormalClosure, statusDescription: null, CancellationToken.None);

    /// <summary>Goes without a word.</summary>
    internal void Vanish() => socket.Abort();

    public void Dispose() => socket.Dispose();
}
