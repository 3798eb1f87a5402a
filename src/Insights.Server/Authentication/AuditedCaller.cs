using Insights.Data.Credentials;
using Insights.Server.Access;

namespace Insights.Server.Authentication;

/// <summary>Who sends the request that is at work, for the audit.</summary>
internal sealed class AuditedCaller(IHttpContextAccessor accessor)
{
    internal AuditCaller ForAudit => accessor.HttpContext is { } http ? Of(http) : AuditCaller.CommandLine;

    internal static AuditCaller Of(HttpContext http)
    {
        var actor = Caller.Of(http.User).Kind switch
        {
            CallerKind.Owner => AuditActor.Owner,
            CallerKind.Till => AuditActor.Till,
            CallerKind.Key => AuditActor.Key,
            _ => AuditActor.Nobody,
        };
        return new AuditCaller(actor, CallerClaims.IdOf(http.User), http.Connection.RemoteIpAddress?.ToString());
    }
}
