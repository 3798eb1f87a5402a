using System.Globalization;
using Insights.Data.Shops;

namespace Insights.Server.Features.Imports;

/// <summary>What is proposed to an owner whose file names neither currency nor time zone: those of the browser's country, or of this machine.</summary>
/// <param name="Currency">ISO 4217 code; null where no country is known.</param>
/// <param name="TimeZone">IANA id; null where none is likely.</param>
internal sealed record LikelyTerms(string? Currency, string? TimeZone)
{
    /// <summary>The terms that a request makes likely.</summary>
    internal static LikelyTerms Of(HttpRequest request)
    {
        var country = request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => CountryOf(language.Value.Value))
            .FirstOrDefault(culture => culture is not null);
        return new LikelyTerms(country is null ? null : Data.Shops.Currency.Of(country), MachineZone() ?? ZoneOf(country));
    }

    /// <summary>A language with its country; a language alone stands for that of most of its speakers.</summary>
    private static CultureInfo? CountryOf(string? language)
    {
        if (string.IsNullOrEmpty(language)) return null;
        try
        {
            return CultureInfo.CreateSpecificCulture(language) is { IsNeutralCulture: false, Name.Length: > 0 } culture ? culture : null;
        }
        catch (CultureNotFoundException)
        {
            return null;
        }
    }

    /// <summary>A machine in UTC is most likely a server that knows nothing of its owner's clock.</summary>
    private static string? MachineZone() =>
        TimeZoneInfo.Local.HasSameRules(TimeZoneInfo.Utc) ? null : new ShopCalendar(TimeZoneInfo.Local.Id).TimeZoneId;

    /// <summary>Countries with one zone whose owners read these pages; a browser with scripts knows its own.</summary>
    private static string? ZoneOf(CultureInfo? country) => country is null ? null : new RegionInfo(country.Name).TwoLetterISORegionName switch
    {
        "DE" => "Europe/Berlin",
        "AT" => "Europe/Vienna",
        "CH" => "Europe/Zurich",
        "GB" => "Europe/London",
        "IE" => "Europe/Dublin",
        "NL" => "Europe/Amsterdam",
        _ => null,
    };
}
