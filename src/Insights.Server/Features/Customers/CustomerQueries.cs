using Insights.Data.Customers;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.GraphQL.Paging;
using Insights.Server.GraphQL.Requests;
using Insights.Server.GraphQL.Rights;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Lists;
using Insights.Server.Queries.Purchases;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Customers;

/// <summary>Customers.</summary>
[ResolverOf("Query")]
internal static class CustomerQueries
{
    public static async Task<Connection<CustomerView>> Customers(
        int? first, string? after, int? last, string? before, InputObject? where, IReadOnlyList<InputObject>? order, string? run,
        Selection selection, CustomerReader customers, CancellationToken cancellationToken)
    {
        var page = PageArguments.Of(first, after, last, before);
        return await customers.RunOfAsync(run, page, cancellationToken) is { } found
            ? await customers.ReadAsync(found, page, where, order, ResultProjection.OfPage(selection), cancellationToken)
            : Connection<CustomerView>.Empty;
    }

    public static async Task<CustomerView?> Customer(
        string? id, string? externalId, Selection selection, CustomerReader customers, CancellationToken cancellationToken)
    {
        var results = selection.Has("result") ? ResultProjection.Of(selection.Of("result")) : null;
        return (id, externalId) switch
        {
            ({ } known, null) => GraphQLErrorException.Demand(
                await customers.FindAsync(new CustomerId(GlobalId.Parse(known, CustomerView.TypeName)), results, cancellationToken), CustomerView.TypeName),
            (null, { } known) => await customers.FindAsync(known, results, cancellationToken),
            _ => throw new GraphQLErrorException(GraphQLErrorException.BadInput, "Name the customer by 'id' or by 'externalId'."),
        };
    }

    public static Task<IReadOnlyList<CustomerView>> SearchCustomers(string text, int first, CustomerSearchReader search, CurrentCaller caller, CancellationToken cancellationToken) =>
        first is >= 1 and <= PageArguments.MostItems
            ? caller.May($"{CustomerView.TypeName}.email") ? search.FindAsync(text, first, cancellationToken) : search.FindWithoutEmailAsync(text, first, cancellationToken)
            : throw new GraphQLErrorException(GraphQLErrorException.BadInput, $"'first' is 1 to {PageArguments.MostItems}.");
}

/// <summary>What belongs to a customer.</summary>
[ResolverOf("Customer")]
internal static class CustomerFields
{
    public static async Task<DataLoaderResult<CustomerResultView?>> Result(
        [Parent] CustomerView customer, string? run, CustomerReader customers, RunReader runs, CancellationToken cancellationToken)
    {
        var found = run is null && customer.Found is { } known ? await runs.FindAsync(known.RunId, cancellationToken) : await runs.FindAsync(run, cancellationToken);
        if (found is null) return new DataLoaderResult<CustomerResultView?>(_ => Task.FromResult<CustomerResultView?>(null));
        if (customer.Found is { } result && result.RunId == found.RunId)
            return new DataLoaderResult<CustomerResultView?>(_ => Task.FromResult<CustomerResultView?>(new CustomerResultView(runs.ViewOf(found), result)));
        var deferred = customers.LoadResult(customer.CustomerId, found.RunId);
        return new DataLoaderResult<CustomerResultView?>(async token =>
            await deferred.GetTypedAsync(token) is { } loaded ? new CustomerResultView(runs.ViewOf(found), loaded) : null);
    }

    public static DataLoaderResult<Connection<PurchaseView>> Purchases(
        [Parent] CustomerView customer, int? first, string? after, int? last, string? before, PurchaseReader purchases) =>
        purchases.LoadPage(customer.CustomerId, PageArguments.Of(first, after, last, before));
}
