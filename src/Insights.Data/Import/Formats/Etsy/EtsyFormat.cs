using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Etsy;

/// <summary>Etsy's export of orders (EtsySoldOrders): one row for each order, with its money.</summary>
internal sealed class EtsyFormat : ISalesFormat
{
    internal const string Buyer = "buyer";
    internal const string AdjustedTotal = "adjusted-total";
    internal const string AdjustedNet = "adjusted-net";

    public string Name => "etsy";

    public string Description => "Etsy: Settings > Options > Download data > Orders (EtsySoldOrders)";

    public string System => EtsyExports.System;

    public string Source => EtsyExports.Source;

    public IReadOnlyList<string> Hallmarks => EtsyExports.Hallmarks;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "Order ID"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Sale Date"),
        ColumnSpec.Required(OrderFields.Customer, ColumnContent.Text, "Buyer User ID"),
        ColumnSpec.Optional(Buyer, ColumnContent.Text, "Buyer"),
        ColumnSpec.Optional(OrderFields.CustomerName, ColumnContent.Text, "Full Name"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Order Total"),
        ColumnSpec.Required(AdjustedTotal, ColumnContent.Number, "Adjusted Order Total"),
        ColumnSpec.Optional(AdjustedNet, ColumnContent.Number, "Adjusted Net Order Amount"),
        ColumnSpec.Required(OrderFields.Status, ColumnContent.Text, "Status"),
        ColumnSpec.Optional(OrderFields.Discount, ColumnContent.Number, "Discount Amount"),
        ColumnSpec.Optional(OrderFields.Quantity, ColumnContent.Number, "Number of Items"),
        ColumnSpec.Optional(OrderFields.Currency, ColumnContent.Currency, "Currency"),
        ColumnSpec.Optional(CustomerFields.City, ColumnContent.Text, "Ship City", "Delivery City"),
        ColumnSpec.Optional(CustomerFields.Region, ColumnContent.Text, "Ship State", "Delivery State"),
        ColumnSpec.Optional(CustomerFields.Country, ColumnContent.Text, "Ship Country", "Delivery Country"),
    ];

    public FormatMatch? Match(FileHead head, ColumnMap map) => EtsyExports.Match(head, Columns, map);

    public ISalesMapper CreateMapper(FormatMatch match) => new EtsyMapper(match.Columns);

    public ImportMessage? Refuse(FileHead head) => EtsyExports.Refuse(head);
}
