using Insights.Data.Import.Formats.Shopify;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Squarespace;

/// <summary>The orders export of Squarespace, which has the form of Shopify's with an id in place of the name of an order.</summary>
internal sealed class SquarespaceFormat : ISalesFormat
{
    /// <summary>Unlike Shopify's reports, those of Squarespace count an order when it is paid.</summary>
    private static readonly KnownWords Statuses = new(
        (StatusMeaning.Sale, "paid"),
        (StatusMeaning.Pending, "pending, authorized, unpaid"),
        (StatusMeaning.Cancelled, "canceled, cancelled, voided, failed"),
        (StatusMeaning.Refunded, "refunded"),
        (StatusMeaning.PartlyRefunded, "partially refunded"));

    public string Name => "squarespace";

    public string Description => "Squarespace: Orders (Selling > Orders) > Download CSV, one row for each line item";

    public string System => "Squarespace";

    public IReadOnlyList<string> Hallmarks { get; } =
        [.. ShopifyFormat.HallmarksOfForm, "Lineitem variant", "Channel Order Number", "Channel Type", "Private Notes"];

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "Order ID"),
        .. ShopifyFormat.ColumnsOfForm,
        ColumnSpec.Optional(OrderFields.Refunded, ColumnContent.Number, "Amount Refunded"),
        ColumnSpec.Optional(OrderFields.Channel, ColumnContent.Text, "Channel Name", "Channel Type"),
    ];

    public ISalesMapper CreateMapper(FormatMatch match) => new ShopifyMapper(match.Columns, Statuses);
}
