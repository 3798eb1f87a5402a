using Insights.Data.Credentials;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Storage;

/// <summary>Makes, rotates, revokes and reads credentials. Each change raises its topic, by which every process sees it at its next request, and is in the audit.</summary>
public static class CredentialQueries
{
    /// <summary>More than this are not listed at once.</summary>
    public const int MaxListed = 1_000;

    /// <summary>How long the ended ones are read by servers, which tell in the audit why they refuse one.</summary>
    private static readonly TimeSpan EndedAreKnown = TimeSpan.FromDays(90);

    /// <summary>Makes a credential. Its token is returned this once.</summary>
    /// <param name="database">The database, of this program's version.</param>
    /// <param name="draft">What is to be made, without a fault.</param>
    /// <param name="caller">Who makes it.</param>
    /// <param name="clock">For the time.</param>
    /// <param name="cancellationToken">Stops it; nothing is then made.</param>
    public static async Task<IssuedCredential> CreateCredentialAsync(
        this IDatabase database, CredentialDraft draft, AuditCaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (draft.FaultAt(now) is { } fault) throw new ArgumentException(fault.Message, nameof(draft));
        await using var context = database.CreateContext();
        // SQLite begins it with the lock for writing, so that nobody else takes the same number.
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var issued = await AddAsync(context, draft, replaces: null, now, cancellationToken);
        var action = draft.Kind switch
        {
            CredentialKind.Key => AuditAction.KeyCreated,
            CredentialKind.Device => AuditAction.Paired,
            _ => AuditAction.SignedIn,
        };
        await context.AddToAuditAsync([new AuditDraft(now, caller, action, SubjectOf(issued.Credential))], cancellationToken);
        await context.RaiseAsync(Topics.Credentials, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return issued;
    }

    /// <summary>
    /// Makes another key of the same name, scopes and origins. The one before stays valid for a while, until its holder has been given the new one;
    /// the new one is valid for as long as the one before was when it was made.
    /// </summary>
    /// <param name="database">The database, of this program's version.</param>
    /// <param name="credentialId">The key.</param>
    /// <param name="overlap">How long the one before stays valid, 0 or more; never longer than it was.</param>
    /// <param name="caller">Who rotates it.</param>
    /// <param name="clock">For the time.</param>
    /// <param name="cancellationToken">Stops it; nothing is then changed.</param>
    public static async Task<CredentialChange> RotateCredentialAsync(
        this IDatabase database, long credentialId, TimeSpan overlap, AuditCaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(overlap, TimeSpan.Zero);
        await using var context = database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        if (await FindAsync(context, credentialId, cancellationToken) is not { Kind: CredentialKind.Key } before) return new CredentialChange(CredentialOutcome.NotFound, null);
        if (await context.Credentials.AnyAsync(later => later.Replaces == credentialId, cancellationToken)) return new CredentialChange(CredentialOutcome.Replaced, before);
        if (before.StateAt(now) != CredentialState.Active) return new CredentialChange(CredentialOutcome.Ended, before);
        var draft = new CredentialDraft(before.Kind, before.Name)
        {
            Scopes = before.ScopeList,
            ExpiresAt = before.ExpiresAt is { } end ? now + (end - before.CreatedAt) : null,
            Origins = before.OriginList,
            DocumentsOnly = before.DocumentsOnly,
        };
        var issued = await AddAsync(context, draft, before.CredentialId, now, cancellationToken);
        if (before.ExpiresAt is null || before.ExpiresAt > now + overlap) before.ExpiresAt = now + overlap;
        await context.AddToAuditAsync([new AuditDraft(now, caller, AuditAction.KeyRotated, $"{SubjectOf(before)}, by {issued.Credential.CredentialId}")], cancellationToken);
        await context.RaiseAsync(Topics.Credentials, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new CredentialChange(CredentialOutcome.Done, before) { Issued = issued };
    }

    /// <summary>Revokes a credential for good.</summary>
    /// <param name="database">The database, of this program's version.</param>
    /// <param name="credentialId">The credential.</param>
    /// <param name="kind">Its kind: one of another kind is not found.</param>
    /// <param name="caller">Who revokes it.</param>
    /// <param name="clock">For the time.</param>
    /// <param name="cancellationToken">Stops it; nothing is then changed.</param>
    public static async Task<CredentialChange> RevokeCredentialAsync(
        this IDatabase database, long credentialId, CredentialKind kind, AuditCaller caller, TimeProvider clock, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        if (await FindAsync(context, credentialId, cancellationToken) is not { } credential || credential.Kind != kind) return new CredentialChange(CredentialOutcome.NotFound, null);
        if (credential.RevokedAt is not null) return new CredentialChange(CredentialOutcome.Done, credential);
        credential.RevokedAt = now;
        await context.AddToAuditAsync([new AuditDraft(now, caller, AuditAction.KeyRevoked, SubjectOf(credential))], cancellationToken);
        await context.RaiseAsync(Topics.Credentials, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return new CredentialChange(CredentialOutcome.Done, credential);
    }

    /// <summary>Credentials of a kind, the newest first, ended ones too, at most <see cref="MaxListed"/>.</summary>
    public static async Task<IReadOnlyList<Credential>> ListCredentialsAsync(this IDatabase database, CredentialKind kind, CancellationToken cancellationToken)
    {
        if (!await database.IsCurrentAsync(cancellationToken)) return [];
        await using var context = database.CreateContext();
        return await context.Credentials.Where(credential => credential.Kind == kind).OrderByDescending(credential => credential.CredentialId).Take(MaxListed).ToListAsync(cancellationToken);
    }

    /// <summary>All credentials that can be used, of every kind, and those that ended lately.</summary>
    /// <param name="database">The database.</param>
    /// <param name="now">The time (UTC).</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static async Task<IReadOnlyList<Credential>> ReadCredentialsAsync(this IDatabase database, DateTime now, CancellationToken cancellationToken)
    {
        if (!await database.IsCurrentAsync(cancellationToken)) return [];
        var known = now - EndedAreKnown;
        await using var context = database.CreateContext();
        return await context.Credentials
            .Where(credential => (credential.ExpiresAt == null || credential.ExpiresAt > known) && (credential.RevokedAt == null || credential.RevokedAt > known))
            .OrderBy(credential => credential.CredentialId).ToListAsync(cancellationToken);
    }

    private static Task<Credential?> FindAsync(InsightsDbContext context, long credentialId, CancellationToken cancellationToken) =>
        context.Credentials.AsTracking().SingleOrDefaultAsync(credential => credential.CredentialId == credentialId, cancellationToken);

    private static async Task<IssuedCredential> AddAsync(InsightsDbContext context, CredentialDraft draft, long? replaces, DateTime now, CancellationToken cancellationToken)
    {
        var secret = BearerToken.NewSecret();
        var credential = new Credential
        {
            CredentialId = (await context.Credentials.MaxAsync(row => (long?)row.CredentialId, cancellationToken) ?? 0) + 1,
            Kind = draft.Kind,
            Name = draft.Name.Trim(),
            SecretHash = BearerToken.HashOf(secret),
            Scopes = string.Join(' ', draft.Scopes.Distinct().Order().Select(CredentialScopes.NameOf)),
            CreatedAt = now,
            ExpiresAt = draft.ExpiresAt,
            Replaces = replaces,
            Origins = string.Join(' ', draft.Origins.Select(WebOrigin.Normalise).Distinct(StringComparer.Ordinal)),
            DocumentsOnly = draft.DocumentsOnly,
        };
        context.Credentials.Add(credential);
        return new IssuedCredential(credential, BearerToken.Of(credential.CredentialId, secret));
    }

    private static string SubjectOf(Credential credential) => FormattableString.Invariant($"{credential.Kind.ToString().ToLowerInvariant()} {credential.CredentialId}");
}
