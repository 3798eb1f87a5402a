using Insights.Data.Import.Messages;
using Insights.Data.Import.Planning;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Rows;
using Insights.Data.Shops;

namespace Insights.Data.Import;

/// <summary>The currency and the time zone under which one file is imported, and what becomes of the shop's own.</summary>
/// <param name="Shop">The shop as it is to be after the import.</param>
/// <param name="FileTimeZone">IANA id of the zone of the file's local times.</param>
/// <param name="Notes">What was assumed.</param>
internal sealed record ShopTerms(Shop Shop, string FileTimeZone, IReadOnlyList<ImportMessage> Notes)
{
    /// <summary>Where days are cut while nobody has named a time zone.</summary>
    internal const string AssumedTimeZone = "Etc/UTC";

    /// <summary>ISO 4217 code that the file, its format or its owner states; null for none.</summary>
    internal string? StatedCurrency { get; private init; }

    /// <summary>True where the file or its format itself states the currency.</summary>
    internal bool CurrencyIsOfFile { get; private init; }

    /// <summary>IANA id that the file, its format or its owner states; null for none.</summary>
    internal string? StatedTimeZone { get; private init; }

    /// <summary>True where the file or its format itself states the time zone.</summary>
    internal bool TimeZoneIsOfFile { get; private init; }

    /// <summary>True where local times of the file are those of the shop's clock, whatever its zone turns out to be.</summary>
    internal bool TimesAreShops => !TimeZoneIsOfFile && FileTimeZone == Shop.TimeZone;

    /// <summary>
    /// A file's terms are what the command states, else what the file or its format states, else the shop's. The first
    /// statement of all also settles the shop's.
    /// </summary>
    /// <exception cref="ImportException">The file's amounts are in another currency than the shop's.</exception>
    internal static ShopTerms Settle(Shop? existing, FilePlan plan)
    {
        var notes = new List<ImportMessage>();
        var fileCurrency = plan.FileCurrency ?? plan.SignCurrencyIn(existing is { CurrencyIsAssumed: false } ? existing.Currency : null) ?? plan.Format.DefaultCurrency;
        var statedCurrency = ReadCurrency(plan.Options.Currency) ?? fileCurrency;
        if (existing is not { CurrencyIsAssumed: false } && statedCurrency is null && plan.Format is ISalesFormat)
            statedCurrency = AskCurrency(plan, existing);
        var shop = new Shop
        {
            Name = existing?.Name,
            CurrentRunId = existing?.CurrentRunId,
            Currency = existing is { CurrencyIsAssumed: false } ? existing.Currency : statedCurrency ?? existing?.Currency ?? (plan.HasDollars ? Currency.AssumedDollar : Currency.Assumed),
            CurrencyIsAssumed = existing is not { CurrencyIsAssumed: false } && statedCurrency is null,
            TimeZone = "",
        };
        RefuseOtherCurrency(shop, statedCurrency, plan);

        var statedZone = plan.Options.TimeZone ?? plan.Match.TimeZone ?? plan.Format.DefaultTimeZone;
        if (existing is not { TimeZoneIsAssumed: false } && statedZone is null) statedZone = AskTimeZone(plan);
        if (statedZone is not null) statedZone = new ShopCalendar(statedZone).TimeZoneId;
        shop.TimeZone = existing is { TimeZoneIsAssumed: false } ? existing.TimeZone : statedZone ?? AssumedTimeZone;
        shop.TimeZoneIsAssumed = existing is not { TimeZoneIsAssumed: false } && statedZone is null;
        if (existing is null && shop.TimeZoneIsAssumed)
            notes.Add(new("note-no-zone"));
        if (existing is { TimeZoneIsAssumed: false } && statedZone is not null && statedZone != existing.TimeZone)
            notes.Add(new("note-zone-stays", existing.TimeZone, statedZone));
        return new ShopTerms(shop, statedZone ?? shop.TimeZone, notes)
        {
            StatedCurrency = statedCurrency,
            CurrencyIsOfFile = fileCurrency is not null,
            StatedTimeZone = statedZone,
            TimeZoneIsOfFile = plan.Options.TimeZone is null && (plan.Match.TimeZone ?? plan.Format.DefaultTimeZone) is not null,
        };
    }

    /// <summary>The currency is never guessed: the file states it, or its owner does.</summary>
    private static string? AskCurrency(FilePlan plan, Shop? existing)
    {
        var proposal = plan.HasDollars ? Currency.AssumedDollar : existing?.Currency ?? plan.Options.LikelyCurrency ?? Currency.Assumed;
        return ReadCurrency(plan.Questions.Ask(new ImportQuestion(
            Questionnaire.ShopCurrency, plan.HasDollars ? new("question-dollars") : new("question-currency"), [], proposal)
        { IsForShop = true }));
    }

    /// <summary>Days need no zone where the file's clock is the shop's; what is stated in another zone can be cut later.</summary>
    private static string? AskTimeZone(FilePlan plan)
    {
        plan.Questions.Ask(new ImportQuestion(
            Questionnaire.ShopTimeZone, new("question-time-zone"), [], plan.Options.LikelyTimeZone)
        { IsForShop = true, IsRequired = false });
        return plan.Questions.AnswerTo(Questionnaire.ShopTimeZone) ?? (plan.Options.TakesProposals ? plan.Options.LikelyTimeZone : null);
    }

    private static string? ReadCurrency(string? stated)
    {
        if (stated is null) return null;
        return Currency.TryParse(stated, out var code)
            ? code
            : throw new ImportException(new("currency-unknown", stated));
    }

    private static void RefuseOtherCurrency(Shop shop, string? stated, FilePlan plan)
    {
        // A file with a currency column is checked row by row; one without states one currency for all its amounts.
        var isByRow = plan.Options.Currency is null && plan.FileCurrency is not null;
        if (stated is null || stated == shop.Currency || isByRow) return;
        throw new ImportException(plan.Options.Currency is null
            ? new("currency-of-format", plan.Format.Name, stated, shop.Currency)
            : new("currency-stated", shop.Currency, stated));
    }
}
