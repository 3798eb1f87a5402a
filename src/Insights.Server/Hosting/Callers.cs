using System.Security.Claims;
using Insights.Data.Credentials;
using Insights.Server.Access;
using Insights.Server.Authentication;
using Insights.Server.GraphQL.Http;
using Microsoft.AspNetCore.Authentication;

namespace Insights.Server.Hosting;

/// <summary>
/// Says of each request who sends it: whoever has sent a key is its holder, and whoever asks on this machine without one is the owner. A key that is
/// not valid is refused here, wherever it was sent to.
/// </summary>
internal static class Callers
{
    /// <summary>Under which secrets are wont to be sent in addresses.</summary>
    private static readonly string[] NamesOfSecrets = ["key", "api_key", "apikey", "access_token"];

    private const string InAddress =
        "A key does not belong into an address, which histories and logs keep. Send it as a header, Authorization: Bearer ins_..., and replace the one that was in an address: insights key rotate ID.";

    private static readonly ClaimsPrincipal Owner = Caller.Owner.ToPrincipal();
    private static readonly ClaimsPrincipal Nobody = Caller.None.ToPrincipal();

    internal static void UseCallers(this WebApplication app)
    {
        app.Use(async (http, next) =>
        {
            if (HasSecretInAddress(http.Request))
            {
                await http.RefuseAsync(StatusCodes.Status400BadRequest, ErrorJson.MediaType, "KEY_IN_ADDRESS", InAddress);
                return;
            }
            await next(http);
        });
        // Said here, since it would else stand before the guard, and a page under another name could have valid keys locked by sending wrong ones.
        app.UseAuthentication();
        app.Use(async (http, next) =>
        {
            if (http.Request.Headers.Authorization.Count > 0)
            {
                if (await http.AuthenticateAsync(KeyAuthentication.SchemeName) is not { Succeeded: true, Principal: { } caller })
                {
                    await http.ChallengeAsync(KeyAuthentication.SchemeName);
                    return;
                }
                http.User = caller;
            }
            else if (Caller.Of(http.User).Kind == CallerKind.None)
            {
                http.User = ThisMachine.Sends(http) ? Owner : Nobody;
            }
            if (KeyOrigins.IsRefused(http))
            {
                await LoopbackGuard.RefuseAsync(http);
                return;
            }
            try
            {
                await next(http);
            }
            finally
            {
                NoteExport(http);
            }
        });
        // The owner on this machine is not counted, and does not pay for it.
        app.UseWhen(http => CallerClaims.IdOf(http.User) is not null, limited => limited.UseRateLimiter());
    }

    /// <summary>Whatever leaves as a file, by its address without what was asked for; also where the holder has gone before all of it was there.</summary>
    private static void NoteExport(HttpContext http)
    {
        if (http.Response.StatusCode != StatusCodes.Status200OK || http.Response.Headers.ContentDisposition is not [{ } disposition] || !disposition.StartsWith("attachment", StringComparison.OrdinalIgnoreCase)) return;
        http.RequestServices.GetRequiredService<AuditTrail>().Add(AuditedCaller.Of(http), AuditAction.Exported, http.Request.Path.Value);
    }

    private static bool HasSecretInAddress(HttpRequest request)
    {
        if (request.QueryString.HasValue && (Array.Exists(NamesOfSecrets, request.Query.ContainsKey) || request.Query.Any(pair => pair.Value.Any(value => value is not null && BearerToken.IsIn(value)))))
            return true;
        return request.Path.Value is { } path && BearerToken.IsIn(path);
    }
}
