using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Threading.RateLimiting;
using Insights.Server.GraphQL.Http;
using Microsoft.AspNetCore.RateLimiting;

namespace Insights.Server.Authentication;

/// <summary>
/// How often a key, or a device, may ask: the section <c>Insights:RateLimit</c> of the configuration, such as the environment variable
/// <c>Insights__RateLimit__RequestsPerMinute</c>. The owner on this machine is not counted.
/// </summary>
internal sealed class RateLimits
{
    internal const string Section = "Insights:RateLimit";
    internal const string Code = "RATE_LIMITED";
    private const int SecondsOfMinute = 60;

    /// <summary>Requests of one credential in a minute; so many may also come at once after a minute of rest.</summary>
    [Range(1, 1_000_000)]
    public int RequestsPerMinute { get; set; } = 600;

    /// <summary>Reads the limits and refuses ones that cannot be.</summary>
    /// <exception cref="ValidationException">A limit is out of its range.</exception>
    internal static RateLimits Read(IConfiguration configuration)
    {
        var limits = configuration.GetSection(Section).Get<RateLimits>() ?? new RateLimits();
        Validator.ValidateObject(limits, new ValidationContext(limits), validateAllProperties: true);
        return limits;
    }

    /// <summary>Registers the limiter, with the configuration as it is when the first request comes.</summary>
    internal static void Add(IServiceCollection services)
    {
        services.AddSingleton(provider => Read(provider.GetRequiredService<IConfiguration>()));
        services.AddRateLimiter(_ => { });
        services.AddOptions<RateLimiterOptions>().Configure<RateLimits>((options, limits) =>
        {
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, long>(http => CallerClaims.IdOf(http.User) is { } id
                ? RateLimitPartition.GetTokenBucketLimiter(id, _ => limits.NewBucket())
                : RateLimitPartition.GetNoLimiter(0L));
            options.OnRejected = RefuseAsync;
        });
    }

    private TokenBucketRateLimiterOptions NewBucket()
    {
        var tokens = (RequestsPerMinute + SecondsOfMinute - 1) / SecondsOfMinute;
        return new TokenBucketRateLimiterOptions
        {
            TokenLimit = RequestsPerMinute,
            TokensPerPeriod = tokens,
            ReplenishmentPeriod = TimeSpan.FromMinutes((double)tokens / RequestsPerMinute),
            QueueLimit = 0,
            AutoReplenishment = true,
        };
    }

    private static async ValueTask RefuseAsync(OnRejectedContext rejected, CancellationToken cancellationToken)
    {
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var stated) ? stated : TimeSpan.FromSeconds(1);
        rejected.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds)).ToString(CultureInfo.InvariantCulture);
        await rejected.HttpContext.RefuseAsync(StatusCodes.Status429TooManyRequests, ErrorJson.MediaType, Code, "This key asks too often. Wait as long as Retry-After says.");
    }
}
