using Insights.Server.Authentication;
using Microsoft.Net.Http.Headers;

namespace Insights.Server.Hosting;

/// <summary>
/// Pages of other origins: only those whose origin was named with a key, and only with that key. What a browser asks before (a preflight) has no key,
/// and is answered for the origins of all keys that are valid. Cookies never count: no answer allows credentials.
/// </summary>
internal static class KeyOrigins
{
    private const string Methods = "GET, POST";
    private const string Headers = "Authorization, Content-Type, If-None-Match, GraphQL-Require-Preflight, Apollo-Require-Preflight, X-Apollo-Operation-Name";
    private const string Exposed = "ETag, Retry-After, WWW-Authenticate";
    private const string MaxAgeSeconds = "600";

    private sealed record Foreign(string Origin);

    /// <summary>Lets a request of another origin go on, or answers the preflight.</summary>
    /// <returns>Null where it is refused; true where it may go on; false where it is answered.</returns>
    internal static async Task<bool?> ReadAsync(HttpContext http)
    {
        if (http.Request.Headers.Origin is not [{ } origin]) return null;
        var isPreflight = HttpMethods.IsOptions(http.Request.Method) && http.Request.Headers.ContainsKey(HeaderNames.AccessControlRequestMethod);
        if (!isPreflight && !KeyAuthentication.IsBearer(http.Request)) return null;
        if (!await http.RequestServices.GetRequiredService<CredentialStore>().NamesOriginAsync(origin, http.RequestAborted)) return null;
        if (isPreflight)
        {
            Allow(http.Response, origin);
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            http.Response.Headers.AccessControlAllowMethods = Methods;
            http.Response.Headers.AccessControlAllowHeaders = Headers;
            http.Response.Headers.AccessControlMaxAge = MaxAgeSeconds;
            return false;
        }
        http.Features.Set(new Foreign(origin));
        // When it begins, since what answers an error clears the headers of before.
        http.Response.OnStarting(() =>
        {
            Allow(http.Response, origin);
            http.Response.Headers.AccessControlExposeHeaders = Exposed;
            return Task.CompletedTask;
        });
        return true;
    }

    /// <summary>True where the page's origin was named with another key than the one that it sends.</summary>
    internal static bool IsRefused(HttpContext http) => http.Features.Get<Foreign>() is { } foreign && !http.User.HasClaim(CallerClaims.Origin, foreign.Origin);

    private static void Allow(HttpResponse response, string origin)
    {
        response.Headers.AccessControlAllowOrigin = origin;
        response.Headers.Append(HeaderNames.Vary, HeaderNames.Origin);
    }
}
