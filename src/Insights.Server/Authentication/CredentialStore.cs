using System.Security.Cryptography;
using Insights.Data.Credentials;
using Insights.Data.Storage;

namespace Insights.Server.Authentication;

/// <summary>
/// The credentials in memory, read again when their revision has changed, whichever process has changed them: a revocation holds from the next
/// request on.
/// </summary>
internal sealed class CredentialStore(IDatabase database, TimeProvider clock)
{
    private static readonly byte[] NobodysHash = BearerToken.HashOf(BearerToken.NewSecret());
    private volatile Known? known;

    /// <summary>Finds the credential that a token proves. Whatever is wrong with a token, the same work is done.</summary>
    internal async Task<Verification> VerifyAsync(string? token, CancellationToken cancellationToken)
    {
        var all = await ReadAsync(cancellationToken);
        var isToken = BearerToken.TryParse(token ?? "", out var id, out var secret);
        var credential = isToken ? all.ById.GetValueOrDefault(id) : null;
        var matches = CryptographicOperations.FixedTimeEquals(BearerToken.HashOf(secret), credential?.SecretHash ?? NobodysHash);
        var fault = !isToken ? "no key" : FaultOf(credential, matches);
        return fault is null ? new Verification(credential, null) : new Verification(null, isToken ? FormattableString.Invariant($"key {id}, {fault}") : fault);
    }

    private string? FaultOf(Credential? credential, bool matches) =>
        credential is null ? "unknown" : !matches ? "wrong secret" : credential.StateAt(clock.GetUtcNow().UtcDateTime) switch
        {
            CredentialState.Active => null,
            CredentialState.Expired => "expired",
            _ => "revoked",
        };

    /// <summary>The credential of a number as long as it is valid; null otherwise.</summary>
    internal async Task<Credential?> FindValidAsync(long id, CancellationToken cancellationToken)
    {
        var all = await ReadAsync(cancellationToken);
        return all.ById.GetValueOrDefault(id) is { } credential && credential.StateAt(clock.GetUtcNow().UtcDateTime) == CredentialState.Active ? credential : null;
    }

    /// <summary>True where a valid credential names an origin.</summary>
    internal async Task<bool> NamesOriginAsync(string origin, CancellationToken cancellationToken)
    {
        var all = await ReadAsync(cancellationToken);
        var now = clock.GetUtcNow().UtcDateTime;
        return all.ByOrigin[origin].Any(credential => credential.StateAt(now) == CredentialState.Active);
    }

    private async Task<Known> ReadAsync(CancellationToken cancellationToken)
    {
        // Before the rows: what is in memory may be newer than its revision, never older.
        var revision = (await database.ReadRevisionsAsync(cancellationToken)).Of(Topics.Credentials);
        if (known is { } before && before.Revision == revision) return before;
        var credentials = await database.ReadCredentialsAsync(clock.GetUtcNow().UtcDateTime, cancellationToken);
        return known = new Known(
            revision, credentials.ToDictionary(credential => credential.CredentialId),
            credentials.SelectMany(credential => credential.OriginList.Select(origin => (origin, credential))).ToLookup(pair => pair.origin, pair => pair.credential, StringComparer.Ordinal));
    }

    private sealed record Known(Revisions Revision, Dictionary<long, Credential> ById, ILookup<string, Credential> ByOrigin);
}

/// <summary>What became of a token.</summary>
/// <param name="Credential">The credential that it proves; null where it proves none.</param>
/// <param name="Reason">Why it proves none, for the audit only; null where it does.</param>
internal sealed record Verification(Credential? Credential, string? Reason);
