using System.Collections.Frozen;
using System.Text;

namespace Insights.Data.Import.Formats;

/// <summary>The words of shop systems for what became of an order or a payment, in English, German, French, Dutch, Spanish and Italian.</summary>
internal static class StatusWords
{
    private static readonly FrozenDictionary<string, StatusMeaning> Meanings = Read(
        (StatusMeaning.Sale, "paid, completed, complete, processing, shipped, delivered, closed, success, successful, succeeded, sale, payment, bezahlt, abgeschlossen, verkauf, beleg"),
        (StatusMeaning.Pending, "pending, on hold, awaiting payment, ausstehend, offen, wartend"),
        (StatusMeaning.Cancelled, "cancelled, canceled, failed, voided, void, storniert, fehlgeschlagen, abgebrochen"),
        (StatusMeaning.Refunded, "refunded, erstattet, rückerstattet"),
        (StatusMeaning.PartlyRefunded, "partially refunded, teilweise erstattet"),
        (StatusMeaning.Return, "refund, return, credit note, chargeback, rückerstattung, rückzahlung, gutschrift, retoure"),
        (StatusMeaning.Offer, "offer, quote, quotation, draft, angebot, entwurf"),
        (StatusMeaning.Training, "training, schulung"),
        (StatusMeaning.Authorisation, "authorization, authorisation, authorized, autorisierung"),
        (StatusMeaning.Transfer, "transfer, payout, withdrawal, auszahlung, überweisung"),
        (StatusMeaning.Fee, "fee, gebühr"));

    /// <summary>What a status means; null where the word is not known. Letter case, punctuation and prefixes such as "wc-" do not matter.</summary>
    internal static StatusMeaning? Find(ReadOnlySpan<char> status) =>
        Meanings.TryGetValue(Normalise(status), out var meaning) ? meaning : null;

    /// <summary>A word without what systems write differently: lower case, single blanks, no prefix.</summary>
    internal static string Normalise(ReadOnlySpan<char> status)
    {
        var text = new StringBuilder(status.Length);
        foreach (var c in status.Trim())
        {
            if (char.IsLetterOrDigit(c)) text.Append(char.ToLowerInvariant(c));
            else if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
        }
        var word = text.ToString().Trim().Normalize(NormalizationForm.FormC);
        return word.StartsWith("wc ", StringComparison.Ordinal) ? word[3..] : word;
    }

    private static FrozenDictionary<string, StatusMeaning> Read(params (StatusMeaning Meaning, string Words)[] lists) =>
        lists.SelectMany(list => list.Words.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), (list, word) => (Normalise(word), list.Meaning))
            .ToFrozenDictionary(pair => pair.Item1, pair => pair.Meaning, StringComparer.Ordinal);
}
