namespace Insights.Data.Credentials;

/// <summary>
/// What a caller proves itself with: a key of a program, a paired device, or a session of the owner. The secret itself is stored nowhere; a
/// credential is never deleted, so that entries of the audit keep their actor.
/// </summary>
public sealed class Credential
{
    /// <summary>Number, from 1, which the token names.</summary>
    public long CredentialId { get; init; }

    /// <summary>Who holds it.</summary>
    public CredentialKind Kind { get; init; }

    /// <summary>What the owner calls its holder, 1 to <see cref="CredentialDraft.MaxNameLength"/> characters.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the secret, 32 bytes. The secret is random, so that nothing slower is needed: it cannot be guessed from a list.</summary>
    public required byte[] SecretHash { get; init; }

    /// <summary>What it is for, by their names, separated by blanks; empty where the kind says it all.</summary>
    public required string Scopes { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public DateTime CreatedAt { get; init; }

    /// <summary>From when on it is not valid (UTC); null for never.</summary>
    public DateTime? ExpiresAt { get; set; }

    /// <summary>When it was last used (UTC), to a minute; null for never.</summary>
    public DateTime? LastUsedAt { get; init; }

    /// <summary>When it was revoked (UTC); null where it was not.</summary>
    public DateTime? RevokedAt { get; set; }

    /// <summary>The credential whose place it takes; null for none.</summary>
    public long? Replaces { get; init; }

    /// <summary>Origins of web pages that may use it, separated by blanks; empty where no page may.</summary>
    public required string Origins { get; init; }

    /// <summary>True where it may execute trusted documents only.</summary>
    public bool DocumentsOnly { get; init; }

    /// <summary>What it is for.</summary>
    public IReadOnlyList<CredentialScope> ScopeList => [.. Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(CredentialScopes.Parse)];

    /// <summary>Origins of web pages that may use it.</summary>
    public IReadOnlyList<string> OriginList => Origins.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Whether it can be used at an instant (UTC).</summary>
    public CredentialState StateAt(DateTime now) => RevokedAt is not null ? CredentialState.Revoked : ExpiresAt <= now ? CredentialState.Expired : CredentialState.Active;
}

/// <summary>Who holds a credential. The numbers are stored.</summary>
public enum CredentialKind
{
    /// <summary>A program, by a key that the owner gave it.</summary>
    Key = 0,

    /// <summary>A device that was paired, as a telephone at the till.</summary>
    Device = 1,

    /// <summary>The owner's browser.</summary>
    Session = 2,
}

/// <summary>Whether a credential can be used.</summary>
public enum CredentialState
{
    /// <summary>It can.</summary>
    Active,

    /// <summary>Its time is over.</summary>
    Expired,

    /// <summary>Somebody has revoked it.</summary>
    Revoked,
}
