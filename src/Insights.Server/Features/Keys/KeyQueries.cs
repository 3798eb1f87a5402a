using System.Globalization;
using Insights.Data.Credentials;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Paging;
using Insights.Server.Queries.Audit;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Features.Keys;

/// <summary>Keys and the audit.</summary>
[ResolverOf("Query")]
internal static class KeyQueries
{
    public static async Task<IReadOnlyList<KeyView>> Keys(IDatabase database, TimeProvider clock, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return [.. (await database.ListCredentialsAsync(CredentialKind.Key, cancellationToken)).Select(key => new KeyView(key, now))];
    }

    public static Task<Connection<AuditEntryView>> AuditEntries(
        int? first, string? after, int? last, string? before, AuditReader audit, CancellationToken cancellationToken) =>
        audit.ReadAsync(PageArguments.Of(first, after, last, before), cancellationToken);
}

/// <summary>A key, as the API shows it.</summary>
/// <param name="Credential">The key.</param>
/// <param name="Now">The time (UTC).</param>
internal sealed record KeyView(Credential Credential, DateTime Now)
{
    public string Id => Credential.CredentialId.ToString(CultureInfo.InvariantCulture);

    public string Name => Credential.Name;

    public IReadOnlyList<CredentialScope> Scopes => Credential.ScopeList;

    public CredentialState State => Credential.StateAt(Now);

    public DateTime CreatedAt => Credential.CreatedAt;

    public DateTime? ExpiresAt => Credential.ExpiresAt;

    public DateTime? LastUsedAt => Credential.LastUsedAt;

    public DateTime? RevokedAt => Credential.RevokedAt;

    public string? Replaces => Credential.Replaces?.ToString(CultureInfo.InvariantCulture);

    public IReadOnlyList<string> Origins => Credential.OriginList;

    public bool TrustedDocumentsOnly => Credential.DocumentsOnly;
}
