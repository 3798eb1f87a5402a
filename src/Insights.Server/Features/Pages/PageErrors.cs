using System.Net.Mime;
using Insights.Data.Databases;
using Insights.Data.Faults;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.Features.Pages;

/// <summary>What is answered where an address is wrong or the server meets a fault: people get a page that says what to do, programs a sentence.</summary>
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
                await AnswerProgramAsync(http, next, logger);
                return;
            }
            DatabaseFault? fault = null;
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
                fault = FaultTexts.FaultOf(error);
                http.Response.Clear();
                http.Response.StatusCode = fault is null ? StatusCodes.Status500InternalServerError : StatusCodes.Status503ServiceUnavailable;
            }
            if (!http.Response.HasStarted && http.Response is { StatusCode: >= StatusCodes.Status400BadRequest, ContentType: null }) await TellAsync(http, fault);
        });
    }

    private static async Task AnswerProgramAsync(HttpContext http, RequestDelegate next, ILogger logger)
    {
        try
        {
            await next(http);
        }
        catch (Exception error) when (!http.Response.HasStarted && !http.RequestAborted.IsCancellationRequested)
        {
            LogFault(logger, error);
            var isFault = FaultTexts.FaultOf(error) is not null;
            http.Response.Clear();
            http.Response.StatusCode = isFault ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
            http.Response.ContentType = $"{MediaTypeNames.Text.Plain}; charset=utf-8";
            await http.Response.WriteAsync(isFault ? DatabaseErrors.Find(error)?.Message ?? error.Message : "Something went wrong inside the server; its log has the reason.", http.RequestAborted);
        }
    }

    private static async Task TellAsync(HttpContext http, DatabaseFault? fault)
    {
        var frame = http.RequestServices.GetRequiredService<PageFrameReader>().WithoutShop(http);
        await PageEndpoints.Page<ErrorPage>(http, new ErrorModel(frame, http.Response.StatusCode) { Fault = fault }, http.Response.StatusCode).ExecuteAsync(http);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A request failed")]
    private static partial void LogFault(ILogger logger, Exception error);
}

/// <summary>What an error page shows.</summary>
/// <param name="Frame">What every page knows.</param>
/// <param name="Status">The status of HTTP, 400 or more.</param>
public sealed record ErrorModel(PageFrame Frame, int Status)
{
    /// <summary>What the database or the disk could not do; null where it is about something else.</summary>
    public DatabaseFault? Fault { get; init; }
}
