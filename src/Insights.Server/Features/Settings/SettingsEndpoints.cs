using System.Globalization;
using Insights.Data.Shops;
using Insights.Data.Tiers;
using Insights.Ml.Analysis;
using Insights.Server.Features.Pages;

namespace Insights.Server.Features.Settings;

/// <summary>What the owner chooses for the shop.</summary>
internal static class SettingsEndpoints
{
    private const string Path = "/settings";
    private const int LongestName = 100;

    internal static void MapSettings(this WebApplication app)
    {
        app.MapPage(Path, ShowAsync);
        app.MapForm(Path, KeepAsync);
    }

    private static async Task<IResult> ShowAsync(string? saved, string? wrong, HttpContext http, PageFrameReader frames, SettingsReader settings, CancellationToken cancellationToken) =>
        PageEndpoints.Page<SettingsPage>(http, new SettingsModel(await frames.ReadAsync(http, cancellationToken))
        {
            Settings = await settings.ReadAsync(cancellationToken),
            IsSaved = saved is not null,
            Wrong = wrong,
        });

    private static async Task<IResult> KeepAsync(HttpContext http, SettingsReader settings, PageFrameReader frames, CancellationToken cancellationToken)
    {
        var form = await http.Request.ReadFormAsync(cancellationToken);
        if ((await frames.ReadAsync(http, cancellationToken)).Shop is null) return PageEndpoints.SeeOther(http, Path);
        var name = form["name"].ToString().Trim();
        var language = form["language"].ToString();
        var horizon = form["horizon"].ToString();
        var policy = form["policy"].ToString().Trim();
        var currency = form["currency"].ToString();
        int? days = int.TryParse(horizon, NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : null;
        var wrong = name.Length > LongestName ? "name"
            : horizon.Length > 0 && days is not (>= 1 and <= AnalysisOptions.LongestHorizonDays) ? "horizon"
            : policy.Length > 0 && !IsPolicy(policy) ? "policy"
            : currency.Length > 0 && !Currency.TryParse(currency, out _) ? "currency"
            : null;
        if (wrong is not null) return PageEndpoints.SeeOther(http, $"{Path}?wrong={wrong}");
        await settings.ChangeAsync((shop, chosen) =>
        {
            shop.Name = name.Length > 0 ? name : null;
            // The amounts stay what they are; only a currency that nobody has stated yet can be put right.
            if (shop.CurrencyIsAssumed && Currency.TryParse(currency, out var code)) (shop.Currency, shop.CurrencyIsAssumed) = (code, false);
            chosen.Language = PageFrameReader.IsLanguage(language) ? language : null;
            chosen.HorizonDays = days;
            chosen.TierPolicy = policy.Length > 0 ? TierPolicy.Parse(policy).Text : null;
        }, cancellationToken);
        return PageEndpoints.SeeOther(http, $"{Path}?saved=yes");
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

    /// <summary>True where they were kept just now.</summary>
    internal bool IsSaved { get; init; }

    /// <summary>The field that could not be kept; null for none.</summary>
    internal string? Wrong { get; init; }
}
