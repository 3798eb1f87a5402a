using System.Globalization;
using System.Threading.RateLimiting;
using Insights.Server.GraphQL.Limits;
using Microsoft.AspNetCore.RateLimiting;

namespace Insights.Server.Hosting;

/// <summary>How much of what takes much memory or time is done at once, beside GraphQL, which has a gate of its own. The rest waits in a short queue; when that is full, it is refused with 503 and Retry-After.</summary>
internal static class RequestQueues
{
    /// <summary>Drawing pictures.</summary>
    internal const string Pictures = "pictures";

    /// <summary>Sending whole lists as files, as slowly as they are taken.</summary>
    internal const string Files = "files";

    private const int FilesAtOnce = 16;
    private const int Waiting = 100;

    internal static void AddRequestQueues(this IServiceCollection services) => services.AddRateLimiter(options =>
    {
        options.RejectionStatusCode = StatusCodes.Status503ServiceUnavailable;
        options.OnRejected = (context, _) =>
        {
            context.HttpContext.Response.Headers.RetryAfter = QueryGate.RetryAfterSeconds.ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        AddQueue(options, Pictures, Environment.ProcessorCount);
        AddQueue(options, Files, FilesAtOnce);
    });

    private static void AddQueue(RateLimiterOptions options, string name, int atOnce) => options.AddConcurrencyLimiter(name, queue =>
    {
        queue.PermitLimit = atOnce;
        queue.QueueLimit = Waiting;
        queue.QueueProcessingOrder = QueueProcessingOrder.OldestFirst;
    });
}
