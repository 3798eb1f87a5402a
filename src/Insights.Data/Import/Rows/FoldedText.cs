using System.Globalization;
using System.Text;

namespace Insights.Data.Import.Rows;

/// <summary>Texts without what varies from program to program, so that words can be looked up.</summary>
internal static class FoldedText
{
    private const int LongestWord = 48;

    /// <summary>
    /// In lower case, without accents, surrounding brackets and quotation marks; points, hyphens and underscores are blanks.
    /// Empty where the text is too long to be one of a vocabulary.
    /// </summary>
    internal static string Of(ReadOnlySpan<char> text)
    {
        text = text.Trim(" \t()[]{}<>\"'*!?:;.,_#");
        if (text.Length is 0 or > LongestWord) return "";
        var folded = new StringBuilder(text.Length);
        foreach (var c in Decompose(text))
        {
            if (c is ' ' or '-' or '_' or '.' or '\u00A0')
            {
                if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                folded.Append(char.ToLowerInvariant(c));
            }
        }
        return folded.ToString().TrimEnd();
    }

    private static ReadOnlySpan<char> Decompose(ReadOnlySpan<char> text)
    {
        if (Ascii.IsValid(text)) return text;
        try
        {
            return text.ToString().Normalize(NormalizationForm.FormD);
        }
        catch (ArgumentException)
        {
            return text;
        }
    }
}
