using System.Globalization;
using Insights.Data.Values;

namespace Insights.Data.Import.Reading;

/// <summary>Reads numbers and amounts of money as people and shop systems write them.</summary>
internal static class NumberReader
{
    private const int MaximumDigits = ExactNumber.MostDecimals;

    /// <summary>
    /// Reads "1,234.56", "-$12.00", "(12.00)", "12.00-", "1.234,56 €", "1'234.50" and "USD 5"; a group separator must be
    /// followed by three digits, so that a decimal mark is never mistaken for one.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, DecimalMark mark, out ExactNumber number)
    {
        number = default;
        text = StripCurrency(text, out var negative);
        if (text.IsEmpty) return false;

        var point = mark == DecimalMark.Point ? '.' : ',';
        var group = mark == DecimalMark.Point ? ',' : '.';
        long mantissa = 0;
        int digits = 0, significant = 0, decimals = -1, sinceGroup = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c))
            {
                digits++;
                if (significant > 0 || c != '0') significant++;
                if (significant > MaximumDigits) return false;
                mantissa = mantissa * 10 + (c - '0');
                if (decimals >= 0) decimals++;
                if (sinceGroup >= 0) sinceGroup++;
            }
            else if (c == point && decimals < 0)
            {
                if (sinceGroup is >= 0 and not 3) return false;
                sinceGroup = -1;
                decimals = 0;
            }
            else if ((c == group || IsGroupMark(c)) && decimals < 0 && digits > 0)
            {
                if (sinceGroup is >= 0 and not 3 || (sinceGroup < 0 && digits > 3)) return false;
                sinceGroup = 0;
            }
            else if (c is 'e' or 'E' && digits > 0)
            {
                return TryReadScientific(text, negative, point, out number);
            }
            else
            {
                return false;
            }
        }
        if (digits == 0 || sinceGroup is >= 0 and not 3) return false;
        decimals = Math.Max(decimals, 0);
        if (decimals > MaximumDigits) return false;
        number = new ExactNumber(negative ? -mantissa : mantissa, decimals);
        return true;
    }

    private static bool IsGroupMark(char c) => c is ' ' or '\u00A0' or '\u202F' or '\'' or '\u2019';

    private static bool TryReadScientific(ReadOnlySpan<char> text, bool negative, char point, out ExactNumber number)
    {
        number = default;
        Span<char> invariant = stackalloc char[64];
        if (text.Length > invariant.Length) return false;
        text.CopyTo(invariant);
        invariant = invariant[..text.Length];
        invariant.Replace(point, '.');
        if (!decimal.TryParse(invariant, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value))
            return false;
        var decimals = 0;
        while (value != decimal.Truncate(value) && decimals < MaximumDigits)
        {
            value *= 10;
            decimals++;
        }
        if (value > long.MaxValue) return false;
        var mantissa = decimal.ToInt64(decimal.Round(value));
        number = new ExactNumber(negative ? -mantissa : mantissa, decimals);
        return true;
    }

    /// <summary>Takes away blanks, a sign, accounting brackets, a currency sign or code, and a text cell's leading apostrophe.</summary>
    private static ReadOnlySpan<char> StripCurrency(ReadOnlySpan<char> text, out bool negative)
    {
        negative = false;
        var signs = 0;
        text = text.Trim();
        if (text.Length > 0 && text[0] == '\'') text = text[1..].Trim();
        if (text.Length > 2 && text[0] == '(' && text[^1] == ')')
        {
            negative = true;
            signs++;
            text = text[1..^1].Trim();
        }
        for (var again = true; again && !text.IsEmpty;)
        {
            again = false;
            if (text[0] is '-' or '+' or '\u2212' && signs == 0)
            {
                negative |= text[0] is not '+';
                signs++;
                text = text[1..].TrimStart();
                again = true;
            }
            else if (text[^1] is '-' or '\u2212' && signs == 0)
            {
                negative = true;
                signs++;
                text = text[..^1].TrimEnd();
                again = true;
            }
            else if (IsCurrencySign(text[0]))
            {
                text = text[1..].TrimStart();
                again = true;
            }
            else if (IsCurrencySign(text[^1]))
            {
                text = text[..^1].TrimEnd();
                again = true;
            }
            else if (text.Length > 3 && IsCode(text[..3]))
            {
                text = text[3..].TrimStart();
                again = true;
            }
            else if (text.Length > 3 && IsCode(text[^3..]))
            {
                text = text[..^3].TrimEnd();
                again = true;
            }
        }
        return text;
    }

    private static bool IsCurrencySign(char c) => char.GetUnicodeCategory(c) == UnicodeCategory.CurrencySymbol;

    private static bool IsCode(ReadOnlySpan<char> letters) =>
        char.IsAsciiLetterUpper(letters[0]) && char.IsAsciiLetterUpper(letters[1]) && char.IsAsciiLetterUpper(letters[2]);
}
