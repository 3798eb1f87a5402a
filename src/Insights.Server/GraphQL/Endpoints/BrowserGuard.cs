using Microsoft.Net.Http.Headers;

namespace Insights.Server.GraphQL.Endpoints;

/// <summary>
/// What browsers do by themselves: they follow addresses, also those of other sites, with all that the person may do. Such a request
/// never runs a query: the person's own opens the IDE, and one with a query to which another site leads is refused.
/// </summary>
internal static class BrowserGuard
{
    internal const string Message =
        $"Another site's page has led here, and such a request runs no query. A program that sends '{FetchSite}' itself says that it is none by a header '{Preflight}: 1'.";

    private const string FetchSite = "Sec-Fetch-Site";
    private const string Preflight = "GraphQL-Require-Preflight";

    /// <summary>What no browser sends by itself, unlike a password that it remembers.</summary>
    private const string Bearer = "Bearer ";
    private const string Html = "text/html";
    private static readonly string[] Json = ["application/json", "application/graphql-response+json", "text/event-stream", "application/*"];

    /// <summary>Headers that no page of another site can send without asking first.</summary>
    private static readonly string[] Preflights = [Preflight, "Apollo-Require-Preflight", "X-Apollo-Operation-Name"];

    /// <summary>True for what a person opens in a browser: GET, and a page is taken rather than an answer.</summary>
    internal static bool IsOfPerson(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) || !MediaTypeHeaderValue.TryParseList(request.Headers.Accept, out var accepted)) return false;
        var page = QualityOf(accepted, [Html]);
        return page > 0 && page >= QualityOf(accepted, Json);
    }

    /// <summary>True for a GET with a query to which a page of another site leads.</summary>
    internal static bool IsOfAnotherSite(HttpRequest request) =>
        HttpMethods.IsGet(request.Method) && request.Query.Count > 0
        && (string?)request.Headers[FetchSite] is not (null or "same-origin" or "none")
        && !Array.Exists(Preflights, request.Headers.ContainsKey)
        && ((string?)request.Headers.Authorization)?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) != true;

    private static double QualityOf(IList<MediaTypeHeaderValue> accepted, string[] types) =>
        accepted.Where(media => types.Contains(media.MediaType.Value, StringComparer.OrdinalIgnoreCase)).Select(media => media.Quality ?? 1).DefaultIfEmpty(0).Max();
}
