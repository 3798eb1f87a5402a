using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Insights.Data.Shops;

/// <summary>ISO 4217 currency codes.</summary>
public static class Currency
{
    /// <summary>The currency a shop gets when neither the file nor the command names one.</summary>
    public const string Assumed = "EUR";

    /// <summary>The currency a shop gets when its amounts have a dollar sign and nothing states which dollar it is.</summary>
    public const string AssumedDollar = "USD";

    /// <summary>The currency of the country that a culture belongs to; null where it belongs to none.</summary>
    public static string? Of(CultureInfo culture) =>
        culture is { IsNeutralCulture: false, Name.Length: > 0 } && TryParse(new RegionInfo(culture.Name).ISOCurrencySymbol, out var code) ? code : null;

    /// <summary>The codes of ISO 4217 that people pay with.</summary>
    private static readonly FrozenSet<string> Codes = """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP
        CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK JMD JOD
        JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO
        NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS
        TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Reads a code of ISO 4217 in any case, with surrounding blanks.</summary>
    /// <param name="text">For instance "eur" or " USD".</param>
    /// <param name="code">The code in capitals.</param>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out string? code)
    {
        text = text.Trim();
        code = null;
        if (text.Length != 3) return false;
        var candidate = text.ToString().ToUpper(CultureInfo.InvariantCulture);
        if (!Codes.Contains(candidate)) return false;
        code = candidate;
        return true;
    }

    /// <summary>Reads a code, a sign or a word, such as "eur", "€" or "US-Dollar"; one that several currencies share is the shop's where it can be.</summary>
    /// <param name="text">The text, with surrounding blanks.</param>
    /// <param name="shopCurrency">The shop's own code, or null where it is not known; what several share is then not read.</param>
    /// <param name="code">The code of ISO 4217, in capitals.</param>
    public static bool TryRead(ReadOnlySpan<char> text, string? shopCurrency, [NotNullWhen(true)] out string? code)
    {
        if (TryParse(text, out code)) return true;
        var codes = CurrencyWords.Find(text);
        code = codes.FirstOrDefault(candidate => candidate == shopCurrency);
        if (code is null && (codes.Count == 1 || (shopCurrency is not null && codes.Count > 0))) code = codes[0];
        return code is not null;
    }
}
