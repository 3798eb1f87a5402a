using System.Buffers;
using System.Globalization;

namespace Insights.Data.Import.Reading;

/// <summary>The cell of a number on its way to its digits: without a sign, accounting brackets, a unit before or after, and the dash of "25.-".</summary>
internal ref struct NumberCell(ReadOnlySpan<char> cell)
{
    private const int LongestUnit = 24;

    private static readonly SearchValues<char> AllDigits = SearchValues.Create("0123456789");
    private static readonly SearchValues<char> AfterDigits = SearchValues.Create("-+)\u2212\u2013\u2014 ");

    private ReadOnlySpan<char> text = cell;

    /// <summary>What is left: digits and the marks between them.</summary>
    internal readonly ReadOnlySpan<char> Digits => text;

    /// <summary>The sign, code or word beside the digits; empty where there is none.</summary>
    internal ReadOnlySpan<char> Unit { get; private set; }

    /// <summary>True for a minus before or after, and for brackets.</summary>
    internal bool IsNegative { get; private set; }

    /// <summary>Takes away all that is no digit; false where there is more than one sign or unit, or no digit.</summary>
    internal bool TryStrip()
    {
        var signs = 0;
        text = text.Trim();
        if (text.Length > 0 && text[0] == '\'') text = text[1..].Trim();
        while (!text.IsEmpty)
        {
            if (text.Length > 2 && text[0] == '(' && text[^1] == ')')
            {
                if (signs++ > 0) return false;
                IsNegative = true;
                text = text[1..^1].Trim();
            }
            else if (text[0] is '-' or '+' || IsLongMinus(text[0]))
            {
                if (signs++ > 0) return false;
                IsNegative = text[0] is not '+';
                text = text[1..].TrimStart();
            }
            else if (EndsWithDashes(text, out var whole))
            {
                text = whole;
            }
            else if (text[^1] is '-' or '+' || IsLongMinus(text[^1]))
            {
                if (signs++ > 0) return false;
                IsNegative = text[^1] is not '+';
                text = text[..^1].TrimEnd();
            }
            else if (!TryStripUnit(out var again))
            {
                return false;
            }
            else if (!again)
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>"25.-" and "25,--" write no decimals.</summary>
    private static bool EndsWithDashes(ReadOnlySpan<char> text, out ReadOnlySpan<char> whole)
    {
        whole = text.TrimEnd("-\u2013\u2014\u2212");
        if (whole.Length == text.Length || whole.Length < 2 || whole[^1] is not ('.' or ',') || !char.IsAsciiDigit(whole[^2])) return false;
        whole = whole[..^1];
        return true;
    }

    private bool TryStripUnit(out bool again)
    {
        again = false;
        var first = text.IndexOfAny(AllDigits);
        if (first < 0) return false;
        var last = text.LastIndexOfAny(AllDigits);
        var before = text[..first];
        // ".50" begins with its mark, "5." ends with it.
        if (first > 0 && before[^1] is '.' or ',' && (first == 1 || !char.IsLetter(before[^2]))) before = before[..^1];
        if (EndsWithSignOrBracket(before, out var length)) before = before[..length];
        var after = text[(last + 1)..];
        if (after.Length > 0 && after[0] is '.' or ',') after = after[1..];
        if (after.Length > 0 && (after[0] is '-' or '+' or ')' || IsLongMinus(after[0])))
        {
            var unitAt = after.IndexOfAnyExcept(AfterDigits);
            after = unitAt < 0 ? default : after[unitAt..];
        }
        if (before.IsWhiteSpace() && after.IsWhiteSpace())
        {
            text = text.Trim();
            return true;
        }
        var found = before.IsWhiteSpace() ? after.Trim() : before.Trim();
        if (!Unit.IsEmpty || found.Length > LongestUnit || !IsUnit(found)) return false;
        Unit = found;
        text = before.IsWhiteSpace() ? text[..^after.Length].Trim() : text[before.Length..].Trim();
        again = true;
        return true;
    }

    private static bool EndsWithSignOrBracket(ReadOnlySpan<char> text, out int length)
    {
        length = text.TrimEnd("-+(\u2212 ").Length;
        return length < text.Length;
    }

    private static bool IsUnit(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsLetter(c) && char.GetUnicodeCategory(c) != UnicodeCategory.CurrencySymbol && c is not (' ' or '.' or '-' or '/' or '\u00A0')) return false;
        return true;
    }

    private static bool IsLongMinus(char c) => c is '\u2212' or '\u2013';
}
