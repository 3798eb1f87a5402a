namespace Insights.Data.Credentials;

/// <summary>Something that was done and that the owner may want to know of later. Entries are only added: the database itself refuses to change or delete one.</summary>
public sealed class AuditEntry
{
    /// <summary>Number, from 1, in the order of what happened.</summary>
    public long AuditEntryId { get; init; }

    /// <summary>When it happened (UTC).</summary>
    public DateTime At { get; init; }

    /// <summary>Who did it.</summary>
    public AuditActor Actor { get; init; }

    /// <summary>The credential by which it was done; null for the owner on this machine and for nobody.</summary>
    public long? CredentialId { get; init; }

    /// <summary>What was done.</summary>
    public AuditAction Action { get; init; }

    /// <summary>To what, without the data themselves: a key's number, a list's name; null where the action says it all.</summary>
    public string? Subject { get; init; }

    /// <summary>The network address that it came from; null for the command line.</summary>
    public string? Address { get; init; }
}

/// <summary>Who did something. The numbers are stored.</summary>
public enum AuditActor
{
    /// <summary>The owner, on this machine or in a session.</summary>
    Owner = 0,

    /// <summary>A paired device.</summary>
    Till = 1,

    /// <summary>A program with a key.</summary>
    Key = 2,

    /// <summary>Somebody who has not proved who it is.</summary>
    Nobody = 3,
}

/// <summary>What was done. The numbers are stored.</summary>
public enum AuditAction
{
    /// <summary>The owner signed in.</summary>
    SignedIn = 0,

    /// <summary>A password, a code or a key was refused.</summary>
    SignInFailed = 1,

    /// <summary>An address failed so often that it is locked out for a while.</summary>
    LockedOut = 2,

    /// <summary>A device was paired.</summary>
    Paired = 3,

    /// <summary>A key was made.</summary>
    KeyCreated = 4,

    /// <summary>A key was replaced by another one.</summary>
    KeyRotated = 5,

    /// <summary>A key, a device or a session was revoked.</summary>
    KeyRevoked = 6,

    /// <summary>Settings of the shop were changed.</summary>
    SettingsChanged = 7,

    /// <summary>A list left as a file.</summary>
    Exported = 8,

    /// <summary>What names a person was read.</summary>
    PersonalRead = 9,

    /// <summary>A person was erased.</summary>
    Erased = 10,
}

/// <summary>Who does something, for the audit.</summary>
/// <param name="Actor">Who.</param>
/// <param name="CredentialId">By which credential; null for none.</param>
/// <param name="Address">From which network address; null for the command line.</param>
public sealed record AuditCaller(AuditActor Actor, long? CredentialId, string? Address)
{
    /// <summary>The owner at the command line of this machine.</summary>
    public static AuditCaller CommandLine { get; } = new(AuditActor.Owner, CredentialId: null, Address: null);
}

/// <summary>What is to be added to the audit.</summary>
/// <param name="At">When it happened (UTC).</param>
/// <param name="Caller">Who did it.</param>
/// <param name="Action">What was done.</param>
/// <param name="Subject">To what, without the data themselves; null where the action says it all.</param>
public sealed record AuditDraft(DateTime At, AuditCaller Caller, AuditAction Action, string? Subject)
{
    /// <summary>The longest subject; what is longer is cut.</summary>
    public const int MaxSubjectLength = 200;
}
