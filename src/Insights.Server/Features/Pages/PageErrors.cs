using Insights.Server.GraphQL;

namespace Insights.Server.Features.Pages;

/// <summary>What a person sees who follows a wrong address or meets a fault: a page that says what to do.</summary>
internal static partial class PageErrors
{
    /// <summary>Answers programs read the answers of these as they are.</summary>
    private static readonly string[] ForPrograms = ["/graphql", "/assets", "/charts", "/uploads", "/exports", "/health"];

    internal static void UsePageErrors(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(PageErrors).FullName ?? nameof(PageErrors));
        app.Use(async (http, next) =>
        {
            if (ForPrograms.Any(path => http.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)))
            {
                await next(http);
                return;
            }
            try
            {
                await next(http);
            }
            catch (GraphQLErrorException) when (!http.Response.HasStarted)
            {
                // A place in a list, or an id, that somebody has changed in the address.
                http.Response.Clear();
                http.Response.StatusCode = StatusCodes.Status400BadRequest;
            }
            catch (Exception error) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
            {
                LogFault(logger, error);
                http.Response.Clear();
                http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            }
            if (!http.Response.HasStarted && http.Response is { StatusCode: >= StatusCodes.Status400BadRequest, ContentType: null }) await TellAsync(http);
        });
    }

    private static async Task TellAsync(HttpContext http)
    {
        var frame = http.RequestServices.GetRequiredService<PageFrameReader>().WithoutShop(http);
        await PageEndpoints.Page<ErrorPage>(http, new ErrorModel(frame, http.Response.StatusCode), http.Response.StatusCode).ExecuteAsync(http);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A page failed")]
    private static partial void LogFault(ILogger logger, Exception error);
}

/// <summary>What an error page shows.</summary>
/// <param name="Frame">What every page knows.</param>
/// <param name="Status">The status of HTTP, 400 or more.</param>
public sealed record ErrorModel(PageFrame Frame, int Status);
