using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Odoo;

/// <summary>
/// One row is one order, or one line of it; the rows below an order's first one leave its own cells empty. Quotations are
/// offers. Without an e-mail address or an id a customer is the name.
/// </summary>
internal sealed class OdooMapper(Columns columns) : ShopOrderMapper(columns, Words)
{
    private static readonly KnownWords Words = new(
        (StatusMeaning.Sale, "sales order, sale order, sale, locked, done, verkaufsauftrag, kundenauftrag, auftrag, gesperrt, erledigt, bon de commande, bestelling, pedido de venta, ordine di vendita"),
        (StatusMeaning.Offer, """
            quotation, quotation sent, draft quotation, draft, sent, angebot, angebotsentwurf, angebot gesendet, angebot versendet, angebot gesandt, devis, devis envoyé, offerte, offerte verzonden, presupuesto, presupuesto enviado,
            preventivo, preventivo inviato
            """),
        (StatusMeaning.Cancelled, "cancelled, canceled, cancel, abgebrochen, storniert, annulé, geannuleerd, cancelado, annullato"));

    protected override string? CustomerOf(RecordReader row, RowSink sink, Money total)
    {
        var customer = base.CustomerOf(row, sink, total);
        if (customer is not null && customer.Contains(' ', StringComparison.Ordinal)) sink.Remark("note-customers-by-name", total);
        return customer;
    }
}
