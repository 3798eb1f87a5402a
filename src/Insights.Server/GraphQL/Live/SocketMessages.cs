using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;

namespace Insights.Server.GraphQL.Live;

/// <summary>Whole messages over a WebSocket: read up to a size, written one after the other.</summary>
internal sealed class SocketMessages(WebSocket socket, LiveLimits limits, TimeProvider clock) : IDisposable
{
    /// <summary>As much as the body of a POST request.</summary>
    private const int MaxMessageBytes = 1 << 20;

    private const int ReadBytes = 4 << 10;

    private readonly SemaphoreSlim sending = new(1);

    public void Dispose() => sending.Dispose();

    /// <summary>Reads the next message; null where the client has closed the socket.</summary>
    /// <exception cref="SocketCloseException">The message is too large or no text.</exception>
    internal async Task<ReadOnlyMemory<byte>?> ReadAsync(CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>(ReadBytes);
        while (true)
        {
            var received = await socket.ReceiveAsync(message.GetMemory(ReadBytes), cancellationToken);
            if (received.MessageType == WebSocketMessageType.Close) return null;
            if (received.MessageType != WebSocketMessageType.Text) throw new SocketCloseException(SocketClose.BadMessage("Messages are JSON texts"));
            message.Advance(received.Count);
            if (message.WrittenCount > MaxMessageBytes) throw new SocketCloseException(SocketClose.TooLarge);
            if (received.EndOfMessage) return message.WrittenMemory;
        }
    }

    /// <summary>Reads on until the client has closed the socket.</summary>
    internal async Task IgnoreAllAsync(CancellationToken cancellationToken)
    {
        var ignored = new byte[ReadBytes];
        while (socket.State is WebSocketState.Open or WebSocketState.CloseSent)
            await socket.ReceiveAsync(ignored.AsMemory(), cancellationToken);
    }

    /// <summary>Sends a message of a type, with the id of its operation and a payload of JSON, where there are such.</summary>
    /// <exception cref="OperationCanceledException">The client takes nothing, and is cut off.</exception>
    internal async Task SendAsync(string type, string? id, ReadOnlyMemory<byte>? payload, CancellationToken cancellationToken)
    {
        var message = new ArrayBufferWriter<byte>((payload?.Length ?? 0) + 128);
        using (var json = new Utf8JsonWriter(message))
        {
            json.WriteStartObject();
            if (id is not null) json.WriteString("id", id);
            json.WriteString("type", type);
            if (payload is { } value)
            {
                json.WritePropertyName("payload");
                json.WriteRawValue(value.Span, skipInputValidation: true);
            }
            json.WriteEndObject();
        }
        try
        {
            await SendAsync(message.WrittenMemory, cancellationToken).WaitAsync(limits.SendTime, clock, cancellationToken);
        }
        catch (TimeoutException error)
        {
            socket.Abort();
            throw new OperationCanceledException("The client takes nothing.", error);
        }
    }

    private async Task SendAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        await sending.WaitAsync(cancellationToken);
        try
        {
            // A message that is cut short would abort the socket, and with it the operations of others.
            await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }
}

/// <summary>What a client has sent closes its socket.</summary>
internal sealed class SocketCloseException(SocketClose close) : Exception(close.Reason)
{
    internal SocketClose Close => close;
}
