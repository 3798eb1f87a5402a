using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Formats.Square;

/// <summary>
/// Square's transactions and items exports of all years. Both tell of the same sales under the same transaction ids; the
/// items export also says what was sold.
/// </summary>
internal sealed class SquareFormat : ISalesFormat
{
    internal const string Transaction = "order";
    internal const string EventType = "event-type";
    internal const string Status = "status";
    internal const string Date = "date";
    internal const string Time = "time";
    internal const string TimeZone = "time-zone";
    internal const string NetSales = "amount";
    internal const string PartialRefunds = "partial-refunds";
    internal const string Customer = "customer";
    internal const string CustomerName = "customer-name";
    internal const string Channel = "channel";
    internal const string Source = "source";
    internal const string Sku = "product";
    internal const string Item = "product-name";
    internal const string PricePoint = "price-point";
    internal const string Category = "category";
    internal const string Quantity = "quantity";
    internal const string ItemizationType = "itemization-type";

    public string Name => "square";

    public string Description => "Square: Transactions > Export > Transactions CSV or Items detail CSV";

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(Transaction, ColumnContent.Text, "Transaction ID"),
        ColumnSpec.Required(EventType, ColumnContent.Text, "Event Type"),
        ColumnSpec.Optional(Status, ColumnContent.Text, "Transaction Status"),
        ColumnSpec.Required(Date, ColumnContent.Date, "Date"),
        ColumnSpec.Optional(Time, ColumnContent.Text, "Time"),
        ColumnSpec.Optional(TimeZone, ColumnContent.Text, "Time Zone"),
        ColumnSpec.Required(NetSales, ColumnContent.Number, "Net Sales"),
        ColumnSpec.Optional(PartialRefunds, ColumnContent.Number, "Partial Refunds"),
        ColumnSpec.Optional(Customer, ColumnContent.Text, "Customer ID"),
        ColumnSpec.Optional(CustomerName, ColumnContent.Text, "Customer Name"),
        ColumnSpec.Optional(Channel, ColumnContent.Text, "Channel"),
        ColumnSpec.Optional(Source, ColumnContent.Text, "Source"),
        ColumnSpec.Optional(Sku, ColumnContent.Text, "SKU"),
        ColumnSpec.Optional(Item, ColumnContent.Text, "Item"),
        ColumnSpec.Optional(PricePoint, ColumnContent.Text, "Price Point Name"),
        ColumnSpec.Optional(Category, ColumnContent.Text, "Category"),
        ColumnSpec.Optional(Quantity, ColumnContent.Number, "Qty"),
        ColumnSpec.Optional(ItemizationType, ColumnContent.Text, "Itemization Type"),
    ];

    public FormatMatch? Match(FileHead head, ColumnMap map)
    {
        var columns = Formats.Columns.Bind(head.FirstRow, Columns, map);
        if (columns.Missing.Count > 0) return null;
        return new FormatMatch(columns, HasHeader: true) { TimeZone = FindTimeZone(head.Rows, columns[TimeZone]) };
    }

    public ISalesMapper CreateMapper(FormatMatch match) => new SquareMapper(match.Columns);

    private static string? FindTimeZone(IReadOnlyList<IReadOnlyList<string>> rows, int ordinal) =>
        ordinal == Formats.Columns.Absent
            ? null
            : rows.Where(row => ordinal < row.Count).Select(row => SquareTimeZones.Find(row[ordinal])).FirstOrDefault(zone => zone is not null);
}
