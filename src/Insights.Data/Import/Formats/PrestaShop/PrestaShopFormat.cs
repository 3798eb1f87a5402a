using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.PrestaShop;

/// <summary>
/// Orders of PrestaShop: the export of the orders page, whose columns are in the employee's language, and tables that its SQL
/// manager writes.
/// </summary>
internal sealed class PrestaShopFormat : ISalesFormat
{
    /// <summary>Columns of the orders page of which at least so many make it one, whichever is missing.</summary>
    private const int MinOfPage = 6;

    private static readonly string[] NewCustomer = ["New client", "New customer", "Nouveau client", "Neukunde", "Neuer Kunde", "Nuevo cliente", "Cliente nuevo", "Nuovo cliente", "Nieuwe klant"];

    private static readonly string[][] Page =
    [
        ["ID"], ["Reference", "Référence", "Bestell-Nr.", "Referenz", "Artikel-Nr.", "Referencia", "Riferimento", "Referentie"],
        ["Delivery", "Livraison", "Lieferung", "Entrega", "Consegna", "Levering", "Bezorging"],
        ["Customer", "Client", "Kunde", "Cliente", "Klant"],
        ["Total", "Gesamt", "Gesamtsumme", "Totale", "Totaal"],
        ["Payment", "Paiement", "Zahlung", "Pago", "Pagamento", "Betaling"],
        ["Status", "État", "Estado", "Stato"],
        ["Date", "Datum", "Fecha", "Data"],
    ];

    public string Name => "prestashop";

    public string Description => "PrestaShop: Orders > Orders > Export, or a table of orders from the SQL manager";

    public string System => "PrestaShop";

    public IReadOnlyList<string> Hallmarks { get; } =
    [
        .. NewCustomer, "id_order", "id_cart", "id_carrier", "id_address_delivery", "id_address_invoice", "current_state", "total_paid_tax_incl", "total_paid_tax_excl", "total_paid_real",
        "secure_key", "osname",
    ];

    public bool WritesDecimalPoints => false;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "ID", "id_order"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Total", "total_paid_tax_incl", "total_paid").In("de", "Gesamt", "Gesamtsumme").In("it", "Totale").In("nl", "Totaal"),
        ColumnSpec.Required(OrderFields.Status, ColumnContent.Text, "Status", "osname", "order_state", "state_name", "current_state")
            .In("fr", "État").In("es", "Estado").In("it", "Stato"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Date", "date_add").In("de", "Datum").In("nl", "Datum").In("es", "Fecha").In("it", "Data"),
        ColumnSpec.Optional(OrderFields.Customer, ColumnContent.Text, "email", "customer_email", "Email", "E-Mail"),
        ColumnSpec.Optional(OrderFields.CustomerId, ColumnContent.Text, "id_customer"),
        ColumnSpec.Optional(OrderFields.Currency, ColumnContent.Currency, "iso_code", "currency"),
        ColumnSpec.Optional(OrderFields.Discount, ColumnContent.Number, "total_discounts_tax_incl", "total_discounts"),
        ColumnSpec.Optional(OrderFields.BillingFirstName, ColumnContent.Text, "firstname"),
        ColumnSpec.Optional(OrderFields.BillingLastName, ColumnContent.Text, "lastname"),
    ];

    public FormatMatch? Match(FileHead head, ColumnMap map) =>
        (IsPage(head) || head.HasColumn("id_order")) ? FormatMatch.Find(head, Columns, map) : null;

    /// <summary>One text of the page's header alone is this system's, so that the page is known by most of it.</summary>
    public ImportMessage? Refuse(FileHead head, ColumnMap map) => IsPage(head) ? this.RefuseIncomplete(head, map) : null;

    public ISalesMapper CreateMapper(FormatMatch match) => new PrestaShopMapper(match.Columns);

    private static bool IsPage(FileHead head) => NewCustomer.Any(head.HasColumn) && Page.Count(names => names.Any(head.HasColumn)) >= MinOfPage;
}
