using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Purchases;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Purchases;

/// <summary>What belongs to a basket.</summary>
[ResolverOf("Purchase")]
internal static class PurchaseFields
{
    public static Task<MoneyView> Amount([Parent] PurchaseView purchase, CurrentShopReader shops, CancellationToken cancellationToken) =>
        shops.MoneyAsync(purchase.Value, cancellationToken);

    public static async Task<MoneyView?> Discount([Parent] PurchaseView purchase, CurrentShopReader shops, CancellationToken cancellationToken) =>
        purchase.StatedDiscount is { } discount ? await shops.MoneyAsync(discount, cancellationToken) : null;

    public static DataLoaderResult<CustomerView> Customer([Parent] PurchaseView purchase, CustomerReader customers)
    {
        var deferred = customers.LoadCustomer(purchase.CustomerId);
        return new DataLoaderResult<CustomerView>(async token =>
            await deferred.GetTypedAsync(token) ?? throw new InvalidOperationException("A basket has a customer."));
    }

    public static DataLoaderResult<IReadOnlyList<PurchaseLineView>> Lines([Parent] PurchaseView purchase, PurchaseReader purchases)
    {
        var deferred = purchases.LoadLines(purchase.CustomerId, purchase.BasketId);
        return new DataLoaderResult<IReadOnlyList<PurchaseLineView>>(async token => await deferred.GetTypedAsync(token) ?? []);
    }
}
