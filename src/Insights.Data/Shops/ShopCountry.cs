using System.Collections.Frozen;

namespace Insights.Data.Shops;

/// <summary>A shop's country, inferred from its time zone, else its currency; phone numbers without a country code belong to it.</summary>
public static class ShopCountry
{
    private static readonly FrozenDictionary<string, string> OfZones = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Europe/Berlin"] = "DE",
        ["Europe/Busingen"] = "DE",
        ["Europe/Vienna"] = "AT",
        ["Europe/Zurich"] = "CH",
        ["Europe/Paris"] = "FR",
        ["Europe/Amsterdam"] = "NL",
        ["Europe/Brussels"] = "BE",
        ["Europe/Luxembourg"] = "LU",
        ["Europe/Rome"] = "IT",
        ["Europe/Madrid"] = "ES",
        ["Atlantic/Canary"] = "ES",
        ["Europe/Lisbon"] = "PT",
        ["Europe/London"] = "GB",
        ["Europe/Dublin"] = "IE",
        ["Europe/Copenhagen"] = "DK",
        ["Europe/Stockholm"] = "SE",
        ["Europe/Oslo"] = "NO",
        ["Europe/Helsinki"] = "FI",
        ["Europe/Warsaw"] = "PL",
        ["Europe/Prague"] = "CZ",
        ["Europe/Bratislava"] = "SK",
        ["Europe/Budapest"] = "HU",
        ["Europe/Ljubljana"] = "SI",
        ["Europe/Zagreb"] = "HR",
        ["Europe/Athens"] = "GR",
        ["Europe/Bucharest"] = "RO",
        ["America/Toronto"] = "CA",
        ["America/Vancouver"] = "CA",
        ["Pacific/Auckland"] = "NZ",
        ["Asia/Tokyo"] = "JP",
        ["Asia/Singapore"] = "SG",
        ["Asia/Kolkata"] = "IN",
        ["Asia/Dubai"] = "AE",
        ["Africa/Johannesburg"] = "ZA",
        ["Europe/Istanbul"] = "TR",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> OfCurrencies = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["CHF"] = "CH",
        ["GBP"] = "GB",
        ["SEK"] = "SE",
        ["NOK"] = "NO",
        ["DKK"] = "DK",
        ["PLN"] = "PL",
        ["CZK"] = "CZ",
        ["HUF"] = "HU",
        ["USD"] = "US",
        ["CAD"] = "CA",
        ["AUD"] = "AU",
        ["NZD"] = "NZ",
        ["JPY"] = "JP",
        ["INR"] = "IN",
        ["ZAR"] = "ZA",
        ["SGD"] = "SG",
        ["TRY"] = "TR",
        ["BRL"] = "BR",
        ["MXN"] = "MX",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The country's code of ISO 3166, such as DE; null where it cannot be determined.</summary>
    /// <param name="timeZoneId">IANA id of the shop's time zone.</param>
    /// <param name="currency">ISO 4217 code of the shop's currency, which decides where the zone does not.</param>
    public static string? Find(string timeZoneId, string currency) => OfZones.GetValueOrDefault(timeZoneId) ?? OfCurrencies.GetValueOrDefault(currency);
}
