using System.Net.WebSockets;
using System.Text.Json;
using Insights.Server.GraphQL.Http;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Live;

/// <summary>One WebSocket that speaks graphql-transport-ws: reads what the client says, until one of both closes it.</summary>
/// <param name="socket">The socket.</param>
/// <param name="operations">Executes what the client subscribes to.</param>
/// <param name="messages">Reads and sends.</param>
/// <param name="limits">How long a silent client is waited for.</param>
/// <param name="clock">For the waiting.</param>
internal sealed class SocketConnection(WebSocket socket, SocketOperations operations, SocketMessages messages, LiveLimits limits, TimeProvider clock)
{
    internal const string Subprotocol = "graphql-transport-ws";
    private const int DeepestJson = 64;

    /// <summary>
    /// Time for a client to answer that the server closes the socket. Ending the connection earlier resets it, so that a client with a slow
    /// connection would lose the reason, and even the handshake.
    /// </summary>
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(10);

    /// <summary>The same where the server stops, which must not take long.</summary>
    private static readonly TimeSpan FarewellOfStop = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource<SocketClose> closing = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private bool isAcknowledged;

    /// <summary>True where the client may execute trusted documents only.</summary>
    internal bool TrustedOnly { get; init; }

    /// <summary>Closes the socket as soon as it runs.</summary>
    internal void Refuse(SocketClose close) => closing.TrySetResult(close);

    /// <summary>Serves the client until the socket is closed.</summary>
    /// <param name="stopping">The server stops.</param>
    internal async Task RunAsync(CancellationToken stopping)
    {
        using var over = new CancellationTokenSource();
        await using var stop = stopping.Register(() => closing.TrySetResult(SocketClose.ServerStops));
        var reading = ReadAllAsync(over.Token);
        var waiting = CloseUnlessInitialisedAsync(over.Token);
        await Task.WhenAny(reading, closing.Task);
        await operations.StopAllAsync();
        if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived) await CloseAsync(closing.Task.IsCompleted ? await closing.Task : SocketClose.Normal);
        await Task.WhenAny(HearFarewellAsync(reading, over.Token), Task.Delay(stopping.IsCancellationRequested ? FarewellOfStop : Farewell, clock, CancellationToken.None));
        socket.Abort();
        await over.CancelAsync();
        await waiting.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await reading;
    }

    private async Task CloseAsync(SocketClose close)
    {
        using var patience = new CancellationTokenSource(limits.SendTime, clock);
        try
        {
            await socket.CloseOutputAsync((WebSocketCloseStatus)close.Code, close.Reason, patience.Token);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            // The client has gone without a word, or takes nothing.
        }
    }

    /// <summary>A socket that is aborted while the client still sends loses the last message to the client.</summary>
    private async Task HearFarewellAsync(Task reading, CancellationToken cancellationToken)
    {
        await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        try
        {
            await messages.IgnoreAllAsync(cancellationToken);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            // Gone, or patience is over.
        }
    }

    private async Task CloseUnlessInitialisedAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromSeconds(limits.InitSeconds), clock, cancellationToken);
        if (!Volatile.Read(ref isAcknowledged)) closing.TrySetResult(SocketClose.InitTimeout);
    }

    private async Task ReadAllAsync(CancellationToken cancellationToken)
    {
        try
        {
            while (!closing.Task.IsCompleted)
            {
                if (await messages.ReadAsync(cancellationToken) is not { } message) return;
                await TakeAsync(message, cancellationToken);
            }
        }
        catch (SocketCloseException error)
        {
            closing.TrySetResult(error.Close);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            // The client has gone without a word, takes nothing, or has sent what is no WebSocket message.
        }
    }

    private async Task TakeAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        try
        {
            using var json = JsonDocument.Parse(message, new JsonDocumentOptions { MaxDepth = DeepestJson });
            if (json.RootElement.ValueKind != JsonValueKind.Object) throw new JsonException();
            await TakeAsync(json.RootElement, cancellationToken);
        }
        catch (SocketCloseException error)
        {
            closing.TrySetResult(error.Close);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            closing.TrySetResult(SocketClose.BadMessage("Invalid message received"));
        }
        catch (BadRequestException)
        {
            closing.TrySetResult(SocketClose.BadMessage("The payload is no GraphQL request"));
        }
    }

    private async Task TakeAsync(JsonElement message, CancellationToken cancellationToken)
    {
        switch (TextOf(message, "type"))
        {
            case "connection_init":
                if (isAcknowledged) throw new SocketCloseException(SocketClose.TwoInits);
                Volatile.Write(ref isAcknowledged, true);
                await messages.SendAsync("connection_ack", id: null, payload: null, cancellationToken);
                break;
            case "ping":
                await messages.SendAsync("pong", id: null, payload: null, cancellationToken);
                break;
            case "pong":
                break;
            case "subscribe":
                if (!isAcknowledged) throw new SocketCloseException(SocketClose.NotAcknowledged);
                var request = GraphQLRequestReader.FromJson(
                    message.TryGetProperty("payload", out var payload) ? payload : default, AllowedOperations.Mutations | AllowedOperations.Subscriptions);
                await operations.StartAsync(IdOf(message), TrustedOnly ? request with { TrustedOnly = true } : request, cancellationToken);
                break;
            case "complete":
                operations.Stop(IdOf(message));
                break;
            default:
                throw new JsonException();
        }
    }

    private static string IdOf(JsonElement message) => TextOf(message, "id") is { Length: > 0 } id ? id : throw new JsonException();

    private static string? TextOf(JsonElement message, string name) => message.TryGetProperty(name, out var value) ? value.GetString() : null;
}
