using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Odoo;

/// <summary>Sale orders of Odoo (sale.order), with the labels of its English and German versions or with technical names.</summary>
internal sealed class OdooFormat : ISalesFormat
{
    /// <summary>Needed columns of which at least so many, with the order's own label, make it this export, whichever is missing.</summary>
    private const int MinOfExport = 4;

    private static readonly string[] OrderLabels = ["Order Reference", "Auftragsreferenz"];

    /// <summary>When a quotation was written: its list has this date, and an order also the one on which it was confirmed.</summary>
    private static readonly string[] CreationDates = ["Creation Date", "Created on", "create_date", "Erstellungsdatum", "Erzeugt am", "Erstellt am", "Angelegt am"];

    /// <summary>Columns of the list of orders that are not read.</summary>
    private static readonly string[] Extras =
    [
        "Salesperson", "Untaxed Amount", "Invoice Status", "Delivery Status", "Create Date", "Next Activity Deadline", "Sales Team", "Verkäufer", "Vertriebsmitarbeiter",
        "Nettobetrag", "Rechnungsstatus", "Lieferstatus", "Verkaufsteam", "Activities", "Aktivitäten", "Company", "Unternehmen", .. CreationDates,
    ];

    public string Name => "odoo";

    public string Description => "Odoo: Sales > Orders > select > Action > Export";

    public string System => "Odoo";

    public IReadOnlyList<string> Hallmarks { get; } =
    [
        "amount_total", "amount_untaxed", "date_order", "partner_id", "partner_id/id", "partner_id/email", "partner_invoice_id", "pricelist_id", "invoice_status", "order_line/product_id", "order_line/price_total",
        "order_line/product_uom_qty", "Order Lines/Product", "Order Lines/Quantity", "Order Lines/Total", "Order Lines/Subtotal", "Customer/Email", "Auftragspositionen/Produkt", "Auftragspositionen/Menge",
        "Auftragszeilen/Produkt", "Auftragszeilen/Menge", "Auftragsreferenz", "Kunde/E-Mail",
    ];

    public bool WritesDecimalPoints => false;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "Order Reference", "Number", "name").In("de", "Auftragsreferenz", "Auftragsnummer", "Nummer"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Order Date", "date_order", "Creation Date", "Created on", "create_date")
            .In("de", "Bestelldatum", "Auftragsdatum", "Datum der Bestellung", "Erstellungsdatum", "Erzeugt am", "Erstellt am", "Angelegt am"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Total", "amount_total").In("de", "Gesamt", "Gesamtbetrag", "Summe"),
        ColumnSpec.Required(OrderFields.Status, ColumnContent.Text, "Status", "state"),
        ColumnSpec.Required(OrderFields.Customer, ColumnContent.Text, "Customer/Email", "partner_id/email", "Kunde/E-Mail", "Customer/ID", "Kunde/ID", "partner_id/id", "Customer", "Kunde", "partner_id")
            .In("de", "Kunde/E-Mail", "Kunde"),
        ColumnSpec.Optional(OrderFields.FullName, ColumnContent.Text, "Customer", "Kunde", "partner_id", "Customer/Display Name", "partner_id/display_name"),
        ColumnSpec.Optional(OrderFields.Currency, ColumnContent.Currency, "Currency", "currency_id").In("de", "Währung"),
        ColumnSpec.Optional(OrderFields.Channel, ColumnContent.Text, "Sales Team", "Verkaufsteam", "team_id"),
        ColumnSpec.Optional(OrderFields.ProductName, ColumnContent.Text, "Order Lines/Product", "Auftragspositionen/Produkt", "Auftragszeilen/Produkt", "order_line/product_id"),
        ColumnSpec.Optional(OrderFields.Quantity, ColumnContent.Number, "Order Lines/Quantity", "Auftragspositionen/Menge", "Auftragszeilen/Menge", "order_line/product_uom_qty"),
        ColumnSpec.Optional(
            OrderFields.LineTotal, ColumnContent.Number, "Order Lines/Total", "Auftragspositionen/Gesamt", "Auftragszeilen/Gesamt", "order_line/price_total", "Order Lines/Subtotal", "Auftragspositionen/Zwischensumme",
            "Auftragszeilen/Zwischensumme", "order_line/price_subtotal"),
        ColumnSpec.Optional(OrderFields.Price, ColumnContent.Number, "Order Lines/Unit Price", "Auftragspositionen/Einzelpreis", "Auftragszeilen/Einzelpreis", "order_line/price_unit"),
        ColumnSpec.Optional(OrderFields.BillingCity, ColumnContent.Text, "Customer/City", "Kunde/Stadt", "Kunde/Ort", "partner_id/city"),
        ColumnSpec.Optional(OrderFields.BillingCountry, ColumnContent.Text, "Customer/Country", "Kunde/Land", "partner_id/country_id"),
        ColumnSpec.Optional(OrderFields.BillingPhone, ColumnContent.Text, "Customer/Phone", "Kunde/Telefon", "partner_id/phone"),
    ];

    public FormatMatch? Match(FileHead head, ColumnMap map)
    {
        if ((this.CountHallmarks(head) == 0 && !HasLabels(head)) || FormatMatch.Find(head, Columns, map) is not { } match) return null;
        return match.Columns.NameOf(OrderFields.Date) is { } date && CreationDates.Contains(date, StringComparer.OrdinalIgnoreCase)
            ? match with { Remarks = [new("note-creation-date", date)] }
            : match;
    }

    /// <summary>Most labels are in other exports too, so that this one is known by several of them.</summary>
    public ImportMessage? Refuse(FileHead head, ColumnMap map) =>
        HasLabels(head) && (Extras.Any(head.HasColumn) || this.CountHallmarks(head) > 0) ? this.RefuseIncomplete(head, map) : null;

    public ISalesMapper CreateMapper(FormatMatch match) => new OdooMapper(match.Columns);

    private bool HasLabels(FileHead head) =>
        OrderLabels.Any(head.HasColumn) && Columns.Count(column => column.IsRequired && column.Names.Any(head.HasColumn)) >= MinOfExport;
}
