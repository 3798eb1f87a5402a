using Insights.Data.Values;

namespace Insights.Server.Queries.Shops;

/// <summary>A 95 % interval of an amount, as the API shows it.</summary>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
internal sealed record MoneyIntervalView(MoneyView Low, MoneyView High)
{
    /// <summary>The interval in the shop's currency; null where an end is not known.</summary>
    internal static async Task<MoneyIntervalView?> OfAsync(Money? low, Money? high, CurrentShopReader shops, CancellationToken cancellationToken) =>
        low is { } from && high is { } until
            ? new MoneyIntervalView(await shops.MoneyAsync(from, cancellationToken), await shops.MoneyAsync(until, cancellationToken))
            : null;
}
