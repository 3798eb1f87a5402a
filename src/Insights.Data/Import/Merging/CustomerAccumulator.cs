using Insights.Data.Customers;
using Insights.Data.Shops;
using Insights.Data.Values;

namespace Insights.Data.Import.Merging;

/// <summary>
/// The customer whose baskets are being merged: found or added once, and completed by what the baskets say when the last of
/// them is through.
/// </summary>
internal sealed class CustomerAccumulator(IImportSession session, ShopCalendar calendar)
{
    private string? reference;
    private CustomerId id;
    private CustomerDetails? known;
    private StatedDetails stated = new();
    private CustomerDetails last = CustomerDetails.None;
    private DateTime lastAt;

    internal long Added { get; private set; }

    internal async ValueTask<CustomerId> EnterAsync(string externalId, CancellationToken cancellationToken)
    {
        if (reference == externalId) return id;
        await FinishAsync(cancellationToken);
        var found = session.FindCustomer(externalId);
        reference = externalId;
        known = found?.Details;
        id = found?.Id ?? session.NextCustomerId();
        stated = new StatedDetails();
        last = CustomerDetails.None;
        if (found is null) Added++;
        return id;
    }

    internal void Describe(DateTime occurredAt, CustomerDetails details)
    {
        if (ReferenceEquals(details, CustomerDetails.None)) return;
        // The baskets of one customer mostly say the same: it is added once, with the newest time.
        if (!details.Equals(last))
        {
            Flush();
            (last, lastAt) = (details, occurredAt);
        }
        else if (occurredAt > lastAt) lastAt = occurredAt;
    }

    internal ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (reference is null) return ValueTask.CompletedTask;
        Flush();
        if (known is null) session.InsertCustomer(id, reference, stated.ToDetails());
        new CustomerFold(session, calendar).State(id, stated, known);
        reference = null;
        return ValueTask.CompletedTask;
    }

    private void Flush()
    {
        if (!ReferenceEquals(last, CustomerDetails.None)) stated.Add(last, UnixMilliseconds.From(lastAt), calendar);
        last = CustomerDetails.None;
    }
}
