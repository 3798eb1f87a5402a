using System.Text;
using PhoneNumbers;

namespace Insights.Data.Values;

/// <summary>
/// Phone numbers as terms of an index of words. The spellings of one number differ in what leads it (+49, 0049, 0) and in its separators, so that its digits
/// are indexed twice: from the national number's beginning, and backwards from the end. Terms do not depend on a country, which only searches use.
/// </summary>
public static class PhoneTerms
{
    /// <summary>Of the private use area: letters to the index, and nothing that a search for words can contain.</summary>
    private const char Beginning = '\uE000';
    private const char Backwards = '\uE001';

    private const int MinDigits = 4;
    private const int MaxDigits = 20;
    private const int MinBeginning = 3;

    /// <summary>From here on digits may be a whole number, whose trunk prefix is not stored or stored as another one.</summary>
    private const int MinWhole = 7;

    /// <summary>Fewer digits are taken for a national number, not for one whose + is missing.</summary>
    private const int MinWithoutCode = 9;

    private const string Separators = "+-/().\u2010\u2011\u2012\u2013";

    /// <summary>The country codes of ITU-T E.164 with two digits; 1 and 7 have one, all others three.</summary>
    private const string TwoDigitCodes = " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";

    /// <summary>The terms of a cell, separated by spaces; null where it has no phone number.</summary>
    /// <param name="cell">One number or several, as the source writes them: "+49 (0)341 5550880; 0170/1234567".</param>
    internal static string? Of(string cell)
    {
        StringBuilder? terms = null;
        foreach (var text in NumbersIn(cell))
        {
            if (Number.Read(text) is not { Digits.Length: >= MinDigits and <= MaxDigits } number) continue;
            (terms is null ? terms = new StringBuilder() : terms.Append(' '))
                .Append(Beginning).Append(number.National).Append(' ').Append(Backwards).Append(Reverse(number.Digits));
        }
        return terms?.ToString();
    }

    /// <summary>Beginnings of terms, one of which a customer with the number has; empty where the text is not written like a phone number of at least four digits.</summary>
    /// <param name="text">A number in any spelling, its beginning, or its last digits.</param>
    /// <param name="country">The ISO 3166 code of the country whose national numbers are meant; null where it is not known.</param>
    public static IReadOnlyList<string> LookedFor(string text, string? country)
    {
        if (!text.All(IsOfNumbers) || Number.Read(text) is not { Digits.Length: >= MinDigits and <= MaxDigits } number) return [];
        var terms = new HashSet<string>(StringComparer.Ordinal);
        if (!number.IsInternational) terms.Add(Backwards + Reverse(number.Digits));
        foreach (var digits in SpellingsOf(number, country))
        {
            if (digits.Length >= MinBeginning) terms.Add(Beginning + digits);
            if (digits.Length >= MinWhole) terms.Add(Backwards + Reverse(digits));
        }
        return [.. terms];
    }

    /// <summary>The national number without leading zeros, by the digits and, where it can be read, by the rules of its country, such as the leading 1, 8 or 06 of the USA, Russia and Hungary.</summary>
    private static HashSet<string> SpellingsOf(Number number, string? country)
    {
        var spellings = new HashSet<string>(StringComparer.Ordinal) { number.National };
        if (number is { IsInternational: false, Digits: [not '0', ..] } && (number with { IsInternational = true }).National is { Length: >= MinWithoutCode } withoutCode) spellings.Add(withoutCode);
        if (country is null && !number.IsInternational) return spellings;
        try
        {
            var numbers = PhoneNumberUtil.GetInstance();
            var parsed = numbers.Parse(number.IsInternational ? "+" + number.Digits : number.Digits, country);
            spellings.Add(numbers.GetNationalSignificantNumber(parsed).TrimStart('0'));
            spellings.Add(Number.Read(numbers.Format(parsed, PhoneNumberFormat.NATIONAL)).National);
        }
        catch (NumberParseException)
        {
            // No whole number yet: its digits are enough.
        }
        return spellings;
    }

    /// <summary>A slash separates numbers, and the area code from the rest, which is shorter and has no leading 0 or +.</summary>
    private static IEnumerable<string> NumbersIn(string cell)
    {
        foreach (var part in cell.Split([',', ';', '\n']))
        {
            var sides = part.Split('/');
            if (sides.Length > 1 && sides.All(side => Number.Read(side) is { Digits.Length: >= MinWhole } number && (number.IsInternational || number.Digits[0] == '0')))
                foreach (var side in sides) yield return side;
            else yield return part;
        }
    }

    private static bool IsOfNumbers(char sign) => char.IsDigit(sign) || char.IsWhiteSpace(sign) || Separators.Contains(sign, StringComparison.Ordinal);

    private static string Reverse(string digits) => string.Create(digits.Length, digits, (reversed, from) =>
    {
        from.CopyTo(reversed);
        reversed.Reverse();
    });

    /// <summary>A number as it is written.</summary>
    /// <param name="Digits">All digits, without the 00 of an international number.</param>
    /// <param name="IsInternational">True where they begin with a country code.</param>
    private sealed record Number(string Digits, bool IsInternational)
    {
        /// <summary>The digits after the country code and the trunk prefix 0.</summary>
        internal string National => (IsInternational ? Digits[Math.Min(CodeLength, Digits.Length)..] : Digits).TrimStart('0');

        private int CodeLength => Digits[0] is '1' or '7' ? 1 : TwoDigitCodes.Contains($" {Digits[..Math.Min(2, Digits.Length)]} ", StringComparison.Ordinal) ? 2 : 3;

        internal static Number Read(string text)
        {
            var digits = new StringBuilder(text.Length);
            var hasPlus = false;
            foreach (var sign in text)
            {
                if (char.IsDigit(sign)) digits.Append((char)('0' + (int)char.GetNumericValue(sign)));
                else if (sign == '+' && digits.Length == 0) hasPlus = true;
            }
            var all = digits.ToString();
            return all is ['0', '0', not '0', ..] ? new Number(all[2..], IsInternational: true) : new Number(all, hasPlus && all is [not '0', ..]);
        }
    }
}
