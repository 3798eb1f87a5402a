using System.Buffers;
using System.Globalization;
using System.Text;

namespace Insights.Data.Import.Reading;

/// <summary>
/// Takes from a cell what nobody sees: characters without a width, blanks of other widths, runs of blanks, decomposed
/// letters, and the marks by which spreadsheets prevent a text from becoming a number.
/// </summary>
internal static class CellText
{
    private const char TextMark = '\'';

    /// <summary>Signs that need no second look, as long as blanks stand alone.</summary>
    private static readonly SearchValues<char> Plain =
        SearchValues.Create(" !\"#$%&()*+,-./0123456789:;<>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~");

    /// <summary>Letters below this one are always composed.</summary>
    private const char FirstCombining = '\u0300';

    /// <summary>The column of the current row, as <see cref="Clean"/> returns it.</summary>
    internal static ReadOnlySpan<char> Of(RecordReader row, int ordinal) => Clean(row.Field(ordinal));

    /// <summary>The text as it looks; the span itself where there is nothing to take away.</summary>
    internal static ReadOnlySpan<char> Clean(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (!text.ContainsAnyExcept(Plain)) return text.IndexOf("  ") < 0 ? text : Rewrite(text);
        text = WithoutTextMarks(text);
        return IsVisible(text) ? text : Rewrite(text);
    }

    /// <summary>="00123" and '00123 are 00123; the apostrophe of 's-Hertogenbosch stays.</summary>
    private static ReadOnlySpan<char> WithoutTextMarks(ReadOnlySpan<char> text)
    {
        if (text.Length > 2 && text[0] == '=' && text[1] == '"' && text[^1] == '"') return text[2..^1].Trim();
        if (text.Length == 0 || text[0] != TextMark) return text;
        if (text.Length == 1) return default;
        var rest = text[1..];
        var isArticle = rest.Length > 1 && char.IsAsciiLetterLower(rest[0]) && rest[1] is ' ' or '-';
        return isArticle || rest.Contains(TextMark) ? text : rest.TrimStart();
    }

    private static bool IsVisible(ReadOnlySpan<char> text)
    {
        var blankBefore = false;
        foreach (var c in text)
        {
            if (c is < ' ' or >= FirstCombining or (>= '\u007F' and <= '\u00A0') or '\u00AD') return false;
            if (c == ' ' && blankBefore) return false;
            blankBefore = c == ' ';
        }
        return true;
    }

    private static string Rewrite(ReadOnlySpan<char> text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || c == '\u2800')
            {
                if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
            }
            else if (!IsInvisible(c))
            {
                clean.Append(c);
            }
        }
        if (clean.Length > 0 && clean[^1] == ' ') clean.Length--;
        return Compose(clean.ToString());
    }

    private static string Compose(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormC);
        }
        catch (ArgumentException)
        {
            // Half of a surrogate pair: there is no normal form of it.
            return text;
        }
    }

    /// <summary>Controls, soft hyphens, marks of direction, joiners, and the byte order mark in the middle of a text.</summary>
    private static bool IsInvisible(char c) =>
        c is '\u034F' || char.GetUnicodeCategory(c) is UnicodeCategory.Control or UnicodeCategory.Format;
}
