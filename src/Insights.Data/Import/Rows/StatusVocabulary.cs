
namespace Insights.Data.Import.Rows;

/// <summary>
/// What shop systems, tills and payment services call the state of an order and the type of a row, comma separated: WooCommerce, PrestaShop,
/// Magento, Shopware, JTL, OpenCart, Odoo, Lightspeed, Zettle, SumUp, PayPal, DATEV and their like, in English, German, French,
/// Dutch, Spanish, Italian and, where it is cheap, Portuguese, Polish and the Scandinavian languages.
/// </summary>
internal static class StatusVocabulary
{
    /// <summary>Words that mean the same in a column of states and in one of types.</summary>
    internal static readonly (StatusMeaning Meaning, string Words)[] Anywhere =
    [
        (StatusMeaning.Sale, """
            paid, fully paid, completed, complete, processing, processed, in process, in progress, in production, preparing, preparation in progress, processing in progress, prepared, packed, packing, picked,
            shipped, shipping, dispatched, sent, in transit, on the way, out for delivery, delivered, partially shipped, partially delivered, partly shipped, ready for pickup, ready for collection, ready to ship, available for pickup,
            awaiting fulfillment, awaiting fulfilment, awaiting shipment, awaiting pickup, awaiting shipping, picked up, collected, fulfilled, unfulfilled, partially fulfilled, approved, accepted, payment accepted, remote payment accepted, payment received,
            captured, settled, success, successful, succeeded, ok, done, finished, posted, confirmed, order confirmed, booked, cleared, invoiced, fully invoiced, sale, sales, payment, payments, purchase, charge, captured payment,
            on backorder paid, backorder paid, backordered, partially paid, deposit paid, sales order, locked, won, dispute won, canceled reversal, cancelled reversal, invoice created, active, closed won,
            bezahlt, komplett bezahlt, vollständig bezahlt, teilweise bezahlt, teilbezahlt, anbezahlt, abgeschlossen, komplett abgeschlossen, erledigt, fertig, in bearbeitung, bearbeitung, in arbeit, wird bearbeitet, in vorbereitung, vorbereitung läuft, zahlung erhalten, zahlung eingegangen, zahlung akzeptiert, zahlung angenommen,
            versandt, versendet, verschickt, geliefert, zugestellt, ausgeliefert, ausgeführt, teilgeliefert, teilversandt, teilweise versandt, teilweise versendet, teilweise geliefert, in zustellung, unterwegs, versandbereit, versandfertig, abholbereit, abgeholt, zur lieferung bereit, in versand, komplett ausgeliefert, komplett versendet,
            bestätigt, rechnung erstellt, angenommen, akzeptiert, freigegeben, gebucht, verbucht, beglichen, ausgeglichen, fakturiert, berechnet, abgerechnet, verkauf, verkäufe, beleg, barverkauf, zahlung, zahlungseingang, erfolgreich, verkauft, gültig,
            payé, payée, payés, payé partiellement, payée partiellement, partiellement payé, partiellement payée, réglé, réglée, acquitté, acquittée, soldé, soldée, terminé, terminée, achevé, achevée, complété, complétée, complète, complet, en cours, en cours de traitement, traitement en cours, en cours de préparation, en préparation, préparation en cours, traité, traitée, traitement,
            expédié, expédiée, partiellement expédié, partiellement expédiée, envoyé, envoyée, livré, livrée, livraison en cours, en cours de livraison, en livraison, retiré, retirée, prêt, prête, prêt pour le retrait, paiement accepté, paiement à distance accepté, paiement effectué, paiement reçu, accepté, acceptée, confirmé, confirmée, validé, validée, facturé, facturée, réussi, réussie, succès, vente, ventes, paiement, encaissé, encaissée, encaissement,
            betaald, volledig betaald, deels betaald, gedeeltelijk betaald, afgerond, voltooid, compleet, klaar, in behandeling, in verwerking, wordt verwerkt, verwerkt, bezig met verwerken, verzonden, deels verzonden, verstuurd, geleverd, bezorgd, onderweg, afgehaald, klaar om af te halen, betaling aanvaard, betaling geaccepteerd, betaling ontvangen, geaccepteerd, bevestigd, goedgekeurd, gefactureerd, geslaagd, gelukt, verkoop, verkopen, betaling, bezig met voorbereiding,
            pagado, pagada, pagado parcialmente, parcialmente pagado, completado, completada, completo, completa, terminado, terminada, finalizado, finalizada, procesando, en proceso, procesado, procesada, preparación en curso, en preparación, preparado, preparada, enviado, enviada, enviado parcialmente, en reparto, en camino, entregado, entregada, recogido, pago aceptado, pago recibido, aceptado, aceptada, confirmado, confirmada, facturado, facturada, exitoso, éxito, venta, ventas, pago, cobrado, cobrada, cobro,
            pagato, pagata, parzialmente pagato, completato, completata, concluso, conclusa, evaso, evasa, in lavorazione, in elaborazione, elaborato, preparazione in corso, in preparazione, spedito, spedita, parzialmente spedito, in consegna, consegnato, consegnata, ritirato, pagamento accettato, pagamento ricevuto, accettato, accettata, confermato, confermata, fatturato, fatturata, riuscito, riuscita, successo, vendita, vendite, pagamento, incassato, incasso, saldato, saldata,
            pago com sucesso, concluído, concluída, processando, em processamento, entregue, venda, pagamento aprovado, aprovado, zapłacono, opłacone, zrealizowane, w trakcie realizacji, wysłane, dostarczone, sprzedaż,
            betald, betalt, slutförd, fullført, gennemført, behandlas, behandles, skickad, sendt, levererad, leveret, levert, försäljning, salg
            """),
        (StatusMeaning.Pending, """
            pending, pending payment, payment pending, authorized, authorised, reserved, autorisiert, zahlung autorisiert, autorisé, autorisée, geautoriseerd, autorizado, autorizada, autorizzato, autorizzata, on hold, onhold, hold, holded, held, awaiting, awaiting payment, awaiting bank wire payment, awaiting check payment, awaiting cheque payment, awaiting cash on delivery validation, awaiting paypal payment, awaiting payment confirmation, waiting, waiting for payment, unpaid, not paid, unsettled, outstanding, overdue, past due, open, opened,
            incomplete, payment review, pending review, under review, in review, manual verification required, unconfirmed, to be confirmed, uncaptured, requires capture, requires action, requires confirmation, requires payment method, pending paypal, partially pending, reminded, dunning, on backorder not paid, backorder not paid, balance due, payment due, due, disputed, dispute under review, needs response, warning needs response, fraud review, suspected fraud, scheduled, invoice sent, checkout,
            ausstehend, zahlung ausstehend, ausstehende zahlung, zahlungseingang ausstehend, offen, unbezahlt, nicht bezahlt, noch nicht bezahlt, zahlung offen, offene zahlung, wartend, wartet, wartet auf zahlung, wartet auf zahlungseingang, warten auf zahlung, warten auf zahlungseingang, warten auf überweisung, warten auf banküberweisung, warten auf scheckzahlung, warten auf bestätigung, in wartestellung, wartestellung, zurückgestellt, zurückgehalten, angehalten, gehalten, überfällig, erinnert, angemahnt, gemahnt, mahnung, inkasso, im inkasso, unbestätigt, in prüfung, wird geprüft, zahlungsprüfung, prüfung, vorgemerkt, reserviert, in klärung, klärung notwendig, zahlung geplant, vorkasse, nachnahme offen,
            en attente, en attente de paiement, attente paiement, attente de paiement, en attente du paiement, en attente du paiement par chèque, en attente de paiement par chèque, en attente de virement bancaire, en attente du paiement par virement bancaire, en attente de règlement, paiement en attente, à payer, a régler, impayé, impayée, non payé, non payée, non réglé, ouvert, ouverte, à confirmer, à valider, en suspens, suspendu, en souffrance,
            in afwachting, in afwachting van betaling, wacht op betaling, wachtend op betaling, in afwachting van cheque, in afwachting van bankoverschrijving, in de wacht, wachtend, openstaand, niet betaald, onbetaald, te betalen, vervallen factuur,
            pendiente, pendiente de pago, pago pendiente, en espera, en espera de pago, en espera de pago por cheque, en espera de pago por banco, en espera de pago por transferencia bancaria, a la espera de pago, por pagar, no pagado, no pagada, impagado, impagada, abierto, abierta,
            in attesa, in attesa di pagamento, in attesa del pagamento, in attesa di pagamento con assegno, in attesa di pagamento con bonifico, in sospeso, sospeso, sospesa, da pagare, non pagato, non pagata, aperto, aperta, insoluto,
            pendente, pagamento pendente, aguardando, aguardando pagamento, em espera, oczekujące, oczekujące na płatność, oczekuje na płatność, wstrzymane, nieopłacone,
            väntande, väntar på betalning, pausad, obetald, venter, avventer betaling, afventer, afventer betaling, på vent, ubetalt
            """),
        (StatusMeaning.Cancelled, """
            cancelled, canceled, customer cancelled, cancelled by seller, failed, fail, failure, failed payment, payment failed, payment error, payment not accepted, error, declined, denied, refused, rejected, voided, void, voided auth, expired, abandoned, aborted, blocked, invalid, deleted, trash, trashed, removed, unsuccessful, not completed, terminated, lost, fraud, timed out, timeout, cancellation, uncollectible, dead, annulled, revoked,
            storniert, storno komplett, vollständig storniert, komplett storniert, fehlgeschlagen, fehlerhaft, fehler, zahlungsfehler, fehler bei der bezahlung, fehler bei der zahlung, zahlung fehlgeschlagen, abgebrochen, zahlung abgebrochen, abbruch, abgelehnt, zahlung abgelehnt, verweigert, gescheitert, verfallen, abgelaufen, gelöscht, ungültig, annulliert, annuliert, aufgehoben, widerrufen, abgesagt, verworfen, papierkorb, nicht erfolgreich, storno, stornierung, annullierung,
            annulé, annulée, annulés, annulation, échoué, échouée, échec, échec du paiement, échec de paiement, erreur, erreur de paiement, refusé, refusée, paiement refusé, rejeté, rejetée, expiré, expirée, abandonné, abandonnée, supprimé, supprimée, invalide, résilié, bloqué, corbeille,
            geannuleerd, annulering, mislukt, betaling mislukt, fout, betalingsfout, fout bij betalen, fout bij betaling, geweigerd, afgewezen, afgekeurd, verlopen, afgebroken, verwijderd, ongeldig, prullenbak,
            cancelado, cancelada, cancelación, anulado, anulada, anulación, fallido, fallida, fallado, fracasado, error en pago, error en el pago, error de pago, rechazado, rechazada, denegado, denegada, expirado, expirada, caducado, caducada, abandonado, abandonada, eliminado, eliminada, borrado, inválido, papelera,
            annullato, annullata, annullamento, cancellato, cancellata, fallito, fallita, errore, errore di pagamento, errore pagamento, rifiutato, rifiutata, negato, respinto, respinta, scaduto, scaduta, abbandonato, eliminato, eliminata, non valido, cestino,
            malsucedido, malsucedida, falhou, recusado, recusada, anulowane, anulowano, nieudane, niepowodzenie, odrzucone, usunięte, avbruten, avbrutt, annullerad, annulleret, annullert, kansellert, misslyckad, misslyckades, mislykket, mislykkedes, mislyktes
            """),
        (StatusMeaning.Refunded, """
            refunded, fully refunded, reversed, returned, chargeback, charge back, chargebacks, rücklastschrift, rückbelastung, rétrofacturation, contracargo, charged back, payment refunded, money returned, credited, dispute lost, lost dispute, refunding,
            erstattet, rückerstattet, zurückerstattet, vollständig erstattet, komplett erstattet, komplett zurückerstattet, zurückgezahlt, zurückbezahlt, zurückgegeben, retourniert, retoure erhalten, zurückgebucht, gutgeschrieben, rückabgewickelt, rückgezahlt,
            remboursé, remboursée, retourné, retournée, recrédité, contrepassé,
            terugbetaald, gerestitueerd, terugbetaling voltooid, geretourneerd, teruggestuurd, teruggeboekt, gecrediteerd,
            reembolsado, reembolsada, devuelto, devuelta, reintegrado, abonado al cliente,
            rimborsato, rimborsata, reso ricevuto, restituito, restituita, stornato, stornata, accreditato,
            devolvido, devolvida, estornado, zwrócone, zwrócono, återbetald, återbetalad, refunderet, refundert, tilbakebetalt, tilbagebetalt
            """),
        (StatusMeaning.PartlyRefunded, """
            partially refunded, partly refunded, partial refund, refunded partially, partially returned, returned partially, partially reversed, partially credited, partially cancelled, partially canceled,
            teilweise erstattet, teilerstattet, teilweise rückerstattet, teilweise zurückerstattet, teilweise zurückgezahlt, teilerstattung, teilrückerstattung, teilretoure, teilweise retourniert, teilweise zurückgegeben, teilstorniert, teilweise storniert,
            partiellement remboursé, partiellement remboursée, remboursé partiellement, remboursée partiellement, remboursement partiel, partiellement retourné, partiellement annulé,
            gedeeltelijk terugbetaald, deels terugbetaald, gedeeltelijk geretourneerd, gedeeltelijk gerestitueerd, deels geannuleerd,
            parcialmente reembolsado, parcialmente reembolsada, reembolsado parcialmente, reembolso parcial, devuelto parcialmente, devolución parcial,
            parzialmente rimborsato, parzialmente rimborsata, rimborsato parzialmente, rimborso parziale, reso parziale, częściowo zwrócone, delvis återbetald, delvist refunderet
            """),
        (StatusMeaning.Return, """
            refund, refunds, return, returns, customer return, sales return, return of goods, credit note, credit notes, creditnote, credit memo, creditmemo, credit invoice, invoice credit, customer refund, customer credit memo, reversal, payment reversal, payment refund, adjustment refund, money back, dispute, negative invoice, corrective invoice, correction invoice, refund receipt, reversing entry,
            rückerstattung, erstattung, rückzahlung, rückvergütung, gutschrift, gutschriften, rechnungsgutschrift, retoure, retouren, rückgabe, rücksendung, rücknahme, warenrückgabe, kundenretoure, rückbuchung, stornorechnung, storno rechnung, stornobeleg, stornogutschrift, rechnungskorrektur, korrekturrechnung, rechnungsstorno, warenrücknahme, umtausch rückgabe, rückzahlung an kunden, stornobon, storno bon, bonstorno, belegstorno,
            remboursement, remboursements, retour, retours, avoir, avoirs, note de crédit, note de credit, facture d'avoir, contrepassation, retour client, retour marchandise,
            terugbetaling, restitutie, retourzending, retourbon, creditnota, credit nota, creditfactuur, creditering, terugboeking, creditbon,
            reembolso, reembolsos, devolución, devoluciones, abono, abonos, nota de crédito, nota de abono, factura de abono, factura rectificativa, rectificativa, retrocesión,
            rimborso, rimborsi, reso, resi, nota di credito, nota credito, note di credito, nota di accredito, storno fattura, riaccredito, scontrino di reso,
            devolução, nota de crédito cliente, zwrot, faktura korygująca, korekta, återbetalning, retur, returer, kreditfaktura, kreditnota, refundering, refusjon, tilbakebetaling, tilbagebetaling
            """),
        (StatusMeaning.Offer, """
            offer, offers, quote, quotation, quotation sent, estimate, proposal, pro forma, proforma, proforma invoice, pro forma invoice, draft, auto draft, checkout draft, cart, basket, shopping cart, abandoned cart, wishlist, order confirmation, delivery note, packing slip, reminder, purchase order, preview, template, memo, dunning letter, picking list,
            angebot, angebote, kostenvoranschlag, entwurf, warenkorb, merkzettel, proformarechnung, proforma rechnung, auftragsbestätigung, lieferschein, lieferscheine, mahnbeleg, zahlungserinnerung, packzettel, kommissionierschein, vorlage,
            devis, brouillon, panier, panier abandonné, proforma facture, facture proforma, bon de livraison, bon de commande, bordereau de livraison, relance, confirmation de commande,
            offerte, offertes, concept, winkelwagen, winkelmand, pakbon, orderbevestiging, herinnering, proformafactuur,
            oferta, presupuesto, presupuesto enviado, cotización, borrador, carrito, carro, factura proforma, albarán, albarán de entrega, recordatorio,
            preventivo, offerta, bozza, carrello, fattura proforma, documento di trasporto, ddt, bolla, sollecito, conferma d'ordine,
            orçamento, rascunho, carrinho, oferta handlowa, szkic, koszyk, offert, tilbud, utkast, udkast, kladde, kundvagn, kurv
            """),
        (StatusMeaning.Training, """
            training, training mode, practice, test, test mode, testmode, demo, sandbox, schulung, schulungsbeleg, trainingsbeleg, training bon, trainingsbuchung, übung, übungsbeleg, testbeleg, testbuchung, avtraining, formation, entraînement, école, mode école, mode formation, essai, oefening, oefenmodus, proefbon, entrenamiento, prueba, formación, modo de formación, addestramento, prova, modalità training
            """),
        (StatusMeaning.Authorisation, """
            authorization, authorisation, auth, preauthorization, pre authorization, preauth, account hold for open authorization, general authorization, reversal of general account hold, autorisierung, vorautorisierung, reservierung, zahlungsautorisierung, autorisation, autorisatie, autorización, autorizzazione, general account hold, general account correction
            """),
        (StatusMeaning.Transfer, """
            transfer, transfers, bank transfer to account, payout, payouts, payout to bank, withdrawal, general withdrawal, user initiated withdrawal, auto sweep, bank deposit to pp account, bank deposit, deposit to bank, deposit, top up, topup, conversion, currency conversion, general currency conversion, user initiated currency conversion, cash in, cash out, cash deposit, cash withdrawal, opening balance, closing balance, opening float, start float, paid in, paid out, pay in, pay out, cash drop, safe drop, end of day, z report, float, expense, loan, loan repayment, purchase invoice, supplier invoice, vendor bill, bill, supplier payment, drawer opening, no sale, stock transfer, stock adjustment,
            auszahlung, auszahlungen, abbuchung auf bankkonto, überweisung, umbuchung, geldtransit, einzahlung, bareinlage, barentnahme, entnahme, privatentnahme, privateinlage, einlage, bankeinzug, bankgutschrift auf paypal konto, allgemeine abbuchung, allgemeine währungsumrechnung, währungsumrechnung, anfangsbestand, endbestand, wechselgeld, wechselgeldeinlage, wechselgeld einlage, wechselgeldentnahme, wechselgeld entnahme, geldeinlage, geldentnahme, tagesabschluss, kassenabschluss, z abschluss, z bon, x bon, kassenbericht, kassendifferenz, abschöpfung, bankeinzahlung, schubladenöffnung, lade offen, kassensturz, eingangsrechnung, lieferantenrechnung, lieferantenzahlung, ausgabe, trinkgeld auszahlung, lohn, umlagerung, wareneingang,
            virement, virements, virement bancaire, versement, retrait, décaissement, conversion de devise, fond de caisse, clôture, clôture de caisse, remise en banque, apport de caisse, facture fournisseur, dépense, transfert,
            overboeking, dagafsluiting, kasopname, kasstorting, wisselgeld, uitbetaling, opname, storting, valutaconversie, inkoopfactuur, uitgave,
            transferencia, transferencia bancaria, apertura de caja, cierre de caja, fondo de caja, arqueo, retirada, retiro, pago a cuenta bancaria, conversión de divisas, ingreso en cuenta, factura de proveedor, gasto,
            bonifico, trasferimento, prelievo, accredito su conto, conversione di valuta, fattura fornitore, versamento, spesa, apertura cassa, chiusura cassa, fondo cassa,
            wypłata, przelew, utbetalning, utbetaling, udbetaling, överföring, overføring
            """),
        (StatusMeaning.Fee, """
            fee, fees, payment fee, processing fee, transaction fee, service fee, commission, commissions, stripe fee, application fee, network cost, chargeback fee, partner fee, monthly fee, subscription fee, interest, gebühr, gebühren, transaktionsgebühr, provision, provisionen, kontoführung, zinsen, frais, commission de transaction, kosten, transactiekosten, commissie, tarifa, comisión, comisiones, gastos de gestión, tariffa, commissione, commissioni, spese bancarie, opłata, prowizja, avgift, gebyr
            """),
    ];

    /// <summary>Words that name a document, and mean its kind only in a column of types.</summary>
    internal static readonly (StatusMeaning Meaning, string Words)[] OfTypes =
    [
        (StatusMeaning.Sale, """
            invoice, invoices, tax invoice, sales invoice, sales receipt, cash sale, order, orders, web order, receipt, receipts, transaction, item, items, product, products, line item, service, shipping, shipping fee, delivery, tip, card payment, card sale, website payment, express checkout payment, mobile payment, general payment, preapproved payment, subscription payment, payment received, mass pay received, ebay auction payment, direct credit card payment, exchange, donation, pos sale, checkout sale, debit, renewal, subscription, online, in store,
            rechnung, rechnungen, ausgangsrechnung, barrechnung, kundenrechnung, schlussrechnung, teilrechnung, anzahlungsrechnung, abschlagsrechnung, sammelrechnung, quittung, kassenbon, kassenbeleg, bon, auftrag, bestellung, verkaufsbeleg, verkaufsbon, artikel, artikelzeile, position, versand, versandkosten, leistung, umsatz, kartenzahlung, barzahlung, website zahlung, handyzahlung, allgemeine zahlung, zahlung im einzugsverfahren mit zahlungsrechnung, zahlung per express checkout, spende, re, rg, rn, ar, vk, bl, be, au, avrechnung,
            facture, factures, commande, commandes, ticket, ticket de caisse, reçu, note, article, livraison, paiement par carte, fa, fac,
            factuur, facturen, bestelling, kassabon, bon verkoop, product regel, kaartbetaling, verkoopfactuur,
            factura, facturas, pedido, pedidos, ticket de venta, recibo, artículo, factura de venta, factura simplificada, pago con tarjeta, envío,
            fattura, fatture, ordine, ordini, scontrino, ricevuta, articolo, fattura di vendita, corrispettivo, spedizione, prodotto,
            faktura, fakturor, paragon, kvitto, kvittering, bestilling, ordre, köp, kjøp, køb, fatura, pedido de venda
            """),
        (StatusMeaning.Return, "chargeback, charge back, chargebacks, rücklastschrift, rückbelastung, rétrofacturation, contracargo, storno, stornierung, stornos, st, gs, gu, gut, rk, sr, kr, rt, credit, cn, cm, rma, av, nc, void sale, cancellation, annullierung, annulation, annulering, anulación, annullamento, post void, avbelegstorno erstattung, exchange return, return item, item return"),
        (StatusMeaning.Offer, "an, ang, ab, ls, li, pf, kv, pr, avbestellung, avbestellungen, avsonstige, parked, layaway, tab, suspended, open order, blanket order, backorder, packing, bestellung lieferant, einkauf, lieferung, picking, fulfillment, avtransfer, avfehlbon, stock, stock take, inventur, bestandskorrektur"),
        (StatusMeaning.Cancelled, "avbelegstorno, avbelegabbruch, belegabbruch, sofortstorno, cancelled sale, voided sale, voided receipt, void transaction"),
        (StatusMeaning.Transfer, "er, ek, za, geldbewegung, bankbewegung, memo posting, journal, journal entry, lieferant, supplier"),
    ];

    /// <summary>Words of a yes in a column such as "cancelled".</summary>
    internal const string Yes = "yes, y, true, t, 1, x, ja, j, wahr, oui, o, vrai, si, sí, s, verdadero, vero, sim, tak, da, on, checked, cancelled, canceled, voided, void, deleted, storniert, storno, annulé, annulée, annulation, geannuleerd, anulado, anulada, cancelado, annullato, annullata, gelöscht, ungültig";

    /// <summary>Words of a no in a column such as "cancelled".</summary>
    internal const string No = "no, n, false, f, 0, nein, falsch, non, faux, nee, onwaar, falso, não, nie, nej, nei, off, unchecked, none, null, nil, nan, active, aktiv, ok, valid, gültig, not cancelled, nicht storniert";
}
