using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Ebay;

/// <summary>eBay's orders report in English and German, of the Seller Hub and of the File Exchange before it.</summary>
internal sealed class EbayFormat : ISalesFormat
{
    internal const string PaidOn = "payment-status";
    internal const string ItemNumber = "item-number";

    private static readonly string[] TransactionDates = ["Transaction creation date", "Datum der Transaktionserstellung"];

    public string Name => "ebay";

    public string Description => "eBay: Seller Hub > Orders > Download report (Verkäufer-Cockpit Pro > Bestellungen > Bericht herunterladen)";

    public string System => "eBay";

    public IReadOnlyList<string> Hallmarks { get; } =
    [
        "Sales Record Number", "Buyer Username", "Buyer Fullname", "Sold Via Promoted Listings", "eBay Collected Tax", "eBay Collect And Remit Tax Rate",
        "eBay Reference Name", "Feedback Left", "Feedback Received", "My Item Note", "Notes to yourself", "Global Shipping Program", "Click And Collect", "eBay Plus",
        "Verkaufsprotokollnummer", "Nutzername des Käufers", "E-Mail des Käufers", "Vollständiger Name des Käufers", "Angebotstitel", "Bestandseinheit", "Verkauft für",
        "Verkauft am", "Verpackung und Versand", "Inklusive MwSt.-Satz", "Inklusive Mehrwertsteuersatz", "Abgegebene Bewertung", "Abgegebene Bewertungen",
        "Erhaltene Bewertung", "Erhaltene Bewertungen", "Verschickt am - Datum", "Legacy order ID", "Alte Bestellnummer", .. TransactionDates,
    ];

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "Order Number", "Order ID").In("de", "Bestellnummer"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Sale Date").In("de", "Verkauft am", "Verkaufsdatum"),
        ColumnSpec.Required(OrderFields.Customer, ColumnContent.Text, "Buyer Username", "User Id").In("de", "Nutzername des Käufers", "Mitgliedsname"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Total Price").In("de", "Gesamtbetrag", "Gesamtpreis"),
        ColumnSpec.Optional(OrderFields.Refunded, ColumnContent.Number, "Refund Amount", "Refunds").In("de", "Rückerstattungsbetrag", "Rückerstattungen"),
        ColumnSpec.Optional(PaidOn, ColumnContent.Text, "Paid On Date").In("de", "Zahlungsdatum", "Bezahlt am"),
        ColumnSpec.Optional(OrderFields.Price, ColumnContent.Number, "Sold For", "Sale Price").In("de", "Verkauft für", "Verkaufspreis"),
        ColumnSpec.Optional(OrderFields.Shipping, ColumnContent.Number, "Shipping And Handling", "Postage And Packaging", "Postage And Handling").In("de", "Verpackung und Versand"),
        ColumnSpec.Optional(OrderFields.Quantity, ColumnContent.Number, "Quantity").In("de", "Anzahl", "Stückzahl"),
        ColumnSpec.Optional(OrderFields.Product, ColumnContent.Text, "Custom Label", "Custom Label (SKU)").In("de", "Bestandseinheit"),
        ColumnSpec.Optional(ItemNumber, ColumnContent.Text, "Item Number", "Item ID").In("de", "Artikelnummer"),
        ColumnSpec.Optional(OrderFields.ProductName, ColumnContent.Text, "Item Title").In("de", "Angebotstitel", "Artikelbezeichnung"),
        ColumnSpec.Optional(OrderFields.CustomerName, ColumnContent.Text, "Buyer Name", "Buyer Fullname").In("de", "Name des Käufers", "Vollständiger Name des Käufers"),
        ColumnSpec.Optional(CustomerFields.Email, ColumnContent.Text, "Buyer Email").In("de", "E-Mail des Käufers"),
        ColumnSpec.Optional(OrderFields.Phone, ColumnContent.Text, "Ship To Phone", "Buyer Phone Number").In("de", "Telefonnummer für Versand"),
        ColumnSpec.Optional(CustomerFields.City, ColumnContent.Text, "Buyer City", "Buyer Town/City").In("de", "Ort des Käufers"),
        ColumnSpec.Optional(CustomerFields.Region, ColumnContent.Text, "Buyer State", "Buyer County").In("de", "Bundesland des Käufers", "Staat des Käufers"),
        ColumnSpec.Optional(CustomerFields.Country, ColumnContent.Text, "Buyer Country").In("de", "Land des Käufers"),
    ];

    /// <summary>Each country's eBay writes numbers in its own way.</summary>
    public bool WritesDecimalPoints => false;

    public ISalesMapper CreateMapper(FormatMatch match) => new EbayMapper(match.Columns);

    /// <summary>The report of transactions states fees and payouts beside the same orders.</summary>
    public ImportMessage? Refuse(FileHead head) =>
        head.FirstRow.Any(column => TransactionDates.Contains(column, StringComparer.OrdinalIgnoreCase)) ? new ImportMessage("ebay-transactions") : null;
}
