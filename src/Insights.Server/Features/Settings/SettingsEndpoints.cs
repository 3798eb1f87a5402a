using System.Globalization;
using Insights.Data.Credentials;
using Insights.Data.Import.Questions;
using Insights.Data.Shops;
using Insights.Data.Storage;
using Insights.Data.Tiers;
using Insights.Ml.Analysis;
using Insights.Server.Authentication;
using Insights.Server.Features.Jobs;
using Insights.Server.Features.Pages;
using Insights.Server.Queries.Settings;

namespace Insights.Server.Features.Settings;

/// <summary>What the owner chooses for the shop.</summary>
internal static class SettingsEndpoints
{
    private const string Path = "/settings";
    internal const string ForgetPath = "/settings/answers";
    private const int LongestName = 100;
    private const int MinutesOfHour = 60;

    /// <summary>How long a form waits until currency and time zone are changed before it shows how far that is.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    internal static void Map(WebApplication app)
    {
        app.MapPage(Path, ShowAsync);
        app.MapForm(Path, SaveAsync);
        app.MapForm(ForgetPath, ForgetAsync);
    }

    /// <summary>The settings, with what became of a change of currency or time zone.</summary>
    internal static string LinkTo(Job job) => PageFrame.Link(Path, ("job", job.Number));

    private static async Task<IResult> ShowAsync(
        string? saved, string? wrong, long? job, HttpContext http, PageFrameReader frames, SettingsReader settings, JobQueue jobs, IDatabase database, CancellationToken cancellationToken)
    {
        var frame = await frames.ReadAsync(http, cancellationToken);
        var change = job is { } number && jobs.Find(number) is { Request: TermsRequest, FinishedAt: not null } known ? known : null;
        return PageEndpoints.Page<SettingsPage>(http, new SettingsModel(frame)
        {
            Settings = await settings.ReadAsync(cancellationToken),
            Answers = await database.ListAnswersAsync(cancellationToken),
            IsSaved = saved is not null || change?.Status == JobStatus.Completed,
            Wrong = wrong,
            Refusal = change is null ? null : new JobModel(frame, change).Problem,
        });
    }

    private static async Task<IResult> SaveAsync(
        HttpContext http, SettingsReader settings, PageFrameReader frames, JobQueue jobs, IDatabase database, AuditTrail audit, TimeProvider clock, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        if ((await frames.ReadAsync(http, cancellationToken)).Shop is not { } before) return PageEndpoints.SeeOther(http, Path);
        var name = form["name"].ToString().Trim();
        var language = form["language"].ToString();
        var horizon = form["horizon"].ToString();
        var policy = form["policy"].ToString().Trim();
        var currency = form["currency"].ToString().Trim();
        var zone = form["time-zone"].ToString().Trim();
        var time = form["analyse-at"].ToString().Trim();
        int? days = int.TryParse(horizon, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : null;
        var wrong = name.Length > LongestName ? "name"
            : horizon.Length > 0 && days is not (>= 1 and <= AnalysisOptions.MaxHorizonDays) ? "horizon"
            : policy.Length > 0 && !IsPolicy(policy) ? "policy"
            : currency.Length > 0 && !Currency.TryParse(currency, out _) ? "currency"
            : time.Length > 0 && !TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _) ? "analyse-at"
            : zone.Length > 0 && !TimeZoneNames.IsKnown(zone) ? "time-zone"
            : null;
        if (wrong is not null) return PageEndpoints.SeeOther(http, $"{Path}?wrong={wrong}");
        await settings.ChangeAsync((shop, chosen) =>
        {
            shop.Name = name.Length > 0 ? name : null;
            chosen.Language = PageFrameReader.IsLanguage(language) ? language : null;
            chosen.HorizonDays = days;
            chosen.AnalyseAfterImport = form["analyse-after-import"] == "on" ? null : false;
            chosen.AnalyseAt = TimeOnly.TryParseExact(time, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at.Hour * MinutesOfHour + at.Minute : null;
            chosen.TierPolicy = policy.Length > 0 ? TierPolicy.Parse(policy).Text : null;
        }, cancellationToken);
        audit.Add(AuditedCaller.Of(http), AuditAction.SettingsChanged, "settings");
        if (ChangeOf(before, currency, zone) is not { } change) return PageEndpoints.SeeOther(http, $"{Path}?saved=yes");
        if (TermsMutations.Start(change, jobs, database, clock) is not { } job) return PageEndpoints.SeeOther(http, $"{Path}?wrong=busy");
        return PageEndpoints.SeeOther(http, await job.EndsWithinAsync(Patience, clock, cancellationToken) ? LinkTo(job) : JobEndpoints.LinkTo(job));
    }

    /// <summary>An answer that is gone already was forgotten in another window.</summary>
    private static async Task<IResult> ForgetAsync(HttpContext http, IDatabase database, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        await database.ForgetAnswerAsync(form["kind"].ToString(), form["key"].ToString(), cancellationToken);
        return PageEndpoints.SeeOther(http, $"{Path}?saved=yes#answers");
    }

    /// <summary>What is to change of currency and time zone; null where both are stated already and stay.</summary>
    private static ChangeTermsInput? ChangeOf(Shop shop, string currency, string zone)
    {
        var code = Currency.TryParse(currency, out var known) && (known != shop.Currency || shop.CurrencyIsAssumed) ? known : null;
        var place = zone.Length > 0 && (zone != shop.TimeZone || shop.TimeZoneIsAssumed) ? zone : null;
        return (code ?? place) is null ? null : new ChangeTermsInput { Currency = code, TimeZone = place };
    }

    private static bool IsPolicy(string text)
    {
        try
        {
            return TierPolicy.Parse(text) is not null;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}

/// <summary>What the settings show.</summary>
/// <param name="Frame">What every page knows.</param>
public sealed record SettingsModel(PageFrame Frame)
{
    public required ShopSettings Settings { get; init; }

    /// <summary>What is remembered of questions of files, by kind of file.</summary>
    internal IReadOnlyList<RememberedAnswer> Answers { get; init; } = [];

    /// <summary>True where they were saved just now.</summary>
    internal bool IsSaved { get; init; }

    /// <summary>The field that could not be saved; null for none.</summary>
    internal string? Wrong { get; init; }

    /// <summary>Why currency and time zone stay as they are; null where nobody wanted to change them, or they are changed.</summary>
    internal string? Refusal { get; init; }
}
