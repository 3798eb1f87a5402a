using Insights.Server.GraphQL.Answers;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Shops;

/// <summary>The shop.</summary>
[ResolverOf("Query")]
internal static class ShopQueries
{
    public static async Task<ShopView?> Shop(CurrentShopReader shops, CurrentRevisions revisions, CancellationToken cancellationToken) =>
        await shops.FindAsync(cancellationToken) is { } shop
            ? new ShopView(shop.Name, shop.Currency, shop.TimeZone, (int)(await revisions.ReadAsync(cancellationToken)).Shop)
            : null;
}

/// <summary>The shop, as the API shows it.</summary>
internal sealed record ShopView(string? Name, string Currency, string TimeZone, int DataVersion);

/// <summary>What is known of the shop only by looking at its purchases.</summary>
[ResolverOf("Shop")]
internal static class ShopFields
{
    public static Task<DateOnly?> NewestPurchase([Parent] ShopView shop, CurrentShopReader shops, CancellationToken cancellationToken) =>
        shops.NewestPurchaseAsync(cancellationToken);
}
