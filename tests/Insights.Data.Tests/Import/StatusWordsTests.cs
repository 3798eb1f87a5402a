using Insights.Data.Import.Rows;

namespace Insights.Data.Tests.Import;

public class StatusWordsTests
{
    [Theory]
    [InlineData("wc-completed, Completed, Payment accepted, Delivered, Versendet, In Bearbeitung, Terminée, Livré, Expédiée, Afgerond, Verzonden, Completado, Enviado, Pagado, Completato, Spedito, Evaso, shipped, PAID, picked_up", nameof(StatusMeaning.Sale))]
    [InlineData("on-hold, wc-pending, Awaiting check payment, In Wartestellung, Zahlung ausstehend, Offen, unpaid, En attente, Attente paiement, In afwachting, En espera, Pendiente de pago, In sospeso, pending_payment, authorized", nameof(StatusMeaning.Pending))]
    [InlineData("Cancelled, canceled, VOIDED, Payment error, Declined, expired, Storniert, Fehlgeschlagen, Annulée, Échouée, Geannuleerd, Mislukt, Cancelado, Fallido, Annullato, Fallito, Annulliert, trash", nameof(StatusMeaning.Cancelled))]
    [InlineData("Refunded, wc-refunded, Rückerstattet, rueckerstattet, Erstattet, Remboursée, Remboursee, Terugbetaald, Reembolsado, Rimborsato", nameof(StatusMeaning.Refunded))]
    [InlineData("Partially refunded, partially_refunded, Teilweise erstattet, Partiellement remboursé, Reembolso parcial, Rimborso parziale", nameof(StatusMeaning.PartlyRefunded))]
    [InlineData("Refund, Credit note, Gutschrift, Rückzahlung, Retoure, Avoir, Creditnota, Abono, Nota de crédito, Nota di credito, Reso, Rechnungskorrektur", nameof(StatusMeaning.Return))]
    [InlineData("Quotation, Draft, Angebot, Entwurf, Devis, Brouillon, Offerte, Presupuesto, Borrador, Preventivo, Bozza, checkout-draft", nameof(StatusMeaning.Offer))]
    [InlineData("Training, AVTraining, Schulung, Formation", nameof(StatusMeaning.Training))]
    [InlineData("Authorization, Autorisierung, Autorización", nameof(StatusMeaning.Authorisation))]
    [InlineData("Payout, Withdrawal, Auszahlung, General Currency Conversion, Virement, Uitbetaling, Bonifico", nameof(StatusMeaning.Transfer))]
    [InlineData("Fee, Gebühr, Gebuehr, Frais, Comisión, Commissione", nameof(StatusMeaning.Fee))]
    public void Words_of_shop_systems_are_known_in_any_spelling(string words, string meaning)
    {
        foreach (var word in words.Split(", "))
            Assert.Equal((word, meaning), (word, StatusWords.Find(word)?.ToString()));
    }

    [Theory]
    [InlineData("Rechnung", nameof(StatusMeaning.Sale))]
    [InlineData("RE", nameof(StatusMeaning.Sale))]
    [InlineData("Beleg", nameof(StatusMeaning.Sale))]
    [InlineData("Order", nameof(StatusMeaning.Sale))]
    [InlineData("GS", nameof(StatusMeaning.Return))]
    [InlineData("Storno", nameof(StatusMeaning.Return))]
    [InlineData("ST", nameof(StatusMeaning.Return))]
    [InlineData("AN", nameof(StatusMeaning.Offer))]
    [InlineData("AVBestellung", nameof(StatusMeaning.Offer))]
    public void Kinds_of_documents_mean_something_in_a_column_of_types(string word, string meaning) =>
        Assert.Equal(meaning, StatusWords.FindType(word)?.ToString());

    [Theory]
    [InlineData("Closed")]
    [InlineData("Neu")]
    [InlineData("RE")]
    [InlineData("in der Schwebe")]
    public void A_word_that_differs_from_system_to_system_is_not_known(string word) => Assert.Null(StatusWords.Find(word));

    [Fact]
    public void No_word_has_two_meanings()
    {
        var words = StatusVocabulary.Anywhere.SelectMany(list => list.Words.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), (list, word) => (Word: StatusWords.Normalise(word), list.Meaning));

        Assert.Empty(words.Distinct().GroupBy(pair => pair.Word, StringComparer.Ordinal).Where(meanings => meanings.Count() > 1).Select(meanings => meanings.Key));
    }

    [Theory]
    [InlineData("Gift Card", true)]
    [InlineData("€50 Gift card - digital", true)]
    [InlineData("Geschenkgutschein 25,00 €", true)]
    [InlineData("Gutschein 50 €", true)]
    [InlineData("gift_card", true)]
    [InlineData("Carte cadeau", true)]
    [InlineData("Bon-cadeau 30", true)]
    [InlineData("Cadeaubon", true)]
    [InlineData("Tarjeta regalo 20", true)]
    [InlineData("Carta regalo", true)]
    [InlineData("Gift box", false)]
    [InlineData("Gift card sleeve", false)]
    [InlineData("Gutscheinbuch Berlin", false)]
    [InlineData("Geschenkbox Tee", false)]
    [InlineData("Rabattgutschein", false)]
    [InlineData("Tee", false)]
    public void Gift_cards_are_known_by_their_names_and_their_boxes_are_goods(string name, bool isGiftCard) =>
        Assert.Equal(isGiftCard, GiftCards.IsGiftCard(name));
}
