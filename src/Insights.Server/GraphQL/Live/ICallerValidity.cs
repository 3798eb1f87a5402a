using System.Security.Claims;

namespace Insights.Server.GraphQL.Live;

/// <summary>Whether the caller of a stream may still have it: a key can be revoked, and a session end, while it is open.</summary>
internal interface ICallerValidity
{
    /// <summary>False where what the caller proved itself with is valid no longer.</summary>
    Task<bool> IsStillValidAsync(ClaimsPrincipal caller, CancellationToken cancellationToken);
}
