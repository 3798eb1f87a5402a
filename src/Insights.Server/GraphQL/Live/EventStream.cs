using Insights.Server.GraphQL.Http;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.GraphQL.Live;

/// <summary>
/// GraphQL over server-sent events, in distinct connections mode: one operation, one response, one event for each answer.
/// Nothing waits in a queue: the next answer is made when the client has taken the one before, and a client that takes
/// none for too long is cut off.
/// </summary>
internal sealed class EventStream(HttpContext http, LiveLimits limits, TimeProvider clock, ILogger<EventStream> logger)
{
    internal const string MediaType = "text/event-stream";

    /// <summary>Sends the answers of an operation.</summary>
    /// <param name="executeAsync">Executes the operation; what it refuses is an event, too, since browsers cannot read the body of another status.</param>
    /// <param name="cancellationToken">Ends the stream: the client is gone, or the server stops.</param>
    internal async Task SendAsync(Func<CancellationToken, Task<GraphQLResponse>> executeAsync, CancellationToken cancellationToken)
    {
        http.Response.ContentType = MediaType + "; charset=utf-8";
        http.Response.Headers.CacheControl = "no-store";
        // Proxies that collect answers would hold the events back.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        await WriteAsync(":\n\n"u8.ToArray(), cancellationToken);
        try
        {
            var response = await executeAsync(cancellationToken);
            if (response.Events is { } events) await SendAsync(events, cancellationToken);
            else await SendAsync(response, cancellationToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            byte[] reported = [.. "event: next\ndata: "u8, .. ErrorJson.Of(error, logger), .. "\n\n"u8];
            await WriteAsync(reported, cancellationToken);
        }
        await WriteAsync("event: complete\ndata: \n\n"u8.ToArray(), cancellationToken);
    }

    private async Task SendAsync(IAsyncEnumerable<GraphQLResponse> events, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await using var reader = events.GetAsyncEnumerator(stop.Token);
        var next = reader.MoveNextAsync().AsTask();
        try
        {
            while (true)
            {
                if (!await IsBeforeHeartbeatAsync(next, cancellationToken)) await WriteAsync(":\n\n"u8.ToArray(), cancellationToken);
                else if (!await next) return;
                else
                {
                    await SendAsync(reader.Current, cancellationToken);
                    next = reader.MoveNextAsync().AsTask();
                }
            }
        }
        finally
        {
            // A reader may be disposed of only when no read is pending.
            await stop.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> IsBeforeHeartbeatAsync(Task<bool> next, CancellationToken cancellationToken)
    {
        if (next.IsCompleted) return true;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var first = await Task.WhenAny(next, Task.Delay(limits.Heartbeat, clock, waiting.Token));
        await waiting.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        return first == next;
    }

    private async Task SendAsync(GraphQLResponse response, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        bytes.Write("event: next\ndata: "u8);
        await response.WriteAsync(bytes, cancellationToken);
        bytes.Write("\n\n"u8);
        await WriteAsync(bytes.GetBuffer().AsMemory(0, (int)bytes.Length), cancellationToken);
    }

    private async Task WriteAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        try
        {
            await http.Response.Body.WriteAsync(bytes, cancellationToken).AsTask().WaitAsync(limits.SendTime, clock, cancellationToken);
            await http.Response.Body.FlushAsync(cancellationToken).WaitAsync(limits.SendTime, clock, cancellationToken);
        }
        catch (TimeoutException error)
        {
            http.Abort();
            throw new OperationCanceledException("The client takes nothing.", error);
        }
    }
}
