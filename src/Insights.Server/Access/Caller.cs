using System.Security.Claims;

namespace Insights.Server.Access;

/// <summary>Who sends a request, as whatever authenticated it found out.</summary>
/// <param name="Kind">What kind of caller.</param>
/// <param name="Scopes">The scopes of a key; none for other kinds.</param>
/// <param name="Name">What the owner calls it; null for who has no name.</param>
/// <param name="Id">The key, device or session; null where there is none, as for the owner on this machine.</param>
internal sealed record Caller(CallerKind Kind, Scope Scopes = Scope.None, string? Name = null, string? Id = null)
{
    /// <summary>
    /// The type of the identity that a caller is read from. Claims of any other identity count for nothing: those that another program has signed
    /// may have any names.
    /// </summary>
    internal const string IdentityType = "Insights";

    internal const string KindClaim = "insights:kind";
    internal const string ScopeClaim = "insights:scope";
    internal const string IdClaim = "insights:id";

    /// <summary>Nobody who is known.</summary>
    internal static Caller None { get; } = new(CallerKind.None);

    /// <summary>The owner, without a session.</summary>
    internal static Caller Owner { get; } = new(CallerKind.Owner);

    /// <summary>The caller of a principal; <see cref="None"/> where it says nothing of one.</summary>
    internal static Caller Of(ClaimsPrincipal principal)
    {
        foreach (var identity in principal.Identities)
        {
            if (identity.AuthenticationType != IdentityType || KindOf(identity) is not { } kind) continue;
            var scopes = Scope.None;
            if (kind == CallerKind.Key)
                foreach (var claim in identity.FindAll(ScopeClaim)) scopes |= ScopeNames.Find(claim.Value) ?? Scope.None;
            return new Caller(kind, scopes, identity.Name, identity.FindFirst(IdClaim)?.Value);
        }
        return None;
    }

    /// <summary>The caller as a principal, for authentication handlers and cookies.</summary>
    internal ClaimsPrincipal ToPrincipal()
    {
        if (Kind == CallerKind.None) return new ClaimsPrincipal(new ClaimsIdentity());
        var identity = new ClaimsIdentity(IdentityType);
        identity.AddClaim(new Claim(KindClaim, NameOf(Kind)));
        foreach (var scope in ScopeNames.Of(Scopes)) identity.AddClaim(new Claim(ScopeClaim, scope));
        if (Name is not null) identity.AddClaim(new Claim(identity.NameClaimType, Name));
        if (Id is not null) identity.AddClaim(new Claim(IdClaim, Id));
        return new ClaimsPrincipal(identity);
    }

    private static CallerKind? KindOf(ClaimsIdentity identity) => identity.FindFirst(KindClaim)?.Value switch
    {
        "owner" => CallerKind.Owner,
        "till" => CallerKind.Till,
        "key" => CallerKind.Key,
        _ => null,
    };

    private static string NameOf(CallerKind kind) => kind switch
    {
        CallerKind.Owner => "owner",
        CallerKind.Till => "till",
        _ => "key",
    };
}
