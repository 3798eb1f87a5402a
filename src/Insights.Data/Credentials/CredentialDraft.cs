namespace Insights.Data.Credentials;

/// <summary>A credential that is to be made.</summary>
/// <param name="Kind">Who will hold it.</param>
/// <param name="Name">What the owner calls its holder.</param>
public sealed record CredentialDraft(CredentialKind Kind, string Name)
{
    /// <summary>The longest name.</summary>
    public const int MaxNameLength = 100;

    /// <summary>More origins than this have no page of one shop.</summary>
    public const int MaxOrigins = 20;

    /// <summary>What it is for.</summary>
    public IReadOnlyList<CredentialScope> Scopes { get; init; } = [];

    /// <summary>From when on it is not valid (UTC); null for never.</summary>
    public DateTime? ExpiresAt { get; init; }

    /// <summary>Origins of web pages that may use it, as <see cref="WebOrigin"/> has them.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>True where it may execute trusted documents only.</summary>
    public bool DocumentsOnly { get; init; }

    /// <summary>What is wrong with it, and in which field; null where nothing is.</summary>
    /// <param name="now">The time (UTC).</param>
    public (string Message, string Field)? FaultAt(DateTime now) =>
        string.IsNullOrWhiteSpace(Name) || Name.Length > MaxNameLength || Name.Any(char.IsControl) ? ($"A name has 1 to {MaxNameLength} letters, such as 'Web shop'.", "name")
        : Kind == CredentialKind.Key && Scopes.Count == 0 ? ($"Say what the key is for, with one or more of {string.Join(", ", CredentialScopes.Names)}.", "scopes")
        : ExpiresAt <= now ? ("The day on which it expires must be to come.", "expiresAt")
        : Origins.Count > MaxOrigins ? ($"A key has at most {MaxOrigins} origins.", "origins")
        : Origins.FirstOrDefault(origin => WebOrigin.Normalise(origin) is null) is { } wrong ? ($"'{wrong}' is no origin such as https://shop.example: scheme, name and port of the pages, and nothing else.", "origins")
        : null;
}

/// <summary>A credential that was just made, with the token that nobody can read again.</summary>
/// <param name="Credential">The credential.</param>
/// <param name="Token">What its holder sends.</param>
public sealed record IssuedCredential(Credential Credential, string Token);

/// <summary>What became of a rotation or a revocation.</summary>
public enum CredentialOutcome
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>There is none of this number.</summary>
    NotFound,

    /// <summary>It can be used no longer, because it has expired or was revoked.</summary>
    Ended,

    /// <summary>Another one has taken its place already.</summary>
    Replaced,
}

/// <summary>What became of a change of a credential.</summary>
/// <param name="Outcome">What became of it.</param>
/// <param name="Credential">The credential as it is now; null where there is none.</param>
public sealed record CredentialChange(CredentialOutcome Outcome, Credential? Credential)
{
    /// <summary>The one that takes its place; null unless it was rotated.</summary>
    public IssuedCredential? Issued { get; init; }
}
