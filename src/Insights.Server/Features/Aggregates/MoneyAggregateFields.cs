using Insights.Data.Values;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Aggregates;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Features.Aggregates;

/// <summary>Amounts, which need the shop's currency.</summary>
[ResolverOf("MoneyAggregate")]
internal static class MoneyAggregateFields
{
    public static Task<MoneyView?> Sum([Parent] MoneyAggregateView amount, CurrentShopReader shops, CancellationToken cancellationToken) =>
        MoneyAsync(amount.Figures.Sum as long?, shops, cancellationToken);

    public static Task<MoneyView?> Mean([Parent] MoneyAggregateView amount, CurrentShopReader shops, CancellationToken cancellationToken) =>
        MoneyAsync(amount.Figures.MeanOfWhole, shops, cancellationToken);

    public static Task<MoneyView?> Min([Parent] MoneyAggregateView amount, CurrentShopReader shops, CancellationToken cancellationToken) =>
        MoneyAsync(amount.Figures.Min as long?, shops, cancellationToken);

    public static Task<MoneyView?> Max([Parent] MoneyAggregateView amount, CurrentShopReader shops, CancellationToken cancellationToken) =>
        MoneyAsync(amount.Figures.Max as long?, shops, cancellationToken);

    public static Task<MoneyView?> Median([Parent] MoneyAggregateView amount, CurrentShopReader shops, CancellationToken cancellationToken) =>
        MoneyAsync(amount.Figures.MedianOfWhole, shops, cancellationToken);

    private static async Task<MoneyView?> MoneyAsync(decimal? tenThousandths, CurrentShopReader shops, CancellationToken cancellationToken) =>
        tenThousandths is { } amount
            ? await shops.MoneyAsync(new Money(decimal.ToInt64(decimal.Round(amount, 0, MidpointRounding.AwayFromZero))), cancellationToken)
            : null;
}
