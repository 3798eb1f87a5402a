using Insights.Data.Customers;

namespace Insights.Data.Import.Merging;

/// <summary>
/// The customer whose baskets are being merged: found or added once, and completed by what the newest basket says when
/// the last of them is through. What the database already knows about a customer stays.
/// </summary>
internal sealed class CustomerUnderWay(IImportSession session)
{
    private string? reference;
    private CustomerId id;
    private bool isNew;
    private CustomerDetails known = CustomerDetails.None;
    private CustomerDetails stated = CustomerDetails.None;
    private DateTime statedAt;

    internal long Added { get; private set; }

    internal async ValueTask<CustomerId> EnterAsync(string externalId, CancellationToken cancellationToken)
    {
        if (reference == externalId) return id;
        await FinishAsync(cancellationToken);
        var found = await session.FindCustomerAsync(externalId, cancellationToken);
        reference = externalId;
        isNew = found is null;
        id = found?.Id ?? session.NextCustomerId();
        known = found?.Details ?? CustomerDetails.None;
        stated = CustomerDetails.None;
        statedAt = DateTime.MinValue;
        if (isNew) Added++;
        return id;
    }

    internal void Describe(DateTime occurredAt, CustomerDetails details)
    {
        if (ReferenceEquals(details, CustomerDetails.None)) return;
        stated = occurredAt >= statedAt ? details.Or(stated) : stated.Or(details);
        if (occurredAt > statedAt) statedAt = occurredAt;
    }

    internal async ValueTask FinishAsync(CancellationToken cancellationToken)
    {
        if (reference is null) return;
        var details = known.Or(stated);
        if (isNew) await session.InsertCustomerAsync(id, reference, details, cancellationToken);
        else if (details != known) await session.UpdateCustomerAsync(id, details, cancellationToken);
        reference = null;
    }
}
