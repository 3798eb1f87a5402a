using System.Buffers;
using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Rows;

/// <summary>Cleans what sources recognise people by, so that one person's spellings are one.</summary>
public static class CustomerRef
{
    private const string SpreadsheetDecimals = ".0";
    private const string LinkPrefix = "mailto:";

    private static readonly SearchValues<char> NumberSigns = SearchValues.Create("0123456789.,");

    /// <summary>A customer number without the ".0" that programs add when they take it for a decimal number.</summary>
    public static ReadOnlySpan<char> FromNumber(ReadOnlySpan<char> text)
    {
        text = CellText.Clean(text.Trim());
        if (!text.EndsWith(SpreadsheetDecimals, StringComparison.Ordinal)) return text;
        var digits = text[..^SpreadsheetDecimals.Length];
        return digits.Length > 0 && !digits.ContainsAnyExceptInRange('0', '9') ? digits : text;
    }

    /// <summary>
    /// Whatever a shop recognises people by: an e-mail address in lower case, a phone number in one spelling, a number without
    /// ".0", any other text as it looks.
    /// </summary>
    public static ReadOnlySpan<char> FromAny(ReadOnlySpan<char> text) => FromAny(text, region: null);

    /// <inheritdoc cref="FromAny(ReadOnlySpan{char})"/>
    /// <param name="text">The cell.</param>
    /// <param name="region">ISO 3166 code of the country whose phone numbers are written without its code, or null.</param>
    internal static ReadOnlySpan<char> FromAny(ReadOnlySpan<char> text, string? region)
    {
        if (text.Contains('@')) return Address(text);
        text = FromNumber(text);
        return PhoneSpelling.TryRead(text, region, out var number) ? number : text;
    }

    /// <summary>An e-mail address in lower case, without a name, a link's prefix or blanks around it; null where there is none.</summary>
    public static string? FromEmail(ReadOnlySpan<char> text)
    {
        text = Address(text);
        return text.IsEmpty ? null : text.ToString();
    }

    /// <summary>True for a number that a spreadsheet has rounded, such as 4,91512E+11: many ids become one.</summary>
    internal static bool IsRounded(ReadOnlySpan<char> text)
    {
        var exponent = text.IndexOf("E+", StringComparison.OrdinalIgnoreCase);
        return exponent > 0 && exponent + 2 < text.Length && char.IsAsciiDigit(text[0])
            && !text[..exponent].ContainsAnyExcept(NumberSigns) && !text[(exponent + 2)..].ContainsAnyExceptInRange('0', '9');
    }

    private static ReadOnlySpan<char> Address(ReadOnlySpan<char> text)
    {
        text = CellText.Clean(text.Trim());
        var open = text.LastIndexOf('<');
        if (open >= 0 && text[open..].IndexOf('>') is var close and > 1 && text.Slice(open, close).Contains('@')) text = text.Slice(open + 1, close - 1).Trim();
        if (text.StartsWith(LinkPrefix, StringComparison.OrdinalIgnoreCase)) text = text[LinkPrefix.Length..];
        text = text.Trim(" ;,<>\"'").TrimEnd('.');
        return text.ContainsAnyInRange('A', 'Z') || text.ContainsAnyExceptInRange('\0', '\u007F') ? text.ToString().ToLowerInvariant() : text;
    }
}
