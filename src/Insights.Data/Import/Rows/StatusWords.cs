using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Insights.Data.Import.Rows;

/// <summary>Looks up the words of shop systems for what became of an order or a payment; see <see cref="StatusVocabulary"/>.</summary>
internal static class StatusWords
{
    private const string WooCommercePrefix = "wc ";
    private const int LongestWord = 100;

    private static readonly FrozenDictionary<string, StatusMeaning> States = Read(StatusVocabulary.Anywhere);
    private static readonly FrozenDictionary<string, StatusMeaning> Types = Read([.. StatusVocabulary.OfTypes, .. StatusVocabulary.Anywhere]);
    private static readonly FrozenDictionary<string, bool> Answers = ReadAnswers();

    /// <summary>What a status means; null where the word is not known. Letter case, accents, punctuation and prefixes such as "wc-" do not matter.</summary>
    internal static StatusMeaning? Find(ReadOnlySpan<char> status) => Find(States, status);

    /// <summary>What the type of a row means, such as "Gutschrift", "Invoice" or DATEV's "RE"; null where the word is not known.</summary>
    internal static StatusMeaning? FindType(ReadOnlySpan<char> type) => Find(Types, type);

    /// <summary>True for words that name a payment, which in a list of documents is that of a sale that is counted already.</summary>
    internal static bool IsPayment(ReadOnlySpan<char> type) => Fold(Normalise(type)) is "payment" or "payments" or "payment received" or "card payment"
        or "zahlung" or "zahlungen" or "zahlungseingang" or "kartenzahlung" or "barzahlung" or "paiement" or "paiements" or "encaissement" or "reglement"
        or "betaling" or "betalingen" or "kaartbetaling" or "pago" or "pagos" or "cobro" or "cobros" or "pagamento" or "pagamenti" or "incasso" or "incassi";

    /// <summary>What a cell states in a column that states yes or no, such as "cancelled"; null where it states neither.</summary>
    internal static bool? FindAnswer(ReadOnlySpan<char> cell)
    {
        if (cell.Length > LongestWord) return null;
        var lookup = Answers.GetAlternateLookup<ReadOnlySpan<char>>();
        return lookup.TryGetValue(cell, out var answer) || Answers.TryGetValue(Fold(Normalise(cell)), out answer) ? answer : null;
    }

    /// <summary>True where a word names the document that takes a sale back ("Storno"), and not what became of the sale ("storniert").</summary>
    internal static bool IsReversal(ReadOnlySpan<char> word) =>
        Fold(Normalise(word)) is "storno" or "stornierung" or "stornos" or "cancellation" or "reversal" or "annullierung" or "annulation" or "annulering" or "anulacion" or "annullamento" or "void";

    /// <summary>A word without what systems write differently: lower case, single blanks, no prefix.</summary>
    internal static string Normalise(ReadOnlySpan<char> status)
    {
        var text = new StringBuilder(status.Length);
        foreach (var c in status.Trim())
        {
            if (char.IsLetterOrDigit(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) text.Append(char.ToLowerInvariant(c));
            else if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
        }
        var word = text.ToString().Trim().Normalize(NormalizationForm.FormC);
        return word.StartsWith(WooCommercePrefix, StringComparison.Ordinal) ? word[WooCommercePrefix.Length..] : word;
    }

    private static StatusMeaning? Find(FrozenDictionary<string, StatusMeaning> meanings, ReadOnlySpan<char> text)
    {
        if (text.Length > LongestWord) return null;
        // Most cells are written as the vocabulary or a program's code for it, and need no string of their own.
        if (meanings.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text, out var meaning)) return meaning;
        return meanings.TryGetValue(Fold(Normalise(text)), out meaning) ? meaning : null;
    }

    private static FrozenDictionary<string, StatusMeaning> Read(IEnumerable<(StatusMeaning Meaning, string Words)> lists)
    {
        var meanings = new Dictionary<string, StatusMeaning>(StringComparer.OrdinalIgnoreCase);
        foreach (var (meaning, words) in lists)
            foreach (var word in Split(words))
                foreach (var spelling in SpellingsOf(word))
                    meanings.TryAdd(spelling, meaning);
        return meanings.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static FrozenDictionary<string, bool> ReadAnswers()
    {
        var answers = new Dictionary<string, bool>(StringComparer.OrdinalIgnoreCase);
        foreach (var word in Split(StatusVocabulary.No)) answers.TryAdd(Fold(Normalise(word)), false);
        foreach (var word in Split(StatusVocabulary.Yes)) answers.TryAdd(Fold(Normalise(word)), true);
        return answers.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    private static string[] Split(string words) => words.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> SpellingsOf(string word)
    {
        var normal = Normalise(word);
        yield return normal;
        foreach (var plain in new[] { Fold(normal), Fold(Transcribe(normal)) })
        {
            yield return plain;
            yield return plain.Replace(' ', '_');
            yield return plain.Replace(' ', '-');
            yield return $"wc-{plain.Replace(' ', '-')}";
        }
    }

    /// <summary>German without umlauts: "rueckerstattet".</summary>
    private static string Transcribe(string word) => word
        .Replace("ä", "ae", StringComparison.Ordinal).Replace("ö", "oe", StringComparison.Ordinal).Replace("ü", "ue", StringComparison.Ordinal);

    /// <summary>Without accents, so that "Terminee" is "Terminée".</summary>
    private static string Fold(string word)
    {
        if (Ascii.IsValid(word)) return word;
        var text = new StringBuilder(word.Length);
        foreach (var c in word.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark) continue;
            text.Append(c switch { 'ß' => "ss", 'ø' => "o", 'ł' => "l", 'æ' => "ae", 'œ' => "oe", _ => c.ToString() });
        }
        return text.ToString();
    }
}
