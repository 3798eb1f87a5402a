using Insights.Data.Import.Merging;
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
}
