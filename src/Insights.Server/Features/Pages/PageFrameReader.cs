using System.Globalization;
using Insights.Data.Runs;
using Insights.Data.Shops;
using Insights.Ml.Explanations;
using Insights.Server.Queries.Settings;
using Insights.Server.Queries.Shops;
using Microsoft.AspNetCore.Antiforgery;

namespace Insights.Server.Features.Pages;

/// <summary>Reads what every page knows.</summary>
internal sealed class PageFrameReader(CurrentShopReader shops, RunReader runs, SettingsReader settings, WarningReader warnings, IAntiforgery antiforgery, TimeProvider clock)
{
    internal const string LanguageCookie = "language";
    private const string LanguageQuery = "language";

    /// <summary>The languages of the pages.</summary>
    internal static IReadOnlyList<string> Languages { get; } = ["de", "en"];

    internal static bool IsLanguage(string? language) => Languages.Contains(language);

    internal async Task<PageFrame> ReadAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var run = await runs.FindAsync(id: null, cancellationToken);
        var notices = run is null ? [] : await warnings.ReadOfTodayAsync(run, cancellationToken);
        return Frame(http, (await settings.ReadAsync(cancellationToken)).Language, await shops.FindAsync(cancellationToken), run, notices);
    }

    /// <summary>The frame of a page that reports a fault, perhaps one of the database: it reads nothing.</summary>
    internal PageFrame WithoutShop(HttpContext http) => Frame(http, chosen: null, shop: null, run: null, notices: []);

    private PageFrame Frame(HttpContext http, string? chosen, Shop? shop, Run? run, IReadOnlyList<Notice> notices) => new()
    {
        Language = LanguageOf(http.Request, chosen),
        Path = http.Request.Path,
        Address = http.Request.Path + http.Request.QueryString,
        Shop = shop,
        Run = run,
        Notices = notices,
        FormToken = antiforgery.GetAndStoreTokens(http).RequestToken ?? throw new InvalidOperationException("There is no form token."),
        Today = shop is null ? DateOnly.FromDateTime(clock.GetLocalNow().DateTime) : new ShopCalendar(shop.TimeZone).DayOf(clock.GetUtcNow().UtcDateTime),
        Now = clock.GetUtcNow().UtcDateTime,
    };

    /// <summary>The language that the address requests, else the one chosen in this browser, the shop's, the browser's own, or English.</summary>
    private static CultureInfo LanguageOf(HttpRequest request, string? chosen)
    {
        string?[] stated = [request.Query[LanguageQuery], request.Cookies[LanguageCookie], chosen];
        var wanted = stated.Concat(request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.Value?.Split('-')[0].ToLowerInvariant()));
        return CultureInfo.GetCultureInfo(wanted.FirstOrDefault(IsLanguage) ?? "en");
    }
}
