using Insights.Data.Import.Formats.WooCommerce;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.WooCommerceAnalytics;

/// <summary>
/// The orders of WooCommerce Analytics, whose columns are in the shop's language: one row for each order and one for each
/// refund. It states net sales, without taxes and shipping, and customers by their names.
/// </summary>
internal sealed class WooCommerceAnalyticsFormat : ISalesFormat
{
    internal const string Items = OrderFields.Items;

    /// <summary>The program as messages name it, which exports customers too.</summary>
    internal const string SystemName = "WooCommerce Analytics";

    public string Name => "woocommerce-analytics";

    public string Description => "WooCommerce > Analytics > Orders > Download (net sales, customers by name only)";

    public string System => SystemName;

    public string Source => WooCommerceFormat.OrderSource;

    public IReadOnlyList<string> Hallmarks { get; } =
    [
        "N. Revenue", "N. Revenue (formatted)", "Product(s)", "Items sold", "Coupon(s)", "N.- Umsatz", "N.-Umsatz (formatiert)", "Produkt(e)", "Verkaufte Artikel", "Gutschein(e)",
        "N. Revenu", "Revenu net (formaté)", "Produit(s)", "Articles vendus", "Code(s) promo", "N. inkomsten", "N. inkomsten (geformatteerd)", "Product(en)", "Verkochte artikelen",
        "Waardebon(nen)", "Ingresos netos (con formato)", "Producto(s)", "Artículos vendidos", "Cupón(es)", "N. fatturato", "N. fatturato (formattato)", "Prodotto/prodotti", "Elementi venduti",
    ];

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Date").In("de", "Datum").In("nl", "Datum").In("es", "Fecha").In("it", "Data"),
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "Order #")
            .In("de", "Bestellnummer #").In("fr", "Commande n°").In("nl", "Bestelnummer").In("es", "Pedido #").In("it", "Ordine n."),
        ColumnSpec.Required(OrderFields.Status, ColumnContent.Text, "Status").In("fr", "État").In("es", "Estado").In("it", "Stato"),
        ColumnSpec.Required(OrderFields.Customer, ColumnContent.Text, "Customer").In("de", "Kunde").In("fr", "Client").In("nl", "Klant").In("es", "Cliente").In("it", "Cliente"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Net Sales", "N. Revenue")
            .In("de", "Nettoumsatz", "N.- Umsatz").In("fr", "Ventes nettes", "N. Revenu").In("nl", "Netto omzet", "N. inkomsten").In("es", "Ventas netas", "Ingresos netos")
            .In("it", "Vendite nette", "N. fatturato"),
        ColumnSpec.Optional(Items, ColumnContent.Text, "Product(s)")
            .In("de", "Produkt(e)").In("fr", "Produit(s)").In("nl", "Product(en)").In("es", "Producto(s)").In("it", "Prodotto/prodotti"),
        ColumnSpec.Optional(OrderFields.Quantity, ColumnContent.Number, "Items sold")
            .In("de", "Verkaufte Artikel").In("fr", "Articles vendus").In("nl", "Verkochte artikelen").In("es", "Artículos vendidos").In("it", "Elementi venduti"),
        ColumnSpec.Optional(OrderFields.Channel, ColumnContent.Text, "Attribution").In("de", "Zuordnung"),
    ];

    public FormatMatch? Match(FileHead head, ColumnMap map) =>
        this.CountHallmarks(head) > 0 && FormatMatch.Find(head, Columns, map) is { } match ? match with { Remarks = [new("note-net-sales")] } : null;

    public ISalesMapper CreateMapper(FormatMatch match) => new WooCommerceAnalyticsMapper(match.Columns);
}
