using System.Net;

namespace Insights.Server.Hosting;

/// <summary>Requests of programs on the server's own machine.</summary>
internal static class ThisMachine
{
    /// <summary>What proxies add, behind which anybody may be.</summary>
    private static readonly string[] Forwarding = ["Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP", "Via"];

    /// <summary>True where nobody of another machine can have sent a request: from and to a loopback address, by its name, and passed on by no proxy that says so.</summary>
    internal static bool Sends(HttpContext http) =>
        http.Connection is { RemoteIpAddress: { } from, LocalIpAddress: { } to } && IPAddress.IsLoopback(from) && IPAddress.IsLoopback(to)
        && LoopbackGuard.IsLoopback(http.Request.Host.Host) && !Array.Exists(Forwarding, http.Request.Headers.ContainsKey);
}
