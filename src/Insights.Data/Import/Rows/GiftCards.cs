using System.Buffers;
using System.Globalization;
using System.Text;
using Insights.Data.Import.Questions;
using Insights.Data.Values;

namespace Insights.Data.Import.Rows;

/// <summary>
/// Gift cards among the articles of a file. One that is sold is a payment in advance and no sale yet; what is bought with
/// it later is a sale in full, and the card its payment (docs/decisions/0023-gift-cards.md).
/// </summary>
internal static class GiftCards
{
    /// <summary>The remark on gift cards that were sold; its arguments are rows and money.</summary>
    internal const string SoldRemark = "note-gift-cards-sold";

    /// <summary>The remark on rows that take a redeemed gift card off; its arguments are rows and money.</summary>
    internal const string RedeemedRemark = "note-gift-cards-redeemed";

    private const int LongestName = 200;
    private const string VoucherKey = "voucher-redeemed";

    /// <summary>Beginnings that one pass over a name looks for; only a name with one of them is checked word by word.</summary>
    private static readonly SearchValues<string> Beginnings = SearchValues.Create(
        ["gift", "geschenk", "gutschein", "wertkarte", "cadeau", "regal", "presentkort", "gavekort", "lahjakort", "podarunk", "presente", "voucher", "e-card"], StringComparison.OrdinalIgnoreCase);

    private static readonly string[] Names =
    [
        "giftcard", "giftcertificate", "giftvoucher", "giftcoupon", "egift", "geschenkkarte", "geschenkgutschein", "geschenkbon", "geschenkvoucher",
        "wertgutschein", "kaufgutschein", "einkaufsgutschein", "warengutschein", "cartecadeau", "cartescadeaux", "chequecadeau", "bonscadeaux", "boncadeau", "cadeaubon", "cadeaukaart", "kadobon",
        "tarjetaregalo", "tarjetaderegalo", "tarjetasregalo", "chequeregalo", "valeregalo", "bonoregalo", "cartaregalo", "carteregalo", "buonoregalo", "buoniregalo",
        "cartaodepresente", "cartaopresente", "valepresente", "presentkort", "gavekort", "lahjakortti", "kartapodarunkowa", "bonpodarunkowy", "kartypodarunkowe",
    ];

    /// <summary>Goods around gift cards, and goods whose names sound like them.</summary>
    private static readonly string[] Goods =
    [
        "box", "holder", "envelope", "sleeve", "wrap", "basket", "hulle", "umschlag", "schachtel", "verpackung", "karton", "kuvert", "heft", "buch", "mappe",
        "etui", "pochette", "enveloppe", "coffret", "doos", "envelop", "houder", "caja", "sobre", "busta", "scatola", "konvolut", "kuvert", "pudelko", "vorlage", "template",
    ];

    /// <summary>Words that mean a gift card only where nothing but a value stands beside them.</summary>
    private static readonly string[] BareNames = ["gutschein", "gutscheine", "voucher", "wertkarte", "onlinegutschein", "shopgutschein"];

    private static readonly string[] ValueWords = ["eur", "euro", "chf", "fr", "usd", "gbp", "uber", "zu", "im", "wert", "von", "a", "of", "for", "nr", "no", "code", "digital", "online", "pdf", "mail", "email", "e", "per", "als"];

    /// <summary>True where an article's name or type states that it is a gift card, and not a box or an envelope for one.</summary>
    internal static bool IsGiftCard(ReadOnlySpan<char> nameOrType)
    {
        if (!nameOrType.ContainsAny(Beginnings)) return false;
        var words = WordsOf(nameOrType);
        if (words.Any(word => Goods.Any(goods => word.EndsWith(goods, StringComparison.Ordinal)))) return false;
        var joined = string.Concat(words);
        return Names.Any(name => joined.Contains(name, StringComparison.Ordinal)) || IsBare(words);
    }

    /// <summary>
    /// Leaves out the current row where it is a gift card: one that was sold, or, with a negative amount, one that was
    /// redeemed or taken back.
    /// </summary>
    /// <param name="sink">Takes the row.</param>
    /// <param name="nameOrType">The article's name or type.</param>
    /// <param name="amount">The row's value.</param>
    /// <returns>True where the row was left out.</returns>
    internal static bool TryLeaveOut(RowSink sink, ReadOnlySpan<char> nameOrType, Money amount)
    {
        if (!IsGiftCard(nameOrType)) return false;
        if (amount < Money.Zero && IsBare(WordsOf(nameOrType)) && !IsPayment(sink, nameOrType, amount)) return false;
        sink.LeaveOut(amount < Money.Zero ? RedeemedRemark : SoldRemark, amount);
        return true;
    }

    /// <summary>"Gutschein" with a minus is a gift card that was redeemed, or a discount.</summary>
    private static bool IsPayment(RowSink sink, ReadOnlySpan<char> name, Money amount)
    {
        var answer = sink.Questions.Ask(new ImportQuestion(
            VoucherKey, new("question-voucher", name.ToString()),
            [new("payment", new("choice-voucher-payment"), ChoiceEffect.NotCounted), new("discount", new("choice-voucher-discount"), ChoiceEffect.Counted)], Proposal: "discount")
        { IsForShop = true });
        sink.Questions.AddRow(VoucherKey, name, amount);
        return answer == "payment";
    }

    private static bool IsBare(List<string> words) =>
        words.Exists(word => BareNames.Contains(word, StringComparer.Ordinal))
        && words.TrueForAll(word => BareNames.Contains(word, StringComparer.Ordinal) || ValueWords.Contains(word, StringComparer.Ordinal) || word.Any(char.IsDigit));

    /// <summary>The words of a name in lower case and without accents.</summary>
    private static List<string> WordsOf(ReadOnlySpan<char> name)
    {
        if (name.Length > LongestName) name = name[..LongestName];
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in name.ToString().Normalize(NormalizationForm.FormD))
        {
            if (char.IsLetterOrDigit(c)) word.Append(char.ToLowerInvariant(c));
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && word.Length > 0) Complete();
        }
        if (word.Length > 0) Complete();
        return words;

        void Complete()
        {
            words.Add(word.ToString());
            word.Clear();
        }
    }
}
