using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using Insights.Data.Credentials;
using Insights.Server.GraphQL.Http;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace Insights.Server.Authentication;

/// <summary>
/// Reads <c>Authorization: Bearer</c>. Whatever is wrong with a key, the answer is one and the same, and so is the work that is done for it; only the
/// audit says what it was.
/// </summary>
internal sealed class KeyAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    CredentialStore credentials, FailedAttempts attempts, AuditTrail audit)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    internal const string SchemeName = "key";
    internal const string RefusedCode = "UNAUTHENTICATED";
    internal const string Refused = "This key is not valid. Send a valid one: Authorization: Bearer ins_...";
    internal const string LockedCode = "TOO_MANY_FAILED_ATTEMPTS";
    internal const string Locked = "Too many invalid keys came from this address. It is locked out; Retry-After says for how long.";
    private const string Bearer = "Bearer";

    private TimeSpan? lockedFor;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Headers.Authorization.Count == 0) return AuthenticateResult.NoResult();
        var address = Context.Connection.RemoteIpAddress;
        lockedFor = attempts.LockedFor(address);
        if (lockedFor is not null) return AuthenticateResult.Fail(Locked);
        var (credential, reason) = await credentials.VerifyAsync(TokenOf(Request), Context.RequestAborted);
        if (credential is null)
        {
            var caller = new AuditCaller(AuditActor.Nobody, CredentialId: null, address?.ToString());
            audit.Add(caller, AuditAction.SignInFailed, reason);
            if (attempts.Fail(address)) audit.Add(caller, AuditAction.LockedOut, subject: null);
            return AuthenticateResult.Fail(Refused);
        }
        audit.NoteUse(credential.CredentialId);
        return AuthenticateResult.Success(new AuthenticationTicket(CallerClaims.Of(credential), Scheme.Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = Bearer;
        if (lockedFor is not { } wait) return Context.RefuseAsync(StatusCodes.Status401Unauthorized, ErrorJson.MediaType, RefusedCode, Refused);
        Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Context.RefuseAsync(StatusCodes.Status429TooManyRequests, ErrorJson.MediaType, LockedCode, Locked);
    }

    /// <summary>True where a request says who it is of in a way that no browser does by itself.</summary>
    internal static bool IsBearer(HttpRequest request) => TokenOf(request) is not null;

    private static string? TokenOf(HttpRequest request) =>
        request.Headers.Authorization is [{ } single] && AuthenticationHeaderValue.TryParse(single, out var value) && string.Equals(value.Scheme, Bearer, StringComparison.OrdinalIgnoreCase) ? value.Parameter : null;
}
