namespace Insights.Data.Import.Merging;

/// <summary>Brings the rows of a customer file into the database: what the file states replaces what was known.</summary>
internal sealed class CustomerMerger(IImportSession session)
{
    internal long Imported { get; private set; }
    internal long AlreadyPresent { get; private set; }
    internal long Updated { get; private set; }

    internal async Task MergeAsync(CancellationToken cancellationToken)
    {
        await foreach (var row in session.ReadCustomersAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (await session.FindCustomerAsync(row.ExternalId, cancellationToken) is not var (id, known))
            {
                await session.InsertCustomerAsync(session.NextCustomerId(), row.ExternalId, row.Details, cancellationToken);
                Imported++;
                continue;
            }
            var details = row.Details.Or(known);
            if (details == known)
            {
                AlreadyPresent++;
                continue;
            }
            await session.UpdateCustomerAsync(id, details, cancellationToken);
            Updated++;
        }
    }
}
