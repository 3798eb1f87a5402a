using Insights.Data.Shops;
using Insights.Data.Values;

namespace Insights.Data.Import.Merging;

/// <summary>
/// Brings the rows of a customer file into the database: what the file states newest holds. A list without dates states
/// what is true at the time of its import.
/// </summary>
internal sealed class CustomerMerger(IImportSession session, ShopCalendar calendar, DateTime importedAt)
{
    private readonly CustomerFold fold = new(session, calendar);

    internal long Imported { get; private set; }
    internal long AlreadyPresent { get; private set; }
    internal long Updated { get; private set; }

    internal async Task MergeAsync(CancellationToken cancellationToken)
    {
        var statedAt = UnixMilliseconds.From(importedAt);
        await foreach (var row in session.ReadCustomersAsync(cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (session.FindCustomer(row.ExternalId) is not var (id, known))
            {
                var first = new StatedDetails();
                first.Add(row.Details, statedAt, calendar);
                id = session.NextCustomerId();
                session.InsertCustomer(id, row.ExternalId, row.Details);
                fold.State(id, first, known: null);
                Imported++;
                continue;
            }
            var stated = StatedDetails.Parse(session.ReadCustomerStatement(id));
            stated.Correct(row.Details, statedAt, calendar);
            session.InsertCustomerStatement(id, stated.ToJson());
            fold.Refresh(id, known);
            if (session.FindCustomer(row.ExternalId)?.Details == known) AlreadyPresent++;
            else Updated++;
        }
    }
}
