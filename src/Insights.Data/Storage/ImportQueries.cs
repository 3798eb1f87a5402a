using Insights.Data.Import.Merging;
using Insights.Data.Import.Results;
using Insights.Data.Purchases;
using Microsoft.EntityFrameworkCore;

namespace Insights.Data.Storage;

/// <summary>Reads records of imports.</summary>
public static class ImportQueries
{
    /// <summary>An import's record, or null.</summary>
    public static async Task<ImportRecord?> FindImportAsync(this IDatabase database, ImportId id, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Imports.FirstOrDefaultAsync(import => import.ImportId == id, cancellationToken);
    }

    /// <summary>True where an import has been completed after an instant (UTC), or at all where none is given.</summary>
    public static async Task<bool> HasImportedSinceAsync(this IDatabase database, DateTime? instant, CancellationToken cancellationToken)
    {
        await using var context = database.CreateContext();
        return await context.Imports.AnyAsync(import => import.Outcome == ImportOutcome.Completed && (instant == null || import.FinishedAt > instant), cancellationToken);
    }
}
