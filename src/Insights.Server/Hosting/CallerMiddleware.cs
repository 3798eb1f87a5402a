using System.Security.Claims;
using Insights.Server.Access;
using Microsoft.Net.Http.Headers;

namespace Insights.Server.Hosting;

/// <summary>
/// Gives each request its caller. Whatever authenticates has its place before this; what it found stands. Without any credential this
/// machine is the owner's; a credential that was not accepted makes nobody, here as elsewhere.
/// </summary>
internal static class CallerMiddleware
{
    /// <summary>The cookie of a session.</summary>
    internal const string SessionCookie = "insights-session";

    private static readonly ClaimsPrincipal Owner = Caller.Owner.ToPrincipal();
    private static readonly ClaimsPrincipal Nobody = Caller.None.ToPrincipal();

    internal static void UseCallers(this WebApplication app) => app.Use((http, next) =>
    {
        if (Caller.Of(http.User).Kind == CallerKind.None) http.User = !HasCredential(http.Request) && ThisMachine.Sends(http) ? Owner : Nobody;
        return next(http);
    });

    private static bool HasCredential(HttpRequest request) => request.Headers.ContainsKey(HeaderNames.Authorization) || request.Cookies.ContainsKey(SessionCookie);
}
