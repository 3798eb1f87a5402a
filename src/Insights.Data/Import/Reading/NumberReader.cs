using System.Globalization;
using Insights.Data.Values;

namespace Insights.Data.Import.Reading;

/// <summary>Reads numbers and amounts of money as people and shop systems write them.</summary>
internal static class NumberReader
{
    private const int MaximumDigits = ExactNumber.MostDecimals;

    /// <summary>
    /// Reads "1,234.56", "-$12.00", "(12.00)", "12.00-", "1.234,56 €", "1'234.50", "25.-" and "USD 5"; a group separator must
    /// be followed by three digits, so that a decimal mark is never mistaken for one.
    /// </summary>
    /// <param name="text">The cell.</param>
    /// <param name="mark">The decimal mark of its column.</param>
    /// <param name="number">The number.</param>
    /// <param name="unit">The sign, code or word before or after it, such as "€"; empty where there is none.</param>
    public static bool TryRead(ReadOnlySpan<char> text, DecimalMark mark, out ExactNumber number, out ReadOnlySpan<char> unit)
    {
        unit = default;
        if (!text.IsEmpty && char.IsAsciiDigit(text[0]) && char.IsAsciiDigit(text[^1])) return TryReadPlain(text, negative: false, mark, out number);
        number = default;
        var cell = new NumberCell(text);
        if (!cell.TryStrip()) return false;
        unit = cell.Unit;
        return TryReadPlain(cell.Digits, cell.IsNegative, mark, out number);
    }

    /// <summary>Reads a number that has no unit.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, DecimalMark mark, out ExactNumber number) =>
        TryRead(text, mark, out number, out var unit) && unit.IsEmpty;

    /// <summary>The digits of a number with the marks between them, without sign, brackets and unit; empty where it is no number.</summary>
    internal static ReadOnlySpan<char> DigitsOf(ReadOnlySpan<char> text)
    {
        var cell = new NumberCell(text);
        return cell.TryStrip() ? cell.Digits : default;
    }

    /// <summary>The sign, code or word beside a number; empty where there is none or no number.</summary>
    internal static ReadOnlySpan<char> UnitOf(ReadOnlySpan<char> text)
    {
        var cell = new NumberCell(text);
        return cell.TryStrip() ? cell.Unit : default;
    }

    private static bool TryReadPlain(ReadOnlySpan<char> text, bool negative, DecimalMark mark, out ExactNumber number)
    {
        number = default;
        var point = mark == DecimalMark.Point ? '.' : ',';
        var group = mark == DecimalMark.Point ? ',' : '.';
        var usedGroup = '\0';
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
                if (sinceGroup is >= 0 and not 3 || (sinceGroup < 0 && digits > 3) || (usedGroup != '\0' && usedGroup != c)) return false;
                usedGroup = c;
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

    private static bool IsGroupMark(char c) => c is ' ' or '\u00A0' or '\u202F' or '\u2009' or '\'' or '\u2019';

    private static bool TryReadScientific(ReadOnlySpan<char> text, bool negative, char point, out ExactNumber number)
    {
        number = default;
        Span<char> invariant = stackalloc char[64];
        if (text.Length > invariant.Length || text.Contains(point == '.' ? ',' : '.')) return false;
        text.CopyTo(invariant);
        invariant = invariant[..text.Length];
        invariant.Replace(point, '.');
        if (!decimal.TryParse(invariant, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value))
            return false;
        var decimals = 0;
        while (value != decimal.Truncate(value) && decimals < MaximumDigits)
        {
            if (value > decimal.MaxValue / 10) return false;
            value *= 10;
            decimals++;
        }
        value = decimal.Round(value);
        if (value > long.MaxValue) return false;
        var mantissa = decimal.ToInt64(value);
        number = new ExactNumber(negative ? -mantissa : mantissa, decimals);
        return true;
    }
}
