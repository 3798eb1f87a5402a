using System.Globalization;
using System.Security.Claims;
using Insights.Data.Credentials;
using Insights.Server.GraphQL.Requests;

namespace Insights.Server.Authentication;

/// <summary>What the principal of a request says of the caller.</summary>
internal static class CallerClaims
{
    /// <summary>OWNER, TILL or KEY.</summary>
    internal const string Kind = "insights:kind";

    /// <summary>What a key is for, one claim for each scope.</summary>
    internal const string Scope = "insights:scope";

    /// <summary>Number of the credential; none for the owner on this machine.</summary>
    internal const string Id = "insights:id";

    /// <summary>An origin of web pages that may use the credential, one claim for each.</summary>
    internal const string Origin = "insights:origin";

    internal const string OwnerKind = "OWNER";
    internal const string TillKind = "TILL";
    internal const string KeyKind = "KEY";

    /// <summary>Whoever asks on this machine without credentials.</summary>
    internal static ClaimsPrincipal Owner { get; } = new(new ClaimsIdentity([new Claim(Kind, OwnerKind), new Claim(ClaimTypes.Name, "Owner")], "loopback"));

    /// <summary>The principal of a credential.</summary>
    internal static ClaimsPrincipal Of(Credential credential, string authenticationType)
    {
        var identity = new ClaimsIdentity(authenticationType);
        identity.AddClaim(new Claim(Kind, KindOf(credential.Kind)));
        identity.AddClaim(new Claim(Id, credential.CredentialId.ToString(CultureInfo.InvariantCulture)));
        identity.AddClaim(new Claim(ClaimTypes.Name, credential.Name));
        foreach (var scope in credential.ScopeList) identity.AddClaim(new Claim(Scope, scope.NameOf()));
        foreach (var origin in credential.OriginList) identity.AddClaim(new Claim(Origin, origin));
        if (credential.DocumentsOnly) identity.AddClaim(new Claim(GraphQLRequest.TrustedOnlyClaim, bool.TrueString));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>The number of the caller's credential; null for none.</summary>
    internal static long? IdOf(ClaimsPrincipal caller) =>
        long.TryParse(caller.FindFirst(Id)?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    private static string KindOf(CredentialKind kind) => kind switch
    {
        CredentialKind.Key => KeyKind,
        CredentialKind.Device => TillKind,
        _ => OwnerKind,
    };
}
