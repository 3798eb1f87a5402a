using Insights.Data.Customers;
using Insights.Data.Operations;
using Insights.Data.Storage;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Caching;

namespace Insights.Server.Queries.Practice;

/// <summary>Reads which suggestions were followed and not reversed.</summary>
[Reads(Topics.Practice)]
internal sealed class DoneReader(IDatabase database, ResultCache cache)
{
    /// <summary>Those since a day, the latest first.</summary>
    internal Task<IReadOnlyList<Operation>> ReadSinceAsync(DateOnly day, CancellationToken cancellationToken) => cache.GetAsync(
        (nameof(DoneReader), day), Topics.Practice, () => database.ReadOperationsAsync(OperationKind.SuggestionDone, day, cancellationToken), cancellationToken);

    /// <summary>Those of a customer, the latest first.</summary>
    internal Task<IReadOnlyList<Operation>> ReadOfAsync(CustomerId customer, CancellationToken cancellationToken) => cache.GetAsync(
        (nameof(DoneReader), customer), Topics.Practice, () => database.ReadOperationsAsync(OperationKind.SuggestionDone, customer, cancellationToken), cancellationToken);
}
