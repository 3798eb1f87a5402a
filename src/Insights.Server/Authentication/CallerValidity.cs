using System.Security.Claims;
using Insights.Server.GraphQL.Live;

namespace Insights.Server.Authentication;

/// <inheritdoc/>
internal sealed class CallerValidity(CredentialStore credentials) : ICallerValidity
{
    public async Task<bool> IsStillValidAsync(ClaimsPrincipal caller, CancellationToken cancellationToken) =>
        CallerClaims.IdOf(caller) is not { } id || await credentials.FindValidAsync(id, cancellationToken) is not null;
}
