using Insights.Server.GraphQL.Batching;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Customers;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Customers;

/// <summary>Amounts, which need the shop's currency, and what is counted in the baskets.</summary>
[ResolverOf("CustomerResult")]
internal static class CustomerResultFields
{
    public static DataLoaderResult<int> Orders([Parent] CustomerResultView result, OrderCountReader orders) => OrdersOf(result, orders, counts => counts.InWindow);

    public static DataLoaderResult<int> LifetimeOrders([Parent] CustomerResultView result, OrderCountReader orders) => OrdersOf(result, orders, counts => counts.Lifetime);

    private static DataLoaderResult<int> OrdersOf(CustomerResultView result, OrderCountReader orders, Func<OrderCounts, int> choose)
    {
        var loading = orders.Load(result.Stored.CustomerId, result.OfRun.Stored);
        return new DataLoaderResult<int>(async token => choose(await loading.GetTypedAsync(token)));
    }

    public static Task<MoneyView> NetSpend([Parent] CustomerResultView result, CurrentShopReader shops, CancellationToken cancellationToken) =>
        shops.MoneyAsync(result.Stored.NetSpend, cancellationToken);

    public static Task<MoneyView> LifetimeNetSpend([Parent] CustomerResultView result, CurrentShopReader shops, CancellationToken cancellationToken) =>
        shops.MoneyAsync(result.Stored.LifetimeNetSpend, cancellationToken);

    public static async Task<MoneyView?> ExpectedSpend([Parent] CustomerResultView result, CurrentShopReader shops, CancellationToken cancellationToken) =>
        result.Stored.ExpectedSpend is { } spend ? await shops.MoneyAsync(spend, cancellationToken) : null;

    public static Task<MoneyIntervalView?> ExpectedSpendInterval([Parent] CustomerResultView result, CurrentShopReader shops, CancellationToken cancellationToken) =>
        MoneyIntervalView.OfAsync(result.Stored.ExpectedSpendLow, result.Stored.ExpectedSpendHigh, shops, cancellationToken);

    public static async Task<MoneyView?> Clv([Parent] CustomerResultView result, CurrentShopReader shops, CancellationToken cancellationToken) =>
        result.Stored.Clv is { } clv ? await shops.MoneyAsync(clv, cancellationToken) : null;

    public static async Task<MoneyView?> KeepingWorth([Parent] CustomerResultView result, CurrentShopReader shops, CancellationToken cancellationToken) =>
        result.Stored.KeepingWorth is { } worth ? await shops.MoneyAsync(worth, cancellationToken) : null;

    public static Task<MoneyIntervalView?> ClvInterval([Parent] CustomerResultView result, CurrentShopReader shops, CancellationToken cancellationToken) =>
        MoneyIntervalView.OfAsync(result.Stored.ClvLow, result.Stored.ClvHigh, shops, cancellationToken);
}
