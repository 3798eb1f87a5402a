namespace Insights.Data.Import.Formats.OnlineRetail;

/// <summary>
/// The invoice lines of the UCI "Online Retail" data sets, in both of their header variants, and of shops that export
/// the same columns.
/// </summary>
internal sealed class OnlineRetailFormat : ISalesFormat
{
    internal const string Invoice = "invoice";
    internal const string Product = "product";
    internal const string ProductName = "product-name";
    internal const string Quantity = "quantity";
    internal const string Date = "date";
    internal const string Price = "price";
    internal const string Customer = "customer";
    internal const string Country = "country";

    public string Name => "online-retail";

    public string Description => "Invoice lines with InvoiceNo, StockCode, Quantity, InvoiceDate, UnitPrice and CustomerID (UCI Online Retail I and II)";

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(Invoice, ColumnContent.Text, "InvoiceNo", "Invoice"),
        ColumnSpec.Required(Product, ColumnContent.Text, "StockCode"),
        ColumnSpec.Optional(ProductName, ColumnContent.Text, "Description"),
        ColumnSpec.Required(Quantity, ColumnContent.Number, "Quantity"),
        ColumnSpec.Required(Date, ColumnContent.Date, "InvoiceDate"),
        ColumnSpec.Required(Price, ColumnContent.Number, "UnitPrice", "Price"),
        ColumnSpec.Required(Customer, ColumnContent.Text, "CustomerID", "Customer ID"),
        ColumnSpec.Optional(Country, ColumnContent.Text, "Country"),
    ];

    public string DefaultCurrency => "GBP";

    public string DefaultTimeZone => "Europe/London";

    public ISalesMapper CreateMapper(FormatMatch match) => new OnlineRetailMapper(match.Columns);
}
