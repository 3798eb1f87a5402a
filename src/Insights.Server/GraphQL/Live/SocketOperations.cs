using System.Collections.Concurrent;
using System.Text.Json;
using Insights.Server.Access;
using Insights.Server.GraphQL.Execution;
using Insights.Server.GraphQL.Http;
using Insights.Server.GraphQL.Limits;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Live;

/// <summary>
/// The operations of one WebSocket. The next event of a stream is made when the client has taken the one before, so that
/// nothing piles up for a slow one.
/// </summary>
internal sealed class SocketOperations(
    Caller caller, SocketMessages messages, RequestPipeline pipeline, TimeLimit time, LiveLimits limits, IServiceScopeFactory scopes, ILogger<SocketOperations> logger)
{
    private readonly ConcurrentDictionary<string, Operation> running = new(StringComparer.Ordinal);

    /// <summary>Starts an operation; what it gives is sent from then on.</summary>
    /// <exception cref="SocketCloseException">There is one of this id already.</exception>
    internal async Task StartAsync(string id, GraphQLRequest request, CancellationToken cancellationToken)
    {
        if (running.ContainsKey(id)) throw new SocketCloseException(SocketClose.DoubleSubscriber(id));
        if (running.Count >= limits.OperationsPerConnection)
        {
            var refusal = ErrorJson.Of(GraphQLErrorException.LimitExceeded, $"A connection has at most {limits.OperationsPerConnection} operations at the same time.");
            await messages.SendAsync("error", id, ErrorsOf(refusal), cancellationToken);
            return;
        }
        var operation = new Operation();
        running[id] = operation;
        operation.Work = Task.Run(() => RunAsync(id, request, operation), CancellationToken.None);
    }

    /// <summary>Stops an operation; nothing is sent for it any more. One that has ended is no fault.</summary>
    internal void Stop(string id)
    {
        if (running.TryRemove(id, out var operation)) operation.Cancel();
    }

    /// <summary>Stops all operations and waits for their end.</summary>
    internal async Task StopAllAsync()
    {
        var all = running.Values.ToList();
        foreach (var operation in all) operation.Cancel();
        await Task.WhenAll(all.Select(operation => operation.Work));
    }

    private async Task RunAsync(string id, GraphQLRequest request, Operation operation)
    {
        var cancellationToken = operation.Token;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var services = scope.ServiceProvider;
            var response = await time.RunAsync(token => pipeline.ExecuteAsync(request, caller, services, token), cancellationToken);
            if (response.Events is { } events)
            {
                await foreach (var answer in events.WithCancellation(cancellationToken))
                    await messages.SendAsync("next", id, await BytesOfAsync(answer, cancellationToken), cancellationToken);
            }
            else if (response.Kind != GraphQLResponseKind.Executed)
            {
                await EndAsync("error", id, ErrorsOf(await BytesOfAsync(response, cancellationToken)), operation);
                return;
            }
            else
            {
                await messages.SendAsync("next", id, await BytesOfAsync(response, cancellationToken), cancellationToken);
            }
            await EndAsync("complete", id, payload: null, operation);
        }
        catch (Exception error) when (error is OperationCanceledException or System.Net.WebSockets.WebSocketException)
        {
            // The client wants no more of it, takes nothing, or has gone.
        }
        catch (Exception error)
        {
            await EndAsync("error", id, ErrorsOf(ErrorJson.Of(error, logger)), operation);
        }
        finally
        {
            running.TryRemove(KeyValuePair.Create(id, operation));
        }
    }

    /// <summary>The id is free before the client hears of the end, so that it can be used again at once.</summary>
    private async Task EndAsync(string type, string id, ReadOnlyMemory<byte>? payload, Operation operation)
    {
        if (!running.TryRemove(KeyValuePair.Create(id, operation))) return;
        try
        {
            await messages.SendAsync(type, id, payload, operation.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or System.Net.WebSockets.WebSocketException)
        {
            // There is nobody to hear of the end.
        }
    }

    private static async Task<ReadOnlyMemory<byte>> BytesOfAsync(GraphQLResponse response, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await response.WriteAsync(bytes, cancellationToken);
        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    /// <summary>An error message has the errors alone.</summary>
    private static ReadOnlyMemory<byte> ErrorsOf(ReadOnlyMemory<byte> answer)
    {
        using var json = JsonDocument.Parse(answer);
        return JsonSerializer.SerializeToUtf8Bytes(json.RootElement.GetProperty("errors"));
    }

    /// <summary>An operation at work; cancelling it stops it.</summary>
    private sealed class Operation : CancellationTokenSource
    {
        internal Task Work { get; set; } = Task.CompletedTask;
    }
}
