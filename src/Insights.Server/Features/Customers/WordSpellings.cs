namespace Insights.Server.Features.Customers;

/// <summary>
/// How a word may stand in the index of words, which has no case and no accents, but neither knows that ä is spelled ae and ß is
/// spelled ss, nor that the Turkish ı is an i without its dot.
/// </summary>
internal static class WordSpellings
{
    /// <summary>Each is a look into the index.</summary>
    private const int Most = 16;

    /// <summary>A beginning of fewer letters is one of half the shop.</summary>
    private const int FewestLetters = 2;

    private static readonly (string Written, string Otherwise)[] Umlauts =
        [("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ß", "ss"), ("ss", "ß")];

    private static readonly (string Written, string Otherwise)[] All =
    [
        .. Umlauts, ("ø", "o"), ("ø", "oe"), ("o", "ø"), ("oe", "ø"), ("å", "aa"), ("aa", "a"), ("æ", "ae"), ("ae", "æ"), ("œ", "oe"), ("oe", "œ"),
        ("ł", "l"), ("l", "ł"), ("ı", "i"), ("i", "ı"),
    ];

    /// <summary>The word, and how else it may be spelled, at most so many; umlauts first.</summary>
    internal static IReadOnlyList<string> Of(string word)
    {
        var spellings = new List<string> { word };
        var written = word.Normalize().ToLowerInvariant();
        Spell(written, at: 0, "", Umlauts, spellings);
        Spell(written, at: 0, "", All, spellings);
        return spellings;
    }

    /// <summary>True where another spelling is one of words that are not meant, too: "sue" is spelled as Süleyman is, and not as Susanne.</summary>
    internal static bool AreLoose(string word) => Of(word).Any(spelling => spelling.Length < word.Length);

    private static void Spell(string word, int at, string before, (string Written, string Otherwise)[] pairs, List<string> spellings)
    {
        if (spellings.Count >= Most) return;
        if (at == word.Length)
        {
            if (before.Length >= Math.Min(FewestLetters, word.Length) && !spellings.Contains(before, StringComparer.OrdinalIgnoreCase)) spellings.Add(before);
            return;
        }
        Spell(word, at + 1, before + word[at], pairs, spellings);
        foreach (var (written, otherwise) in pairs)
            if (string.CompareOrdinal(word, at, written, 0, written.Length) == 0) Spell(word, at + written.Length, before + otherwise, pairs, spellings);
    }
}
