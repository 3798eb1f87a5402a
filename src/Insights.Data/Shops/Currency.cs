using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Insights.Data.Shops;

/// <summary>ISO 4217 currency codes.</summary>
public static class Currency
{
    /// <summary>The currency a shop gets when neither the file nor the command names one.</summary>
    public const string Assumed = "EUR";

    /// <summary>Reads a code in any case, with surrounding blanks; three letters, as ISO 4217 demands.</summary>
    /// <param name="text">For instance "eur" or " USD".</param>
    /// <param name="code">The code in capitals.</param>
    public static bool TryParse(ReadOnlySpan<char> text, [NotNullWhen(true)] out string? code)
    {
        text = text.Trim();
        code = null;
        if (text.Length != 3) return false;
        foreach (var letter in text)
            if (!char.IsAsciiLetter(letter)) return false;
        code = text.ToString().ToUpper(CultureInfo.InvariantCulture);
        return true;
    }
}
