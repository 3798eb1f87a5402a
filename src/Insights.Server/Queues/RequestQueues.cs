using System.Globalization;
using System.Threading.RateLimiting;
using Insights.Server.GraphQL.Limits;

namespace Insights.Server.Queues;

/// <summary>How much of what takes much memory or time is done at once, beside GraphQL, which has a gate of its own. The rest waits in a short queue; when that is full, it is refused with 503 and Retry-After.</summary>
internal sealed class RequestQueues : IDisposable
{
    private const int FilesAtOnce = 16;
    private const int Waiting = 100;

    /// <summary>Drawing pictures.</summary>
    internal ConcurrencyLimiter Pictures { get; } = New(Environment.ProcessorCount);

    /// <summary>Sending whole lists as files, as slowly as they are taken.</summary>
    internal ConcurrencyLimiter Files { get; } = New(FilesAtOnce);

    private static ConcurrencyLimiter New(int atOnce) => new(new ConcurrencyLimiterOptions
    {
        PermitLimit = atOnce,
        QueueLimit = Waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public void Dispose()
    {
        Pictures.Dispose();
        Files.Dispose();
    }
}

internal static class RequestQueueExtensions
{
    /// <summary>Lets requests of an endpoint wait in a queue until there is room, which each has until it is answered.</summary>
    internal static RouteHandlerBuilder WaitsIn(this RouteHandlerBuilder endpoint, Func<RequestQueues, ConcurrencyLimiter> queue) => endpoint.AddEndpointFilter(async (context, next) =>
    {
        var http = context.HttpContext;
        var lease = await queue(http.RequestServices.GetRequiredService<RequestQueues>()).AcquireAsync(cancellationToken: http.RequestAborted);
        http.Response.RegisterForDispose(lease);
        if (lease.IsAcquired) return await next(context);
        http.Response.Headers.RetryAfter = QueryGate.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
        return Results.StatusCode(StatusCodes.Status503ServiceUnavailable);
    });
}
