namespace Insights.Server.Hosting;

/// <summary>What holds for every response: its media type is what it says, and no error is cached.</summary>
internal static class ResponseHeaders
{
    internal static void UseResponseHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        // When it begins, so that no part of the server can forget it, or take it back with what it clears.
        http.Response.OnStarting(Complete, http.Response);
        return next(http);
    });

    private static Task Complete(object state)
    {
        var response = (HttpResponse)state;
        response.Headers.XContentTypeOptions = "nosniff";
        if (response.StatusCode >= StatusCodes.Status400BadRequest) response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
