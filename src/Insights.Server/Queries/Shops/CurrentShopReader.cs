using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Server.Queries.Caching;

namespace Insights.Server.Queries.Shops;

/// <summary>Reads the shop once for a request.</summary>
internal sealed class CurrentShopReader(IDatabase database, ResultCache cache)
{
    private Task<Shop?>? shop;

    /// <summary>A reader for a command, which is one request.</summary>
    internal static CurrentShopReader Of(IDatabase database) => new(database, ResultCache.Of(database));

    /// <summary>The shop; null before its first import.</summary>
    internal Task<Shop?> FindAsync(CancellationToken cancellationToken) => shop ??=
        cache.GetAsync(nameof(Shop), Topics.Settings | Topics.Runs, () => database.ReadShopAsync(cancellationToken), cancellationToken);

    /// <summary>The day of the newest purchase, or null.</summary>
    internal Task<DateOnly?> NewestPurchaseAsync(CancellationToken cancellationToken) => database.Histories.NewestPurchaseDayAsync(cancellationToken);

    /// <summary>The shop's currency.</summary>
    internal async Task<string> CurrencyAsync(CancellationToken cancellationToken) => (await FindAsync(cancellationToken))?.Currency ?? Currency.Assumed;

    /// <summary>An amount with the shop's currency.</summary>
    internal async Task<MoneyView> MoneyAsync(Money amount, CancellationToken cancellationToken) =>
        MoneyView.Of(amount.TenThousandths, await CurrencyAsync(cancellationToken));
}

/// <summary>An amount of money, as the API shows it.</summary>
/// <param name="Amount">In units of the currency.</param>
/// <param name="Currency">ISO 4217 code.</param>
internal sealed record MoneyView(decimal Amount, string Currency)
{
    /// <summary>An amount as it is stored.</summary>
    internal static MoneyView Of(long tenThousandths, string currency) => new(new Money(tenThousandths).Amount, currency);
}
