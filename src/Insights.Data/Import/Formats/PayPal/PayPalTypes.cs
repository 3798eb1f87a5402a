using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.PayPal;

/// <summary>
/// PayPal's types of transactions, by the code that a report may have ("T0006") and by their names in English, German, French, Spanish, Italian and Dutch.
/// The names are many and change; what they have in common are the words looked for here, most telling first.
/// </summary>
internal static class PayPalTypes
{
    private const string PaymentCodes = "T00";

    private static readonly string[] ConversionCodes = ["T0200"];
    private static readonly string[] RefundCodes = ["T1106", "T1107", "T1113"];
    private static readonly string[] ChargebackCodes = ["T1201", "T1202", "T1205", "T1207", "T1208"];

    private static readonly string[] ConversionWords = [
        "currency conversion", "währungsumrechnung", "conversion de devise", "conversion devise", "conversión de divisa", "conversión de moneda", "conversione di valuta", "conversione valuta",
        "valutaomrekening", "valutaconversie", "omrekening van valuta",
    ];

    /// <summary>A conversion that the owner requested concerns the balance and no payment.</summary>
    private static readonly string[] OwnConversionWords = ["user initiated", "nutzer", "negative balance", "negativ", "utilisateur", "négatif", "usuario", "utente", "gebruiker", "negatief"];

    private static readonly string[] NoSaleWords =
    [
        "hold", "einbehalt", "authorization", "authorisation", "autorisierung", "reserve", "rücklage", "release", "freigabe", "review", "withdrawal", "abbuchung",
        "abhebung", "auszahlung", "deposit", "bankgutschrift", "gutschrift auf", "transfer", "überweisung", "add funds", "top up", "aufladung", "fee", "gebühr",
        "entgelt", "correction", "korrektur", "adjustment", "anpassung", "invoice sent", "rechnung gesendet", "request", "angefordert", "anforderung", "cart item",
        "warenkorbartikel", "dividend", "interest", "zinsen", "bonus", "incentive", "cashback", "loan", "buyer credit", "voucher", "gift certificate", "ach",
        "debit card", "charge off",
        "autorisation", "suspension", "retenue", "réserve", "levée", "libération", "virement", "retrait", "dépôt", "approvisionnement", "frais", "commission", "ajustement",
        "facture envoyée", "demande", "intérêts", "prêt",
        "retención", "autorización", "reserva", "liberación", "retirada", "retiro", "transferencia", "depósito", "ingreso", "recarga", "comisión", "tarifa", "ajuste", "corrección",
        "factura enviada", "solicitud", "intereses", "préstamo",
        "trattenuta", "blocco", "autorizzazione", "riserva", "rilascio", "sblocco", "prelievo", "trasferimento", "bonifico", "accredito", "ricarica", "tariffa", "rettifica", "correzione",
        "fattura inviata", "richiesta", "interessi", "prestito",
        "vasthouding", "inhouding", "blokkering", "autorisatie", "vrijgave", "opname", "overboeking", "overschrijving", "bankstorting", "opwaardering", "kosten", "correctie", "aanpassing",
        "factuur verzonden", "verzoek", "lening",
    ];

    private static readonly string[] ChargebackWords =
        ["chargeback", "rückbelastung", "kreditkartenrückbuchung", "rücklastschrift", "rétrofacturation", "rejet de paiement", "contracargo", "retrocargo", "riaddebito"];
    private static readonly string[] RefundWords =
    [
        "refund", "rückzahlung", "erstattung", "reversal", "rückbuchung", "reversed", "cancel", "storn",
        "remboursement", "annulation", "contrepassation", "reembolso", "devolución", "reversión", "anulación",
        "rimborso", "annullamento", "terugbetaling", "terugstorting", "terugboeking", "restitutie", "annulering",
    ];

    private static readonly string[] PaymentWords =
    [
        "payment", "zahlung", "checkout", "purchase", "kauf", "sale", "donation", "spende", "subscription", "abonnement", "received", "virtual terminal",
        "paiement", "achat", "vente", "pago", "compra", "venta", "donación", "suscripción", "pagamento", "acquisto", "vendita", "donazione", "abbonamento",
        "betaling", "aankoop", "verkoop", "donatie",
    ];

    /// <summary>An order that is not paid yet is an authorisation by another name.</summary>
    private static readonly string[] UnpaidOrders =
    [
        "order", "general order", "bestellung", "allgemeine bestellung",
        "commande", "commande générale", "pedido", "pedido general", "ordine", "ordine generico", "algemene bestelling",
    ];

    /// <summary>The kind of a type by its name, such as "PayPal Express-Zahlung"; null where no word of it is known.</summary>
    internal static PayPalKind? Find(ReadOnlySpan<char> type)
    {
        var name = StatusWords.Normalise(type);
        if (ContainsAny(name, ConversionWords)) return ContainsAny(name, OwnConversionWords) ? PayPalKind.NoSale : PayPalKind.Conversion;
        if (UnpaidOrders.Contains(name) || ContainsAny(name, NoSaleWords)) return PayPalKind.NoSale;
        if (ContainsAny(name, ChargebackWords)) return PayPalKind.Chargeback;
        if (ContainsAny(name, RefundWords)) return PayPalKind.Refund;
        return ContainsAny(name, PaymentWords) ? PayPalKind.Payment : null;
    }

    /// <summary>The kind of a transaction by its event code; null where it is none.</summary>
    internal static PayPalKind? FindCode(ReadOnlySpan<char> code)
    {
        if (code.Length != 5 || code[0] is not ('T' or 't') || code[1..].ContainsAnyExceptInRange('0', '9')) return null;
        var text = code.ToString().ToUpperInvariant();
        if (text.StartsWith(PaymentCodes, StringComparison.Ordinal)) return PayPalKind.Payment;
        if (ConversionCodes.Contains(text)) return PayPalKind.Conversion;
        if (RefundCodes.Contains(text)) return PayPalKind.Refund;
        return ChargebackCodes.Contains(text) ? PayPalKind.Chargeback : PayPalKind.NoSale;
    }

    /// <summary>Short words stand alone; "fee" is not looked for in "coffee".</summary>
    private static bool ContainsAny(string name, string[] words)
    {
        foreach (var word in words)
        {
            var place = name.IndexOf(word, StringComparison.Ordinal);
            if (place < 0) continue;
            if (word.Length > 5) return true;
            var begins = place == 0 || name[place - 1] == ' ';
            var ends = place + word.Length == name.Length || name[place + word.Length] == ' ';
            if (begins && (ends || word.Length == 5)) return true;
            // German words are written together: Verkaufszahlung, Autokauf.
            if (word is "kauf" or "storn" or "spende") return true;
        }
        return false;
    }
}
