using System.Text;
using Insights.Data.Faults;
using Insights.Data.Import.Merging;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Planning;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Results;
using Insights.Data.Import.Rows;
using Insights.Data.Purchases;

namespace Insights.Data.Import;

/// <summary>
/// Imports files into a shop's database: recognises the format, reads every row once, and merges all of them in one
/// transaction or none.
/// </summary>
/// <param name="database">The shop's database; it is created or migrated on the way.</param>
/// <param name="clock">The time at which refunds without a date of their own are booked, and after which sales lie in the future.</param>
public sealed class Importer(IImportDatabase database, TimeProvider clock)
{
    /// <summary>Imports one file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="options">How to read it.</param>
    /// <param name="progress">Receives how far it is, from time to time; null for nobody.</param>
    /// <param name="cancellationToken">Stops the import; nothing is then changed.</param>
    /// <exception cref="ImportException">The file cannot be imported; nothing was changed.</exception>
    /// <exception cref="DatabaseException">The database cannot do its work; nothing was changed.</exception>
    public async Task<ImportResult> ImportAsync(
        ImportFile file, ImportOptions options, IProgress<ImportProgress>? progress, CancellationToken cancellationToken)
    {
        var startedAt = clock.GetUtcNow().UtcDateTime;
        // The database is made ready while the file is examined: the one waits for the disk where the other computes.
        Task migration = Task.Run(() => database.MigrateAsync(cancellationToken), cancellationToken);
        try
        {
            RejectReportFile.RefusePath(options.RejectReport, file, database);
            return await ImportAsync(file, options, migration, startedAt, progress, cancellationToken);
        }
        catch (ImportException error) when (!options.DryRun)
        {
            await migration;
            error.ImportId = await RecordFailureAsync(file, error, startedAt, cancellationToken);
            throw;
        }
        finally
        {
            await migration.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>
    /// Takes an import back, as if it had not been: what other imports state of the same orders and customers holds again.
    /// Analyses that were made with it stay as they are.
    /// </summary>
    /// <param name="importId">The import.</param>
    /// <param name="dryRun">True to change nothing and only say what would become of the shop.</param>
    /// <param name="cancellationToken">Stops it; nothing is then changed.</param>
    /// <exception cref="ImportException">It cannot be undone; the message states why.</exception>
    public async Task<UndoResult> UndoAsync(ImportId importId, bool dryRun, CancellationToken cancellationToken)
    {
        await database.MigrateAsync(cancellationToken);
        return await new ImportUndo(database, importId).RunAsync(dryRun, cancellationToken);
    }

    /// <summary>Changes the shop's currency or time zone; days are then cut anew.</summary>
    /// <param name="currency">ISO 4217 code; null leaves it.</param>
    /// <param name="timeZone">IANA id; null leaves it.</param>
    /// <param name="cancellationToken">Stops it; nothing is then changed.</param>
    /// <returns>The shop as it is then.</returns>
    /// <exception cref="ImportException">Something rests on what it is now; the message states what to do.</exception>
    /// <exception cref="Shops.UnknownTimeZoneException">There is no such time zone.</exception>
    public async Task<Shops.Shop> ChangeTermsAsync(string? currency, string? timeZone, CancellationToken cancellationToken)
    {
        await database.MigrateAsync(cancellationToken);
        return await new ShopTermsChange(database).RunAsync(currency, timeZone, cancellationToken);
    }

    private async Task<ImportId> RecordFailureAsync(ImportFile file, ImportException error, DateTime startedAt, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginImportAsync(cancellationToken);
        return await session.FailAsync(new ImportRecord
        {
            FileName = file.Name,
            StartedAt = startedAt,
            FinishedAt = clock.GetUtcNow().UtcDateTime,
            Outcome = ImportOutcome.Failed,
            Error = error.Details.Stored,
            Notes = "",
        }, cancellationToken);
    }

    private async Task<ImportResult> ImportAsync(
        ImportFile file, ImportOptions options, Task migration, DateTime startedAt, IProgress<ImportProgress>? progress,
        CancellationToken cancellationToken)
    {
        try
        {
            var plan = await FilePlan.MakeAsync(file, options, database.ReadAnswersAsync, cancellationToken);
            var run = new FileImport(database, plan, migration, startedAt, clock, progress);
            return await run.RunAsync(cancellationToken);
        }
        catch (DecoderFallbackException error) when (options.Dialect.Encoding is { } stated)
        {
            throw new ImportException(new("file-encoding", stated.WebName), error);
        }
        catch (OverflowException error)
        {
            // Of a single row it is a rejection; sums of many are the file's.
            throw new ImportException(new("shop-beyond-range"), error);
        }
        catch (IOException error) when (error is not FileNotFoundException)
        {
            throw new ImportException(new("file-unreadable", error.Message), error);
        }
    }
}
