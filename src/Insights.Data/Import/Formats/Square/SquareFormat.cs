using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Formats.Square;

/// <summary>
/// Square's transactions and items exports of all years. Both tell of the same sales under the same transaction ids; the
/// items export also says what was sold.
/// </summary>
internal sealed class SquareFormat : ISalesFormat
{
    internal const string Program = "Square";
    internal const string Transaction = "order";
    internal const string Payment = "line-id";
    internal const string EventType = "event-type";
    internal const string Status = "status";
    internal const string Date = "date";
    internal const string Time = "time";
    internal const string TimeZone = "time-zone";
    internal const string NetSales = "amount";
    internal const string GiftCardSales = "gift-card-sales";
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

    /// <summary>Columns that no other program writes, of transactions, items and the directory of customers.</summary>
    internal static IReadOnlyList<string> HallmarksOfExports { get; } =
    [
        "Event Type", "Gift Card Sales", "Partial Refunds", "Total Collected", "Service Charges", "Transaction Status", "Card Entry Methods", "Square Gift Card",
        "Other Tender Type", "Tender Note", "Other Tender Note", "PAN Suffix", "Device Nickname", "Dining Option", "Customer Reference ID", "Third Party Fees",
        "Fee Percentage Rate", "Cash App", "Unattributed Tips", "Price Point Name", "Modifiers Applied", "Itemization Type", "Square Customer ID", "Creation Source",
        "Email Subscription Status", "Instant Profile", "Lifetime Spend", "Blocked from online booking",
    ];

    public string Name => "square";

    public string Description => "Square: Transactions > Export > Transactions CSV or Items detail CSV";

    public string System => Program;

    public IReadOnlyList<string> Hallmarks => HallmarksOfExports;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(Transaction, ColumnContent.Text, "Transaction ID"),
        ColumnSpec.Optional(Payment, ColumnContent.Text, "Payment ID"),
        ColumnSpec.Required(EventType, ColumnContent.Text, "Event Type"),
        ColumnSpec.Optional(Status, ColumnContent.Text, "Transaction Status"),
        ColumnSpec.Required(Date, ColumnContent.Date, "Date"),
        ColumnSpec.Optional(Time, ColumnContent.Text, "Time"),
        ColumnSpec.Optional(TimeZone, ColumnContent.Text, "Time Zone"),
        ColumnSpec.Required(NetSales, ColumnContent.Number, "Net Sales"),
        ColumnSpec.Optional(GiftCardSales, ColumnContent.Number, "Gift Card Sales"),
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
        if (FormatMatch.Find(head, Columns, map) is not { } match) return null;
        return match with { TimeZone = match.ValuesOf(head, TimeZone).Select(SquareTimeZones.Find).FirstOrDefault(zone => zone is not null) };
    }

    public ISalesMapper CreateMapper(FormatMatch match) => new SquareMapper(match.Columns);
}
