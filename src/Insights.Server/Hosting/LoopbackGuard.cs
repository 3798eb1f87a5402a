using System.Net;

namespace Insights.Server.Hosting;

/// <summary>
/// The server is for programs on its own machine. It listens on loopback addresses only, and answers only requests that name one as their host and
/// come from no other page, but for pages that have a key on which their origin stands (<see cref="KeyOrigins"/>): a web page that the owner happens
/// to look at can reach it neither by its own address nor by a name that it has pointed here.
/// </summary>
internal static class LoopbackGuard
{
    private const string OriginHeader = "Origin";
    private const string FetchSiteHeader = "Sec-Fetch-Site";

    /// <summary>Refuses addresses beyond loopback.</summary>
    /// <param name="urls">Addresses, separated by semicolons.</param>
    /// <exception cref="ArgumentException">An address is not a loopback address; the message says what to do.</exception>
    internal static IReadOnlyList<string> Check(string urls)
    {
        var list = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (list.Length == 0) throw new ArgumentException("No address is named, for instance http://localhost:5080.", nameof(urls));
        foreach (var url in list)
        {
            if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme != Uri.UriSchemeHttp)
                throw new ArgumentException($"'{url}' is not an address such as http://localhost:5080.", nameof(urls));
            if (address.AbsolutePath != "/" || address.Query.Length > 0)
                throw new ArgumentException($"'{url}' names a path; an address ends with the port, as in http://localhost:{address.Port}.", nameof(urls));
            if (address is { Port: 0, Host: "localhost" })
                throw new ArgumentException("A free port (0) can be had on a number only: http://127.0.0.1:0.", nameof(urls));
            if (!IsLoopback(address.Host))
                throw new ArgumentException(
                    $"'{url}' can be reached from other machines, and this version listens on this machine only. Use http://localhost:{address.Port}, and a tunnel such as SSH from elsewhere.", nameof(urls));
        }
        return list;
    }

    internal static void UseLoopbackGuard(this WebApplication app) => app.Use(async (http, next) =>
    {
        var request = http.Request;
        var listener = http.Connection.LocalIpAddress;
        if ((listener is not null && !IPAddress.IsLoopback(listener)) || !IsLoopback(request.Host.Host))
        {
            await RefuseAsync(http);
            return;
        }
        if (!IsOwnOrigin(request))
        {
            var isOfKey = await KeyOrigins.ReadAsync(http);
            if (isOfKey is null) await RefuseAsync(http);
            if (isOfKey is not true) return;
        }
        await next(http);
    });

    internal static Task RefuseAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status403Forbidden;
        http.Response.ContentType = "text/plain; charset=utf-8";
        return http.Response.WriteAsync("This server answers only its own machine and its own pages.", http.RequestAborted);
    }

    private static bool IsOwnOrigin(HttpRequest request)
    {
        foreach (var origin in request.Headers[OriginHeader])
            if (!string.Equals(origin, $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase)) return false;
        var site = (string?)request.Headers[FetchSiteHeader];
        if (site is null or "same-origin" or "none") return true;
        // A link or an address that the owner follows is no script; it may only open a page.
        return HttpMethods.IsGet(request.Method) && (string?)request.Headers["Sec-Fetch-Mode"] == "navigate";
    }

    internal static bool IsLoopback(string host) =>
        string.Equals(host, "localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
