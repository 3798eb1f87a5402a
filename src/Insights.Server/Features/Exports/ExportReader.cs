using Insights.Data.Runs;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Server.Features.Customers;
using Insights.Server.GraphQL.Lists;

namespace Insights.Server.Features.Exports;

/// <summary>Streams the customers of a run, however many there are.</summary>
internal sealed class ExportReader(IDatabase database)
{
    private static readonly ListDefinition<CustomerView> ByExternalId =
        CustomerLists.Customers with { DefaultOrder = [new ListOrder("externalId", IsDescending: false)] };

    private readonly ListReader lists = new(database);

    /// <summary>The rows of a list, in the list's order.</summary>
    internal IAsyncEnumerable<ExportedCustomer> ReadAsync(RunId run, ExportList list, CancellationToken cancellationToken)
    {
        var rows = list switch
        {
            ExportList.NextVips => lists.StreamAsync(CustomerLists.NextVips, [("@run", run.Value), ("@tier", (int)Tier.B)], cancellationToken),
            ExportList.ChurnRisks => lists.StreamAsync(CustomerLists.ChurnRisks, [("@run", run.Value), ("@tier", (int)Tier.B)], cancellationToken),
            _ => lists.StreamAsync(ByExternalId, [("@run", run.Value)], cancellationToken),
        };
        return rows.Select(customer => new ExportedCustomer(
            customer.ExternalId, customer.Name, customer.Country,
            customer.Found ?? throw new InvalidOperationException("A list of a run's customers has their results.")));
    }
}
