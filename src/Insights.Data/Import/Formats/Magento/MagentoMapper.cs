using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Magento;

/// <summary>One row is one order.</summary>
internal sealed class MagentoMapper(Columns columns) : ShopOrderMapper(columns, Words)
{
    /// <summary>Codes and labels. Closed is what Magento calls an order whose credit memos have paid back all of it.</summary>
    private static readonly KnownWords Words = new(
        (StatusMeaning.Sale, "complete, processing, paypal canceled reversal, vollständig, in bearbeitung, abgeschlossen, verarbeitung"),
        (StatusMeaning.Pending, """
            pending, pending payment, pending paypal, payment review, holded, on hold, fraud, suspected fraud, ausstehend, ausstehende zahlung, zahlung ausstehend,
            zahlungsprüfung, zurückgestellt, angehalten, betrugsverdacht
            """),
        (StatusMeaning.Cancelled, "canceled, cancelled, storniert, abgebrochen"),
        (StatusMeaning.Refunded, "closed, paypal reversed, geschlossen"));
}
