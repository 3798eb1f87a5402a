using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Insights.Data.Import;
using Insights.Data.Shops;
using Insights.Data.Storage;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Shows the shop's settings, and changes its currency and time zone.</summary>
internal sealed class SettingsCommand : Command
{
    private const string Text = """
        Show what is set for the shop, or change its currency and time zone. Amounts keep their figures, and days are
        cut anew; both can be changed until the first analysis.

          insights settings
          insights settings --currency CHF --time-zone Europe/Zurich
        """;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    private readonly Option<string?> currency = new("--currency") { Description = "ISO 4217 code of all amounts, such as EUR.", HelpName = "C" };
    private readonly Option<string?> timeZone = new("--time-zone") { Description = "Zone in which days are cut, such as Europe/Berlin.", HelpName = "TZ" };
    private readonly Option<bool> json = CommonOptions.NewJson();

    public SettingsCommand() : base("settings", Text)
    {
        currency.AcceptCurrencies();
        timeZone.AcceptTimeZones();
        foreach (Option option in new Option[] { currency, timeZone, json }) Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var database = await CommonOptions.ExistingDatabaseOfAsync(parsed, cancellationToken);
        var (code, zone) = (parsed.GetValue(currency), parsed.GetValue(timeZone));
        var shop = (code ?? zone) is null
            ? await database.ReadShopAsync(cancellationToken)
            : await new Importer(database, TimeProvider.System).ChangeTermsAsync(code, zone, cancellationToken);
        if (shop is null) throw new CommandException("There is no shop yet.");
        var settings = await database.ReadSettingsAsync(cancellationToken);
        await Console.Out.WriteLineAsync(parsed.GetValue(json) ? ForPrograms(shop, settings) : ForPeople(shop, settings));
        return InsightsCommandLine.Done;
    }

    private static string ForPeople(Shop shop, ShopSettings settings)
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{shop.Name ?? "(no name)"}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  currency   {shop.Currency}{(shop.CurrencyIsAssumed ? " (assumed)" : "")}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  time zone  {shop.TimeZone}{(shop.TimeZoneIsAssumed ? " (assumed)" : "")}");
        if (settings.Language is { } language) text.AppendLine(CultureInfo.InvariantCulture, $"  language   {language}");
        if (settings.HorizonDays is { } days) text.AppendLine(CultureInfo.InvariantCulture, $"  horizon    {days} days");
        if (settings.TierPolicy is { } policy) text.AppendLine(CultureInfo.InvariantCulture, $"  tiers      {policy}");
        return text.ToString().TrimEnd();
    }

    private static string ForPrograms(Shop shop, ShopSettings settings) => JsonSerializer.Serialize(
        new { shop.Name, shop.Currency, shop.CurrencyIsAssumed, shop.TimeZone, shop.TimeZoneIsAssumed, settings.Language, settings.HorizonDays, settings.TierPolicy }, Json);
}
