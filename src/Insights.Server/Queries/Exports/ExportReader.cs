using System.Runtime.CompilerServices;
using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Server.GraphQL.Batching;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Lists;

namespace Insights.Server.Queries.Exports;

/// <summary>Streams the customers of a run, however many there are.</summary>
internal sealed class ExportReader(IDatabase database)
{
    private static readonly ListDefinition<CustomerView> ByExternalId =
        CustomerLists.Customers with { DefaultOrder = [new ListOrder("externalId", IsDescending: false)] };

    private readonly ListReader lists = new(database);

    private readonly OrderCountReader orders = new(database);

    /// <summary>The rows of a list, in the list's order.</summary>
    internal IAsyncEnumerable<ExportedCustomer> ReadAsync(Run run, ExportList list, CancellationToken cancellationToken)
    {
        var id = run.RunId.Value;
        return WithOrdersAsync(run, list switch
        {
            ExportList.NextVips => lists.StreamAsync(CustomerLists.NextVips, [("@run", id), ("@tier", (int)Tier.B)], cancellationToken),
            ExportList.ChurnRisks => lists.StreamAsync(CustomerLists.ChurnRisks, [("@run", id), ("@tier", (int)Tier.B)], cancellationToken),
            ExportList.AtRisk => AtRiskAsync(run, cancellationToken),
            _ => lists.StreamAsync(ByExternalId, [("@run", id)], cancellationToken),
        }, cancellationToken);
    }

    private async IAsyncEnumerable<CustomerView> AtRiskAsync(Run run, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var isGone in (bool[])[false, true])
            await foreach (var customer in lists.StreamAsync(CustomerLists.Late(isGone), [("@run", run.RunId.Value), ("@asOf", EpochDay.From(run.AsOf)), ("@a", (int)Tier.A), ("@b", (int)Tier.B)], cancellationToken))
                yield return customer;
    }

    /// <summary>The same customers with their orders.</summary>
    internal async IAsyncEnumerable<ExportedCustomer> WithOrdersAsync(
        Run run, IAsyncEnumerable<CustomerView> customers, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var some in customers.Chunk(BatchSizes.MaxKeys).WithCancellation(cancellationToken))
        {
            // All are requested before the first is awaited, so that they are counted with one statement.
            var loading = Array.ConvertAll(some, customer => orders.Load(customer.CustomerId, run));
            for (var i = 0; i < some.Length; i++)
            {
                var result = some[i].Found ?? throw new InvalidOperationException("A list of a run's customers has their results.");
                yield return new ExportedCustomer(some[i], result, await loading[i].GetTypedAsync(cancellationToken));
            }
        }
    }
}
