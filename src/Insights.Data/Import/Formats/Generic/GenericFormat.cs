using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>
/// Sales of any other program: customer, date and amount, and whatever else there is. Columns are known by common
/// English and German names or named by the user.
/// </summary>
internal sealed class GenericFormat : ISalesFormat
{
    internal const string Customer = "customer";
    internal const string Date = "date";
    internal const string Time = "time";
    internal const string Amount = "amount";
    internal const string Order = "order";
    internal const string Product = "product";
    internal const string ProductName = "product-name";
    internal const string Category = "category";
    internal const string Quantity = "quantity";
    internal const string Price = "price";
    internal const string Currency = "currency";
    internal const string Country = "country";
    internal const string Channel = "channel";

    public string Name => "generic";

    public string Description => "Any CSV with customer, date and amount (or quantity and price); columns are known by name or by --map";

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(
            Customer, ColumnContent.Text, "customer id", "customer number", "customer no", "customer", "client id", "client", "buyer", "member id", "user id",
            "kundennummer", "kundennr", "kunden-id", "kunde", "käufer", "customer email", "email", "e-mail"),
        ColumnSpec.Required(
            Date, ColumnContent.Date, "date", "order date", "purchase date", "sale date", "invoice date", "transaction date", "datetime", "timestamp", "created at",
            "datum", "bestelldatum", "kaufdatum", "rechnungsdatum", "belegdatum", "buchungsdatum", "verkaufsdatum"),
        ColumnSpec.Optional(Time, ColumnContent.Text, "time", "order time", "uhrzeit", "zeit"),
        ColumnSpec.Optional(
            Amount, ColumnContent.Number, "amount", "net amount", "total", "total amount", "net total", "net sales", "sales", "revenue", "value", "order value",
            "order total", "grand total", "line total", "betrag", "nettobetrag", "gesamtbetrag", "rechnungsbetrag", "summe", "gesamt", "gesamtsumme", "umsatz", "wert"),
        ColumnSpec.Optional(
            Order, ColumnContent.Text, "order id", "order number", "order no", "order", "invoice number", "invoice no", "invoice id", "invoice", "receipt number",
            "receipt", "transaction id", "bestellnummer", "bestellung", "bestell-id", "auftragsnummer", "rechnungsnummer", "rechnung", "belegnummer", "beleg", "bonnummer", "bon"),
        ColumnSpec.Optional(
            Product, ColumnContent.Text, "sku", "product id", "product code", "article number", "item number", "item id", "product", "item", "article", "artikelnummer",
            "artikelnr", "artikel", "produkt"),
        ColumnSpec.Optional(
            ProductName, ColumnContent.Text, "product name", "item name", "article name", "description", "artikelbezeichnung", "bezeichnung", "artikelname", "produktname"),
        ColumnSpec.Optional(Category, ColumnContent.Text, "category", "product category", "warengruppe", "kategorie"),
        ColumnSpec.Optional(Quantity, ColumnContent.Number, "quantity", "qty", "units", "count", "menge", "anzahl", "stück", "stückzahl"),
        ColumnSpec.Optional(Price, ColumnContent.Number, "unit price", "price", "item price", "einzelpreis", "stückpreis", "preis"),
        ColumnSpec.Optional(Currency, ColumnContent.Currency, "currency", "currency code", "währung"),
        ColumnSpec.Optional(Country, ColumnContent.Text, "country", "country code", "land"),
        ColumnSpec.Optional(Channel, ColumnContent.Text, "channel", "sales channel", "source", "store", "kanal", "vertriebskanal", "filiale"),
    ];

    public bool WritesDecimalPoints => false;

    public OrderNumbers OrderNumbers => OrderNumbers.Day;

    /// <summary>Below every format that knows its program, above the customer list, which needs less.</summary>
    public int Priority => 1;

    public FormatMatch? Match(FileHead head, ColumnMap map)
    {
        var columns = Formats.Columns.Bind(head.FirstRow, Columns, map);
        var hasValue = columns.Has(Amount) || columns.Has(Price);
        return columns.Missing.Count == 0 && hasValue ? new FormatMatch(columns, HasHeader: true) : null;
    }

    public ISalesMapper CreateMapper(FormatMatch match) => new GenericMapper(match.Columns);
}
