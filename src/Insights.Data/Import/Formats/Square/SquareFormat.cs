using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Square;

/// <summary>
/// Square's transactions and items exports of all years, in English, French and Spanish. Both state the same sales under the same transaction ids; the
/// items export also states what was sold.
/// </summary>
internal sealed class SquareFormat : ISalesFormat
{
    internal const string Program = "Square";
    internal const string EventType = "event-type";
    internal const string GiftCardSales = "gift-card-sales";
    internal const string PartialRefunds = "partial-refunds";
    internal const string Source = "source";
    internal const string PricePoint = "price-point";
    internal const string ItemizationType = "itemization-type";

    /// <summary>Columns that no other program writes, of transactions, items and the directory of customers.</summary>
    internal static IReadOnlyList<string> HallmarksOfExports { get; } =
    [
        "Gift Card Sales", "Partial Refunds", "Card Entry Methods", "Square Gift Card", "Other Tender Type", "Tender Note", "Other Tender Note", "PAN Suffix", "Device Nickname",
        "Customer Reference ID", "Fee Percentage Rate", "Unattributed Tips", "Price Point Name", "Modifiers Applied", "Itemization Type", "Square Customer ID", "Creation Source",
        "Email Subscription Status", "Instant Profile", "Blocked from online booking",
        "Ventes de cartes-cadeaux", "Remboursements partiels", "Type d'événement", "N° de transaction", "Ventas de tarjetas de regalo", "Reembolsos parciales", "Tipo de evento",
    ];

    public string Name => "square";

    public string Description => "Square: Transactions > Export > Transactions CSV or Items detail CSV";

    public string System => Program;

    public IReadOnlyList<string> Hallmarks => HallmarksOfExports;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "Transaction ID").In("fr", "N° de transaction", "ID de transaction", "ID de la transaction").In("es", "ID de transacción", "ID de la transacción"),
        ColumnSpec.Optional(OrderFields.LineId, ColumnContent.Text, "Payment ID").In("fr", "N° de paiement", "ID de paiement", "ID du paiement").In("es", "ID de pago", "ID del pago"),
        ColumnSpec.Required(EventType, ColumnContent.Text, "Event Type").In("fr", "Type d'événement").In("es", "Tipo de evento"),
        ColumnSpec.Optional(OrderFields.Status, ColumnContent.Text, "Transaction Status").In("fr", "État de la transaction", "Statut de la transaction").In("es", "Estado de la transacción"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Date").In("es", "Fecha"),
        ColumnSpec.Optional(OrderFields.Time, ColumnContent.Text, "Time").In("fr", "Heure").In("es", "Hora"),
        ColumnSpec.Optional(OrderFields.TimeZone, ColumnContent.Text, "Time Zone").In("fr", "Fuseau horaire").In("es", "Zona horaria"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Net Sales").In("fr", "Ventes nettes").In("es", "Ventas netas"),
        ColumnSpec.Optional(GiftCardSales, ColumnContent.Number, "Gift Card Sales")
            .In("fr", "Ventes de cartes-cadeaux", "Ventes de cartes cadeaux").In("es", "Ventas de tarjetas de regalo"),
        ColumnSpec.Optional(PartialRefunds, ColumnContent.Number, "Partial Refunds").In("fr", "Remboursements partiels").In("es", "Reembolsos parciales"),
        ColumnSpec.Optional(OrderFields.Customer, ColumnContent.Text, "Customer ID").In("fr", "N° client", "N° de client", "ID client", "ID du client").In("es", "ID de cliente", "ID del cliente"),
        ColumnSpec.Optional(OrderFields.CustomerName, ColumnContent.Text, "Customer Name").In("fr", "Nom du client").In("es", "Nombre del cliente", "Nombre de cliente"),
        ColumnSpec.Optional(OrderFields.Channel, ColumnContent.Text, "Channel").In("fr", "Canal").In("es", "Canal"),
        ColumnSpec.Optional(Source, ColumnContent.Text, "Source").In("es", "Fuente", "Origen"),
        ColumnSpec.Optional(OrderFields.Product, ColumnContent.Text, "SKU").In("fr", "UGS", "Référence (SKU)"),
        ColumnSpec.Optional(OrderFields.ProductName, ColumnContent.Text, "Item").In("fr", "Article").In("es", "Artículo"),
        ColumnSpec.Optional(PricePoint, ColumnContent.Text, "Price Point Name").In("fr", "Nom du niveau de prix", "Nom du prix").In("es", "Nombre del punto de precio", "Nombre del precio"),
        ColumnSpec.Optional(OrderFields.Category, ColumnContent.Text, "Category").In("fr", "Catégorie").In("es", "Categoría"),
        ColumnSpec.Optional(OrderFields.Quantity, ColumnContent.Number, "Qty").In("fr", "Qté", "Quantité").In("es", "Cant.", "Cantidad"),
        ColumnSpec.Optional(ItemizationType, ColumnContent.Text, "Itemization Type").In("fr", "Type d'article").In("es", "Tipo de artículo"),
    ];

    public FormatMatch? Match(FileHead head, ColumnMap map)
    {
        if (FormatMatch.Find(head, Columns, map) is not { } match) return null;
        return match with { TimeZone = match.ValuesOf(head, OrderFields.TimeZone).Select(SquareTimeZones.Find).FirstOrDefault(zone => zone is not null) };
    }

    public ISalesMapper CreateMapper(FormatMatch match) => new SquareMapper(match.Columns);
}
