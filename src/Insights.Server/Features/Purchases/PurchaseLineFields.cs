using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Purchases;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Purchases;

/// <summary>Amounts, which need the shop's currency.</summary>
[ResolverOf("PurchaseLine")]
internal static class PurchaseLineFields
{
    public static Task<MoneyView> Amount([Parent] PurchaseLineView line, CurrentShopReader shops, CancellationToken cancellationToken) =>
        shops.MoneyAsync(line.Value, cancellationToken);
}
