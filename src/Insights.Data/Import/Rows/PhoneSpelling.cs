using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using Insights.Data.Shops;
using PhoneNumbers;

namespace Insights.Data.Import.Rows;

/// <summary>Brings the spellings of a phone number into one, where a customer is known by it; customer numbers are left alone.</summary>
internal static class PhoneSpelling
{
    private const int MinDigits = 7;
    private const int MaxDigits = 15;
    private const int MinNationalDigits = 9;

    private static readonly SearchValues<char> Signs = SearchValues.Create("0123456789 +-/().");
    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>The ISO 3166 code of the country whose national numbers the shop's are; null where it cannot be determined.</summary>
    internal static string? RegionOf(FileContext context) => ShopCountry.Find(context.ShopTimes.TimeZoneId, context.Currency);

    /// <summary>The number as +491701234567 where the country is stated or known, else its digits; false where the text is not written like a phone number.</summary>
    /// <param name="text">Such as +49 170 1234567, 0049 (170) 1234567 or 0170/1234567.</param>
    /// <param name="region">The country of national numbers, or null.</param>
    /// <param name="number">The one spelling.</param>
    internal static bool TryRead(ReadOnlySpan<char> text, string? region, [NotNullWhen(true)] out string? number)
    {
        number = null;
        if (text.Length is < MinDigits or > 30 || text[0] is not ('+' or '(' or (>= '0' and <= '9')) || text.ContainsAnyExcept(Signs)) return false;
        var digits = DigitsOf(text);
        if (digits.Length is < MinDigits or > MaxDigits + 2) return false;
        if (text[0] == '+' || text.StartsWith("(+")) return TryReadInternational(text.ToString(), digits, mustBeValid: false, out number);
        if (text.StartsWith("00") && digits is not ['0', '0', '0', ..])
            return TryReadInternational($"+{text[2..]}", digits[2..], mustBeValid: true, out number);
        if (!text.ContainsAny(' ', '/', '(') || digits.Length < MinNationalDigits || !IsNational(text, digits, region)) return false;
        if (region is not null) return TryParse(text.ToString(), region, mustBeValid: true, out number);
        number = digits;
        return true;
    }

    /// <summary>
    /// A zero leads national numbers; 2024/000123 is an id, though it could be one of Wuppertal. Countries without that zero
    /// write groups apart.
    /// </summary>
    private static bool IsNational(ReadOnlySpan<char> text, string digits, string? region)
    {
        if (digits[0] == '0') return true;
        var hasNoZero = region is "US" or "CA" or "MX" or "ES" or "PT" or "IT" or "GR" or "DK" or "NO" or "PL" or "CZ" or "LU" or "SG";
        return hasNoZero && !text.Contains('/') && (text[0] == '(' || text.Count(' ') > 1);
    }

    private static bool TryReadInternational(string text, string digits, bool mustBeValid, [NotNullWhen(true)] out string? number)
    {
        if (TryParse(text, region: null, mustBeValid, out number)) return true;
        if (mustBeValid) return false;
        number = "+" + digits;
        return true;
    }

    private static bool TryParse(string text, string? region, bool mustBeValid, [NotNullWhen(true)] out string? number)
    {
        number = null;
        try
        {
            var parsed = Numbers.Parse(text, region);
            if (mustBeValid ? !Numbers.IsValidNumber(parsed) : !Numbers.IsPossibleNumber(parsed)) return false;
            number = Numbers.Format(parsed, PhoneNumberFormat.E164);
            return true;
        }
        catch (NumberParseException)
        {
            return false;
        }
    }

    private static string DigitsOf(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[text.Length];
        var length = 0;
        foreach (var c in text)
            if (char.IsAsciiDigit(c)) digits[length++] = c;
        return digits[..length].ToString();
    }
}
