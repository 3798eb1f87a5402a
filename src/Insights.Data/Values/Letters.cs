using System.Globalization;
using System.Text;

namespace Insights.Data.Values;

/// <summary>
/// Texts as people compare them, the same in every language of the server: without regard to case in any script and to accents, ß as
/// ss, and umlauts both as their letter and as it is spelled without one, ä as a and as ae.
/// </summary>
public static class Letters
{
    private const char Diaeresis = '\u0308';
    private const char Ring = '\u030A';

    /// <summary>German order of names (DIN 5007-1) and a sensible one for all other scripts, whatever the language of the server.</summary>
    private static readonly CompareInfo Alphabet = CompareInfo.GetCompareInfo("de");

    /// <summary>True where a text begins with another one.</summary>
    public static bool StartsWith(string text, string beginning) =>
        Fold(text, isSpelled: false).StartsWith(Fold(beginning, isSpelled: false), StringComparison.Ordinal)
        || Fold(text, isSpelled: true).StartsWith(Fold(beginning, isSpelled: true), StringComparison.Ordinal);

    /// <summary>A text as it is looked for, in one case, without accents: one form, or two where umlauts can be spelled in two ways.</summary>
    public static IReadOnlyList<string> SpellingsOf(string text)
    {
        string plain = Fold(text, isSpelled: false), spelled = Fold(text, isSpelled: true);
        return spelled == plain ? [plain] : [plain, spelled];
    }

    /// <summary>
    /// How the words of texts may be spelled besides how they are written, for an index that knows case and accents of Latin letters only: "strauss" for
    /// "Strauß", "muller" and "mueller" for "Müller"; null where nothing is written with other letters than A to Z.
    /// </summary>
    public static string? OtherSpellings(params ReadOnlySpan<string?> texts)
    {
        StringBuilder? spellings = null;
        foreach (var text in texts)
        {
            if (text is null || Ascii.IsValid(text)) continue;
            foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                if (Ascii.IsValid(word)) continue;
                foreach (var spelling in SpellingsOf(word)) (spellings is null ? spellings = new StringBuilder() : spellings.Append(' ')).Append(spelling);
            }
        }
        return spellings?.ToString();
    }

    /// <summary>The place of two texts in an alphabet: below 0 where the first comes first, 0 only where they are the same.</summary>
    public static int Compare(string left, string right) =>
        Alphabet.Compare(left, right, CompareOptions.None) is var order and not 0 ? order : string.CompareOrdinal(left, right);

    /// <summary>In one case, without accents.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="isSpelled">True for ä as ae, ø as oe, å as aa; false for ä as a, ø as o, å as a.</param>
    private static string Fold(string text, bool isSpelled)
    {
        if (Ascii.IsValid(text)) return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length + 8);
        foreach (var rune in Decompose(text).EnumerateRunes())
        {
            // Up and down again: letters that are two in one case and one in the other, such as the Greek σ and ς, become one.
            var letter = Rune.ToLowerInvariant(Rune.ToUpperInvariant(rune));
            if (IsAccent(rune.Value))
            {
                if (isSpelled && folded.Length > 0) folded.Append((rune.Value, folded[^1]) switch
                {
                    (Diaeresis, 'a' or 'o' or 'u') => "e",
                    (Ring, 'a') => "a",
                    _ => "",
                });
            }
            else if (letter.Value switch { 'ß' or 'ẞ' => "ss", 'æ' => "ae", 'œ' => "oe", 'ø' => isSpelled ? "oe" : "o", 'ł' => "l", 'đ' or 'ð' => "d", 'þ' => "th", 'ı' => "i", _ => null } is { } spelled)
            {
                folded.Append(spelled);
            }
            else
            {
                folded.Append(letter.ToString());
            }
        }
        return folded.ToString();
    }

    /// <summary>A text with its accents as characters of their own, and each character in its plainest form.</summary>
    public static string Decompose(string text)
    {
        try
        {
            return text.Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // Half a letter, which is like no other.
            return text;
        }
    }

    /// <summary>Accents of Latin, Greek and Cyrillic letters; marks that make another letter or sound, as in Thai or Japanese, are none.</summary>
    private static bool IsAccent(int mark) => mark is (>= 0x0300 and <= 0x036F) or (>= 0x1AB0 and <= 0x1AFF) or (>= 0x1DC0 and <= 0x1DFF);
}
