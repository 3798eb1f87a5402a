using Insights.Data.Credentials;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Storage;

/// <summary>Adds to the audit. There is no way to change or delete what is in it.</summary>
public static class AuditQueries
{
    /// <summary>Adds entries, and stores when credentials were used, in one transaction.</summary>
    /// <param name="database">The database.</param>
    /// <param name="drafts">The entries, in the order of what happened.</param>
    /// <param name="uses">When credentials were used (UTC), by their numbers.</param>
    /// <param name="cancellationToken">Stops it; nothing is then written.</param>
    public static async Task AddToAuditAsync(this IDatabase database, IReadOnlyList<AuditDraft> drafts, IReadOnlyDictionary<long, DateTime> uses, CancellationToken cancellationToken)
    {
        if (drafts.Count + uses.Count == 0 || !await database.IsCurrentAsync(cancellationToken)) return;
        await using var context = database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        foreach (var (id, at) in uses)
        {
            await context.Credentials.Where(credential => credential.CredentialId == id && (credential.LastUsedAt == null || credential.LastUsedAt < at))
                .ExecuteUpdateAsync(change => change.SetProperty(credential => credential.LastUsedAt, at), cancellationToken);
        }
        await context.AddToAuditAsync(drafts, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Adds entries within the transaction of what they tell of; the caller saves.</summary>
    internal static async Task AddToAuditAsync(this InsightsDbContext context, IReadOnlyList<AuditDraft> drafts, CancellationToken cancellationToken)
    {
        var last = await context.AuditEntries.MaxAsync(entry => (long?)entry.AuditEntryId, cancellationToken) ?? 0;
        foreach (var draft in drafts)
        {
            context.AuditEntries.Add(new AuditEntry
            {
                AuditEntryId = ++last,
                At = draft.At,
                Actor = draft.Caller.Actor,
                CredentialId = draft.Caller.CredentialId,
                Action = draft.Action,
                Subject = draft.Subject is { Length: > AuditDraft.MaxSubjectLength } ? draft.Subject[..AuditDraft.MaxSubjectLength] : draft.Subject,
                Address = draft.Caller.Address,
            });
        }
        await context.RaiseAsync(Topics.Audit, cancellationToken);
    }
}
