using Insights.Data.Credentials;

namespace Insights.Server.Authentication;

/// <summary>Who sends the request that is at work, for the audit.</summary>
internal sealed class CurrentCaller(IHttpContextAccessor accessor)
{
    internal AuditCaller ForAudit => accessor.HttpContext is { } http ? Of(http) : AuditCaller.CommandLine;

    internal static AuditCaller Of(HttpContext http)
    {
        var actor = http.User.FindFirst(CallerClaims.Kind)?.Value switch
        {
            CallerClaims.OwnerKind => AuditActor.Owner,
            CallerClaims.TillKind => AuditActor.Till,
            CallerClaims.KeyKind => AuditActor.Key,
            _ => AuditActor.Nobody,
        };
        return new AuditCaller(actor, CallerClaims.IdOf(http.User), http.Connection.RemoteIpAddress?.ToString());
    }
}
