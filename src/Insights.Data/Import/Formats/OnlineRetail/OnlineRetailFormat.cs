using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.OnlineRetail;

/// <summary>
/// The invoice lines of the UCI "Online Retail" data sets, in both of their header variants. A list that only names its columns alike
/// ("Invoice No", "Stock Code") is some shop's own, with a currency and a time zone of its own.
/// </summary>
internal sealed class OnlineRetailFormat : ISalesFormat
{
    internal const string Invoice = "invoice";

    /// <summary>The headers of both data sets as they are written.</summary>
    private static readonly string[][] Headers =
    [
        ["InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice", "CustomerID", "Country"],
        ["Invoice", "StockCode", "Description", "Quantity", "InvoiceDate", "Price", "Customer ID", "Country"],
    ];

    public string Name => "online-retail";

    public string System => "Online Retail";

    public string Description => "Invoice lines with InvoiceNo, StockCode, Quantity, InvoiceDate, UnitPrice and CustomerID (UCI Online Retail I and II)";

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(Invoice, ColumnContent.Text, "InvoiceNo", "Invoice"),
        ColumnSpec.Required(OrderFields.Product, ColumnContent.Text, "StockCode"),
        ColumnSpec.Optional(OrderFields.ProductName, ColumnContent.Text, "Description"),
        ColumnSpec.Required(OrderFields.Quantity, ColumnContent.Number, "Quantity"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "InvoiceDate"),
        ColumnSpec.Required(OrderFields.Price, ColumnContent.Number, "UnitPrice", "Price"),
        ColumnSpec.Required(OrderFields.Customer, ColumnContent.Text, "CustomerID", "Customer ID"),
        ColumnSpec.Optional(CustomerFields.Country, ColumnContent.Text, "Country"),
    ];

    public string DefaultCurrency => "GBP";

    public string DefaultTimeZone => "Europe/London";

    public FormatMatch? Match(FileHead head, ColumnMap map)
    {
        var columns = Rows.Columns.Bind(head.FirstRow, Columns, map);
        return columns.Missing.Count == 0 && IsAsWritten(columns, map) ? new FormatMatch(columns, HasHeader: true) : null;
    }

    /// <summary>Most columns of a data set without one that is needed are that data set, and no list of another program.</summary>
    public ImportMessage? Refuse(FileHead head)
    {
        foreach (var header in Headers)
        {
            var absent = header.Where(name => !head.FirstRow.Contains(name, StringComparer.OrdinalIgnoreCase)).ToList();
            var others = head.FirstRow.Count(name => !header.Contains(name, StringComparer.OrdinalIgnoreCase));
            if (absent is [var missing] && others <= 1 && Columns.Any(column => column.IsRequired && column.Names.Contains(missing, StringComparer.Ordinal)))
                return new("export-incomplete", System, missing);
        }
        return null;
    }

    public ISalesMapper CreateMapper(FormatMatch match) => new OnlineRetailMapper(match.Columns);

    /// <summary>True where each column has the name that the data sets give it, letter case aside, or is mapped by the user.</summary>
    private bool IsAsWritten(Columns columns, ColumnMap map) => Columns
        .Where(column => columns.Has(column.Field) && map.For(columns.Header)[column.Field] is null)
        .All(column => column.Names.Contains(columns.NameOf(column.Field), StringComparer.OrdinalIgnoreCase));
}
