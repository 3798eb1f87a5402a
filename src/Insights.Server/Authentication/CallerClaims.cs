using System.Globalization;
using System.Security.Claims;
using Insights.Data.Credentials;
using Insights.Server.Access;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.Authentication;

/// <summary>What the principal of a credential says beside its caller.</summary>
internal static class CallerClaims
{
    /// <summary>An origin of web pages that may use the credential, one claim for each.</summary>
    internal const string Origin = "insights:origin";

    /// <summary>The principal of a credential.</summary>
    internal static ClaimsPrincipal Of(Credential credential)
    {
        var scopes = credential.ScopeList.Aggregate(Scope.None, (all, scope) => all | (ScopeNames.Find(scope.NameOf()) ?? Scope.None));
        var principal = new Caller(KindOf(credential.Kind), scopes, credential.Name, credential.CredentialId.ToString(CultureInfo.InvariantCulture)).ToPrincipal();
        var more = new ClaimsIdentity();
        foreach (var origin in credential.OriginList) more.AddClaim(new Claim(Origin, origin));
        if (credential.DocumentsOnly) more.AddClaim(new Claim(GraphQLRequest.TrustedOnlyClaim, bool.TrueString));
        principal.AddIdentity(more);
        return principal;
    }

    /// <summary>The number of the caller's credential; null for none.</summary>
    internal static long? IdOf(ClaimsPrincipal caller) =>
        long.TryParse(Caller.Of(caller).Id, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static CallerKind KindOf(CredentialKind kind) => kind switch
    {
        CredentialKind.Key => CallerKind.Key,
        CredentialKind.Device => CallerKind.Till,
        _ => CallerKind.Owner,
    };
}
