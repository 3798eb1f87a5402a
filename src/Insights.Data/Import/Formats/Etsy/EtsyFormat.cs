using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Etsy;

/// <summary>Etsy's export of orders (EtsySoldOrders): one row for each order, with its money.</summary>
internal sealed class EtsyFormat : ISalesFormat
{
    internal const string Order = "order";
    internal const string Date = "date";
    internal const string Customer = "customer";
    internal const string Buyer = "buyer";
    internal const string CustomerName = "customer-name";
    internal const string Total = "amount";
    internal const string AdjustedTotal = "adjusted-total";
    internal const string AdjustedNet = "adjusted-net";
    internal const string Status = "status";
    internal const string Discount = "discount";
    internal const string Items = "quantity";
    internal const string Currency = "currency";
    internal const string City = "city";
    internal const string Region = "region";
    internal const string Country = "country";

    public string Name => "etsy";

    public string Description => "Etsy: Settings > Options > Download data > Orders (EtsySoldOrders)";

    public string System => EtsyExports.System;

    public string Source => EtsyExports.Source;

    public IReadOnlyList<string> Hallmarks => EtsyExports.Hallmarks;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(Order, ColumnContent.Text, "Order ID"),
        ColumnSpec.Required(Date, ColumnContent.Date, "Sale Date"),
        ColumnSpec.Required(Customer, ColumnContent.Text, "Buyer User ID"),
        ColumnSpec.Optional(Buyer, ColumnContent.Text, "Buyer"),
        ColumnSpec.Optional(CustomerName, ColumnContent.Text, "Full Name"),
        ColumnSpec.Required(Total, ColumnContent.Number, "Order Total"),
        ColumnSpec.Required(AdjustedTotal, ColumnContent.Number, "Adjusted Order Total"),
        ColumnSpec.Optional(AdjustedNet, ColumnContent.Number, "Adjusted Net Order Amount"),
        ColumnSpec.Required(Status, ColumnContent.Text, "Status"),
        ColumnSpec.Optional(Discount, ColumnContent.Number, "Discount Amount"),
        ColumnSpec.Optional(Items, ColumnContent.Number, "Number of Items"),
        ColumnSpec.Optional(Currency, ColumnContent.Currency, "Currency"),
        ColumnSpec.Optional(City, ColumnContent.Text, "Ship City", "Delivery City"),
        ColumnSpec.Optional(Region, ColumnContent.Text, "Ship State", "Delivery State"),
        ColumnSpec.Optional(Country, ColumnContent.Text, "Ship Country", "Delivery Country"),
    ];

    public FormatMatch? Match(FileHead head, ColumnMap map) => EtsyExports.Match(head, Columns, map);

    public ISalesMapper CreateMapper(FormatMatch match) => new EtsyMapper(match.Columns);

    public ImportMessage? Refuse(FileHead head) => EtsyExports.Refuse(head);
}
