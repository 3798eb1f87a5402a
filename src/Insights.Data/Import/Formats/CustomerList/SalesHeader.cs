using System.Collections.Frozen;

namespace Insights.Data.Import.Formats.CustomerList;

/// <summary>Tells the header of sales from that of a list of people: a day beside money, units or an order's number.</summary>
internal static class SalesHeader
{
    private static readonly FrozenSet<string> Days = Read("""
        date, order date, purchase date, sale date, sales date, invoice date, transaction date, payment date, date time, datetime, timestamp, date placed, date paid, paid at, sold on
        datum, bestelldatum, kaufdatum, rechnungsdatum, belegdatum, buchungsdatum, verkaufsdatum, verkauft am, bestellt am, auftragsdatum, buchungstag, zahlungsdatum, bestelldatum uhrzeit
        date de commande, date commande, date d'achat, date de facture, date de vente, besteldatum, orderdatum, factuurdatum, verkoopdatum
        fecha, fecha de pedido, fecha pedido, fecha de compra, fecha factura, data, data ordine, data acquisto, data fattura
        """);

    private static readonly FrozenSet<string> OrderNumbers = Read("""
        order id, order number, order no, order, order ref, order reference, invoice number, invoice no, invoice id, invoice, receipt number, receipt no, receipt, transaction id, transaction number, payment id, increment id
        bestellnummer, bestellnr, bestellung, bestell-id, auftragsnummer, auftragsnr, auftrag, rechnungsnummer, rechnungsnr, rechnung, belegnummer, belegnr, beleg, bonnummer, bon, bestellreferenz
        numéro de commande, no commande, commande, référence commande, numéro de facture, facture, ordernummer, bestelling, factuurnummer
        número de pedido, pedido, número de factura, factura, numero ordine, ordine, numero fattura, fattura
        """);

    private static readonly FrozenSet<string> Values = Read("""
        amount, net amount, gross amount, total, total amount, net total, gross total, net sales, gross sales, order value, order total, order amount, grand total, grand total (base), grand total (purchased), subtotal, sub total, line total
        order total (inc tax), order total (ex tax), subtotal (inc tax), subtotal (ex tax), price, unit price, item price, quantity, qty, gross, net, tax, tax total, discount, shipping cost, shipping and handling, total paid
        betrag, nettobetrag, bruttobetrag, gesamtbetrag, rechnungsbetrag, gesamtsumme, summe, gesamt, gesamtpreis, endbetrag, warenwert, bestellwert, preis, einzelpreis, stückpreis, menge, anzahl, stück, stückzahl, brutto, netto, rabatt, mwst, versandkosten
        montant, montant total, total ttc, total ht, prix, quantité, bedrag, totaalbedrag, totaal, prijs, aantal
        importe, importe total, precio, cantidad, importo, totale, prezzo, quantità
        """);

    /// <summary>True for a header that only files of sales have.</summary>
    internal static bool IsOfSales(IReadOnlyList<string> header)
    {
        bool hasDay = false, hasOrder = false, hasValue = false, hasAnyDay = false;
        foreach (var name in header)
        {
            var normal = Columns.Normalise(name);
            hasDay |= Days.Contains(normal);
            hasOrder |= OrderNumbers.Contains(normal);
            hasValue |= Values.Contains(normal);
            hasAnyDay |= normal.Contains("date", StringComparison.Ordinal) || normal.Contains("datum", StringComparison.Ordinal) || normal.StartsWith("created", StringComparison.Ordinal);
        }
        return (hasDay && (hasOrder || hasValue)) || (hasOrder && hasValue && hasAnyDay);
    }

    private static FrozenSet<string> Read(string names) =>
        names.Split([',', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(Columns.Normalise).ToFrozenSet(StringComparer.Ordinal);
}
