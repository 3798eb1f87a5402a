using Insights.Data.Customers;
using Insights.Data.Import.Rows;
using Insights.Data.Purchases;
using Insights.Data.Values;
using Insights.Server.Features.Customers;
using Insights.Server.Features.Shops;
using Insights.Server.GraphQL;
using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;

namespace Insights.Server.Features.Purchases;

/// <summary>A basket, as the API shows it.</summary>
internal sealed record PurchaseView(
    BasketId BasketId, CustomerId CustomerId, DateTime OccurredAt, DateOnly Day, BasketKind Kind, Money Value, decimal Quantity, int LineCount,
    Money? StatedDiscount, string? Channel, string OrderRef)
{
    internal const string TypeName = "Purchase";

    public string Id => new GlobalId(TypeName, BasketId.Value, CustomerId.Value).ToString();

    public string? OrderId => DerivedReference.OrderOf(OrderRef);
}

/// <summary>A line, as the API shows it.</summary>
internal sealed record PurchaseLineView(string? Product, string? ProductName, decimal Quantity, Money Value);

/// <summary>What belongs to a basket.</summary>
[ResolverOf("Purchase")]
internal static class PurchaseFields
{
    public static Task<MoneyView> Amount([Parent] PurchaseView purchase, CurrentShopReader shops, CancellationToken cancellationToken) =>
        shops.MoneyAsync(purchase.Value, cancellationToken);

    public static async Task<MoneyView?> Discount([Parent] PurchaseView purchase, CurrentShopReader shops, CancellationToken cancellationToken) =>
        purchase.StatedDiscount is { } discount ? await shops.MoneyAsync(discount, cancellationToken) : null;

    public static Deferred<CustomerView> Customer([Parent] PurchaseView purchase, CustomerReader customers)
    {
        var deferred = customers.LoadCustomer(purchase.CustomerId);
        return new Deferred<CustomerView>(async token =>
            await deferred.GetTypedAsync(token) ?? throw new InvalidOperationException("A basket has a customer."));
    }

    public static Deferred<IReadOnlyList<PurchaseLineView>> Lines([Parent] PurchaseView purchase, PurchaseReader purchases)
    {
        var deferred = purchases.LoadLines(purchase.CustomerId, purchase.BasketId);
        return new Deferred<IReadOnlyList<PurchaseLineView>>(async token => await deferred.GetTypedAsync(token) ?? []);
    }
}

/// <summary>Amounts, which need the shop's currency.</summary>
[ResolverOf("PurchaseLine")]
internal static class PurchaseLineFields
{
    public static Task<MoneyView> Amount([Parent] PurchaseLineView line, CurrentShopReader shops, CancellationToken cancellationToken) =>
        shops.MoneyAsync(line.Value, cancellationToken);
}
