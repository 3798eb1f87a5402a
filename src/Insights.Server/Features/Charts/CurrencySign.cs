using System.Globalization;

namespace Insights.Server.Features.Charts;

/// <summary>Amounts as a language writes them with the sign of their currency: 8.732 €, £8,732, CHF 120.</summary>
internal static class CurrencySign
{
    private const string Unbroken = "\u00a0";

    /// <summary>Smaller amounts are written with their small change.</summary>
    private const decimal Large = 100;

    /// <summary>Decimals that an amount can be stored with.</summary>
    private const int MaxDecimals = 4;

    private static readonly Dictionary<string, string> Signs = new(StringComparer.Ordinal)
    {
        ["EUR"] = "€",
        ["GBP"] = "£",
        ["USD"] = "$",
        ["JPY"] = "¥",
        ["INR"] = "₹",
        ["KRW"] = "₩",
        ["PLN"] = "zł",
        ["CZK"] = "Kč",
        ["TRY"] = "₺",
        ["UAH"] = "₴",
        ["ILS"] = "₪",
    };

    /// <summary>Currencies of ISO 4217 whose smallest coin is one unit.</summary>
    private static readonly HashSet<string> WithoutDecimals = ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"];

    /// <summary>Decimals of an amount on a receipt.</summary>
    internal static int DecimalsOf(string? currency) => currency is not null && WithoutDecimals.Contains(currency) ? 0 : 2;

    /// <summary>The sign of a currency, or its code where it has none.</summary>
    internal static string Of(string currency) => Signs.GetValueOrDefault(currency, currency);

    /// <summary>An amount as people say it: large ones without the small change.</summary>
    internal static string Write(decimal amount, string? currency, CultureInfo language) =>
        Write(amount, currency, amount != 0 && Math.Abs(amount) < Large ? DecimalsOf(currency) : 0, language);

    /// <summary>An amount to the last digit, with at least the decimals of a receipt.</summary>
    internal static string WriteExact(decimal amount, string? currency, CultureInfo language)
    {
        var decimals = DecimalsOf(currency);
        while (decimals < MaxDecimals && Math.Round(amount, decimals) != amount) decimals++;
        return Write(amount, currency, decimals, language);
    }

    /// <summary>An amount with its sign; the code of a currency stands for one without a sign.</summary>
    internal static string Write(decimal amount, string? currency, int decimals, CultureInfo language)
    {
        var rounded = Math.Round(amount, decimals, MidpointRounding.AwayFromZero);
        var number = Math.Abs(rounded).ToString($"N{decimals}", language);
        var minus = rounded < 0 ? "−" : "";
        if (currency is null) return minus + number;
        var sign = Of(currency);
        // English writes the sign before the amount, German after it.
        return language.TwoLetterISOLanguageName == "en"
            ? $"{minus}{sign}{(char.IsLetter(sign[^1]) ? Unbroken : "")}{number}"
            : $"{minus}{number}{Unbroken}{sign}";
    }
}
