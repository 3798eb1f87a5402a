using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Values;
using Insights.Ml.Explanations;
using Insights.Server.GraphQL.Contract;
using Insights.Server.Queries.Caching;

namespace Insights.Server.Queries.Shops;

/// <summary>Reads the shop once for a request.</summary>
[Reads(Topics.Runs | Topics.Settings)]
internal sealed class CurrentShopReader(IDatabase database, ResultCache cache)
{
    private Task<Shop?>? shop;

    /// <summary>A reader for a command, which is one request.</summary>
    internal static CurrentShopReader Of(IDatabase database) => new(database, ResultCache.Of(database));

    /// <summary>The shop; null before its first import.</summary>
    internal Task<Shop?> FindAsync(CancellationToken cancellationToken) => shop ??=
        cache.GetAsync(nameof(Shop), Topics.Settings | Topics.Runs, () => database.ReadShopAsync(cancellationToken), cancellationToken);

    /// <summary>The shop's currency.</summary>
    internal async Task<string> CurrencyAsync(CancellationToken cancellationToken) => (await FindAsync(cancellationToken))?.Currency ?? Currency.Assumed;

    /// <summary>Sentences in a language, with amounts in the shop's currency.</summary>
    internal async Task<Sentences> SentencesAsync(Language language, CancellationToken cancellationToken)
    {
        var shop = await FindAsync(cancellationToken) ?? throw new InvalidOperationException("There is no shop.");
        return new Sentences(language.Culture(), shop.Currency);
    }

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
