using Insights.Data.Import.Merging;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Results;
using Insights.Data.Shops;

namespace Insights.Data.Import;

/// <summary>Changes the currency or the time zone of a shop, as long as no analysis rests on them.</summary>
internal sealed class ShopTermsChange(IImportDatabase database)
{
    internal async Task<Shop> RunAsync(string? currency, string? timeZone, CancellationToken cancellationToken)
    {
        await using var session = await database.BeginImportAsync(cancellationToken);
        var (_, shop) = await session.BeginMergeAsync(cancellationToken);
        if (shop is null) throw new ImportException(new("terms-no-shop"));
        var code = currency is null ? null : Currency.TryParse(currency, out var known) ? known : throw new ImportException(new("currency-unknown", currency));
        var zone = timeZone is null ? null : new ShopCalendar(timeZone).TimeZoneId;
        var isOther = (code is not null && code != shop.Currency) || (zone is not null && zone != shop.TimeZone);
        if (isOther && session.CountRuns() > 0) throw new ImportException(new("terms-runs"));

        if (code is not null) SetCurrency(session, shop, code);
        if (zone is not null) SetTimeZone(session, shop, zone, cancellationToken);
        await session.CommitAsync(shop, cancellationToken);
        return shop;
    }

    private static void SetCurrency(IImportSession session, Shop shop, string currency)
    {
        if (currency != shop.Currency && session.ReadImports().FirstOrDefault(import => import is { Outcome: ImportOutcome.Completed, CurrencyIsOfFile: true, StatedCurrency: not null }) is { } import)
            throw new ImportException(new("terms-currency-of-file", import.FileName, shop.Currency));
        shop.Currency = currency;
        shop.CurrencyIsAssumed = false;
        session.SettleByOwner(Questionnaire.ShopCurrency, currency);
    }

    private static void SetTimeZone(IImportSession session, Shop shop, string zone, CancellationToken cancellationToken)
    {
        if (zone != shop.TimeZone)
        {
            var calendar = new ShopCalendar(zone);
            session.MarkAllOrders(calendar);
            new Recomputation(session, calendar).Run(cancellationToken);
        }
        shop.TimeZone = zone;
        shop.TimeZoneIsAssumed = false;
        session.SettleByOwner(Questionnaire.ShopTimeZone, zone);
    }
}
