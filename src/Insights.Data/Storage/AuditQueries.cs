using Insights.Data.Credentials;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Storage;

/// <summary>Adds to the audit. There is no way to change or delete what is in it.</summary>
public static class AuditQueries
{
    /// <summary>Adds entries in one transaction.</summary>
    public static async Task AddToAuditAsync(this IDatabase database, IReadOnlyList<AuditDraft> drafts, CancellationToken cancellationToken)
    {
        if (drafts.Count == 0 || !await database.IsCurrentAsync(cancellationToken)) return;
        await using var context = database.CreateContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
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
