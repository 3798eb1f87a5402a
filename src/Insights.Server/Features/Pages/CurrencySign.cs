using System.Globalization;

namespace Insights.Server.Features.Pages;

/// <summary>Amounts as a language writes them with the sign of their currency: 8.732 €, £8,732, CHF 120.</summary>
internal static class CurrencySign
{
    private const string Unbroken = "\u00a0";
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

    /// <summary>An amount with its sign; the code of a currency stands for one without a sign.</summary>
    internal static string Write(decimal amount, string? currency, int decimals, CultureInfo language)
    {
        var number = Math.Abs(Math.Round(amount, decimals, MidpointRounding.AwayFromZero)).ToString($"N{decimals}", language);
        var minus = Math.Round(amount, decimals, MidpointRounding.AwayFromZero) < 0 ? "−" : "";
        if (currency is null) return minus + number;
        var sign = Signs.GetValueOrDefault(currency, currency);
        // English writes the sign before the amount, German after it.
        return language.TwoLetterISOLanguageName == "en"
            ? $"{minus}{sign}{(char.IsLetter(sign[^1]) ? Unbroken : "")}{number}"
            : $"{minus}{number}{Unbroken}{sign}";
    }
}
