using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Shops;

/// <summary>The shop.</summary>
[ResolverOf("Query")]
internal static class ShopQueries
{
    public static async Task<ShopView?> Shop(CurrentShopReader shops, CancellationToken cancellationToken) =>
        await shops.FindAsync(cancellationToken) is { } shop ? new ShopView(shop.Name, shop.Currency, shop.TimeZone) : null;
}

/// <summary>The shop, as the API shows it.</summary>
internal sealed record ShopView(string? Name, string Currency, string TimeZone);

/// <summary>The state of the shop's data.</summary>
[ResolverOf("Shop")]
internal static class ShopFields
{
    public static async Task<int> DataVersion([Parent] ShopView shop, ShopRevisionReader revisions, CancellationToken cancellationToken) =>
        (int)await revisions.ReadAsync(cancellationToken);

    public static Task<DateOnly?> NewestPurchase([Parent] ShopView shop, NewestPurchaseReader purchases, CancellationToken cancellationToken) =>
        purchases.ReadAsync(cancellationToken);
}
