using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Insights.Data.Credentials;
using Insights.Data.Import;
using Insights.Data.Import.Questions;
using Insights.Data.Shops;
using Insights.Data.Storage;

namespace Insights.Server.CommandLine.Commands;

/// <summary>Shows the shop's settings and what it remembers of files, changes its currency and time zone, and forgets answers.</summary>
internal sealed class SettingsCommand : Command
{
    private const string Text = """
        Show what is set for the shop, or change its currency and time zone. The figures of amounts stay, and days are
        cut anew; both can be changed until the first analysis. Answers to questions of files are remembered for later
        files, and asked for again once they are forgotten.

          insights settings
          insights settings --currency CHF --time-zone Europe/Zurich
          insights settings --forget "status:on hold"
        """;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, WriteIndented = true };

    private readonly Option<string?> currency = new("--currency") { Description = "ISO 4217 code of all amounts, such as EUR.", HelpName = "C" };
    private readonly Option<string?> timeZone = new("--time-zone") { Description = "Zone in which days are cut, such as Europe/Berlin.", HelpName = "TZ" };
    private readonly Option<string?> forget = new("--forget") { Description = "Key of a remembered answer to forget, as the list of them names it.", HelpName = "KEY" };
    private readonly Option<string?> kind = new("--kind") { Description = "Kind of files for which to forget it, as --json names it. Default: all that have it.", HelpName = "KIND" };
    private readonly Option<bool> json = CommonOptions.NewJson();

    public SettingsCommand() : base("settings", Text)
    {
        currency.AcceptCurrencies();
        timeZone.AcceptTimeZones();
        kind.Validators.Add(result =>
        {
            if (result.GetValue(forget) is null) result.AddError("--kind says for which files --forget forgets an answer. Name that, too.");
        });
        foreach (Option option in new Option[] { currency, timeZone, forget, kind, json }) Add(option);
        SetAction(RunAsync);
    }

    private async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        using var database = await CommonOptions.ExistingDatabaseOfAsync(parsed, cancellationToken);
        var (code, zone) = (parsed.GetValue(currency), parsed.GetValue(timeZone));
        var shop = (code ?? zone) is null
            ? await database.ReadShopAsync(cancellationToken)
            : await new Importer(database, TimeProvider.System).ChangeTermsAsync(code, zone, cancellationToken);
        if ((code ?? zone) is not null)
            await database.AddToAuditAsync([new AuditDraft(TimeProvider.System.GetUtcNow().UtcDateTime, AuditCaller.CommandLine, AuditAction.SettingsChanged, "currency or time zone")], new Dictionary<long, DateTime>(), cancellationToken);
        if (shop is null) throw new CommandException("There is no shop yet.");
        if (parsed.GetValue(forget) is { } key) await ForgetAsync(database, key, parsed.GetValue(kind), cancellationToken);
        var settings = await database.ReadSettingsAsync(cancellationToken);
        var answers = await database.ListAnswersAsync(cancellationToken);
        await Console.Out.WriteLineAsync(parsed.GetValue(json) ? ForPrograms(shop, settings, answers) : ForPeople(shop, settings, answers));
        return InsightsCommandLine.Done;
    }

    private static async Task ForgetAsync(IDatabase database, string key, string? kind, CancellationToken cancellationToken)
    {
        var found = (await database.ListAnswersAsync(cancellationToken))
            .Where(answer => answer.Key.Equals(key, StringComparison.OrdinalIgnoreCase) && (kind is null || answer.Kind == kind)).ToList();
        if (found.Count == 0) throw new CommandException($"Nothing is remembered for '{key}'. See: insights settings", InsightsCommandLine.WrongUsage);
        foreach (var answer in found) await database.ForgetAnswerAsync(answer.Kind, answer.Key, cancellationToken);
    }

    private static string ForPeople(Shop shop, ShopSettings settings, IReadOnlyList<RememberedAnswer> answers)
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{shop.Name ?? "(no name)"}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  currency   {shop.Currency}{(shop.CurrencyIsAssumed ? " (assumed)" : "")}");
        text.AppendLine(CultureInfo.InvariantCulture, $"  time zone  {shop.TimeZone}{(shop.TimeZoneIsAssumed ? " (assumed)" : "")}");
        if (settings.Language is { } language) text.AppendLine(CultureInfo.InvariantCulture, $"  language   {language}");
        if (settings.HorizonDays is { } days) text.AppendLine(CultureInfo.InvariantCulture, $"  horizon    {days} days");
        if (settings.TierPolicy is { } policy) text.AppendLine(CultureInfo.InvariantCulture, $"  tiers      {policy}");
        if (answers.Count > 0) text.AppendLine().AppendLine("  Remembered answers:");
        foreach (var answer in answers)
        {
            var files = answer.Format is not { } format ? "all files" : answer.Columns.Count == 0 ? format : $"{format} with {string.Join(", ", answer.Columns)}";
            var given = answer.GivenAt is { } at ? string.Create(CultureInfo.InvariantCulture, $"; {answer.FileName}, {at:yyyy-MM-dd HH:mm} UTC") : "";
            text.AppendLine(CultureInfo.InvariantCulture, $"    {answer.Key}={answer.Value} ({files}{given})");
        }
        return text.ToString().TrimEnd();
    }

    private static string ForPrograms(Shop shop, ShopSettings settings, IReadOnlyList<RememberedAnswer> answers) => JsonSerializer.Serialize(
        new
        {
            shop.Name,
            shop.Currency,
            shop.CurrencyIsAssumed,
            shop.TimeZone,
            shop.TimeZoneIsAssumed,
            settings.Language,
            settings.HorizonDays,
            settings.TierPolicy,
            Answers = answers.Select(answer => new
            {
                answer.Kind,
                answer.Format,
                answer.Columns,
                answer.Key,
                Question = answer.Question?.English,
                answer.Value,
                Meaning = answer.Answer?.English,
                answer.FileName,
                answer.GivenAt,
            }),
        }, Json);
}
