using Insights.Data.Import.Merging;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Results;
using Insights.Data.Purchases;
using Insights.Data.Shops;

namespace Insights.Data.Import;

/// <summary>
/// Undoes an import: removes its statements, and recomputes the orders and customers from those of the other imports. Later
/// imports stay.
/// </summary>
internal sealed class ImportUndo(IImportDatabase database, ImportId importId)
{
    internal async Task<UndoResult> RunAsync(bool dryRun, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginImportAsync(cancellationToken);
        var (_, shop) = await session.BeginMergeAsync(cancellationToken);
        var imports = session.ReadImports();
        var import = Find(imports);
        if (shop is null) throw new ImportException(new("undo-unknown"));

        session.MarkOrdersOf(importId, cancellationToken);
        var customers = session.RemoveStatements(importId, cancellationToken);
        session.MarkUndone(importId);
        var remarks = new List<ImportMessage>();
        var zone = shop.TimeZone;
        Reopen(shop, session, imports, remarks);
        var calendar = new ShopCalendar(shop.TimeZone);
        if (shop.TimeZone != zone) session.MarkAllOrders(calendar);
        var orders = new Recomputation(session, calendar);
        orders.Run(cancellationToken);
        var fold = new CustomerFold(session, calendar);
        long gone = 0;
        foreach (var customer in customers)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!fold.Refresh(customer) && session.RemoveCustomer(customer)) gone++;
        }
        var runs = session.CountRuns();
        if (runs > 0) remarks.Add(new("note-undo-runs", ImportMessage.Number(runs)));
        if (!dryRun) await session.CommitAsync(shop, cancellationToken);
        return new UndoResult
        {
            ImportId = importId,
            FileName = import.FileName,
            Rows = import.Rows,
            OrdersRemoved = orders.Removed,
            OrdersRestored = orders.Changed,
            CustomersRemoved = gone,
            AmountBefore = orders.Before,
            AmountAfter = orders.After,
            Currency = shop.Currency,
            Runs = runs,
            Remarks = remarks,
        };
    }

    private StoredImport Find(IReadOnlyList<StoredImport> imports)
    {
        if (imports.FirstOrDefault(import => import.ImportId == importId) is not { } found) throw new ImportException(new("undo-unknown"));
        return found switch
        {
            { Outcome: ImportOutcome.Undone } => throw new ImportException(new("undo-done", found.FileName)),
            { Outcome: ImportOutcome.Failed } => throw new ImportException(new("undo-failed-import", found.FileName)),
            { HasStatements: false } => throw new ImportException(new("undo-earlier-version", found.FileName)),
            _ => found,
        };
    }

    /// <summary>Currency and time zone of the shop that only this import has stated become open questions again.</summary>
    private void Reopen(Shop shop, IImportSession session, IReadOnlyList<StoredImport> imports, List<ImportMessage> remarks)
    {
        var others = imports.Where(import => import.Outcome == ImportOutcome.Completed && import.ImportId != importId).ToList();
        // Imports of earlier versions have not recorded what they stated.
        if (others.Exists(import => !import.HasStatements)) return;
        if (!shop.CurrencyIsAssumed && !session.IsSettledByOwner(Questions.Questionnaire.ShopCurrency) && others.TrueForAll(import => import.StatedCurrency is null))
        {
            shop.CurrencyIsAssumed = true;
            if (others.Count > 0) remarks.Add(new("note-undo-currency"));
        }
        if (shop.TimeZoneIsAssumed || session.IsSettledByOwner(Questions.Questionnaire.ShopTimeZone) || others.Exists(import => import.StatedTimeZone is not null)) return;
        shop.TimeZoneIsAssumed = true;
        shop.TimeZone = ShopTerms.AssumedTimeZone;
        if (others.Count > 0) remarks.Add(new("note-undo-time-zone"));
    }
}
