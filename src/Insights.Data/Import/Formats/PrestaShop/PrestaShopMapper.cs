using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.PrestaShop;

/// <summary>
/// One row is one order. The orders page shortens first names ("J. MARTIN"), which cannot distinguish customers: without an
/// e-mail address or a customer id the sales are anonymous.
/// </summary>
internal sealed class PrestaShopMapper(Columns columns) : ShopOrderMapper(columns, Words)
{
    /// <summary>The states that PrestaShop comes with, in its translations and by number.</summary>
    private static readonly KnownWords Words = new(
        (StatusMeaning.Sale, """
            2, 3, 4, 5, 9, 11, payment accepted, remote payment accepted, processing in progress, preparation in progress, shipped, delivered, on backorder (paid),
            paiement accepté, paiement à distance accepté, en cours de préparation, préparation en cours, expédié, livré, en attente de réapprovisionnement (payé),
            zahlung eingegangen, zahlung akzeptiert, zahlung angenommen, fernzahlung angenommen, extern bezahlt, bestellung in bearbeitung, in bearbeitung, versand, versandt, versendet,
            zugestellt, geliefert, erfolgreich abgeschlossen, artikel nicht auf lager (bezahlt), artikel erwartet (bezahlt),
            pago aceptado, pago remoto aceptado, preparación en curso, preparación en proceso, enviado, entregado, pedido pendiente por falta de stock (pagado),
            pagamento accettato, pagamento remoto accettato, preparazione in corso, spedito, consegnato, in attesa di rifornimento (pagato),
            betaling aanvaard, betaling geaccepteerd, betaling op afstand aanvaard, bezig met voorbereiding, wordt voorbereid, verzonden, afgeleverd, geleverd,
            momenteel in backorder (betaald)
            """),
        (StatusMeaning.Pending, """
            1, 10, 12, 13, 14, 17, awaiting check payment, awaiting cheque payment, awaiting bank wire payment, awaiting paypal payment, awaiting cash on delivery validation,
            waiting for payment, on backorder (not paid), authorized to be captured by merchant,
            en attente du paiement par chèque, en attente de virement bancaire, en attente de paiement, en attente de paiement paypal, en attente de paiement à la livraison,
            en attente de réapprovisionnement (non payé), autorisation a capturer par le marchand,
            scheckzahlung wird erwartet, banküberweisung wird erwartet, paypal zahlung wird erwartet, warten auf zahlungseingang scheck, warten auf zahlungseingang bank,
            warten auf banküberweisung, warten auf zahlung, warten auf nachnahmezahlung, artikel nicht auf lager (nicht bezahlt), artikel erwartet (nicht bezahlt),
            en espera de pago por cheque, en espera de pago por transferencia bancaria, en espera de validación por contra reembolso, en espera de pago,
            pedido pendiente por falta de stock (no pagado),
            in attesa di pagamento con assegno, in attesa di pagamento con bonifico bancario, in attesa di bonifico bancario, in attesa di verifica contrassegno, in attesa di pagamento,
            in attesa di rifornimento (non pagato),
            wachten op betaling per cheque, in afwachting van betaling per cheque, wachten op bankoverschrijving, in afwachting van bankoverschrijving,
            wachten op betaling, momenteel in backorder (niet betaald)
            """),
        (StatusMeaning.Cancelled, """
            6, 8, canceled, cancelled, payment error, annulé, erreur de paiement, storniert, fehler bei der bezahlung, zahlungsfehler, cancelado, error en pago, error en el pago,
            annullato, errore di pagamento, errore pagamento, geannuleerd, betalingsfout
            """),
        (StatusMeaning.Refunded, "7, refunded, remboursé, erstattet, erstattung, rückerstattet, reembolsado, rimborsato, terugbetaald"),
        (StatusMeaning.PartlyRefunded, "15, partial refund, remboursement partiel, teilweise rückerstattung, teilerstattung, teilweise erstattet, reembolso parcial, rimborso parziale, gedeeltelijke terugbetaling"))
    {
        CountedUnpaid = "partial payment, paiement partiel, teilzahlung, pago parcial, pagamento parziale",
    };

    protected override string? CustomerOf(RecordReader row, RowSink sink, Money total)
    {
        if (base.CustomerOf(row, sink, total) is { } known) return known;
        sink.Remark("note-customers-not-named", total);
        return null;
    }
}
