using Insights.Data.Import.Formats.WooCommerce;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.WebToffee;

/// <summary>The CSV of the WooCommerce plugin "Order Export &amp; Order Import" by WebToffee.</summary>
internal sealed class WebToffeeFormat : ISalesFormat
{
    public string Name => "woocommerce-webtoffee";

    public string Description => "CSV of the WooCommerce plugin \"Order Export & Order Import\" by WebToffee";

    public string System => "WooCommerce (Order Export & Order Import)";

    public IReadOnlyList<string> Hallmarks { get; } =
        ["wt_import_key", "refund_items", "line_item_1", "line_item_2", "customer_user", "order_discount", "cart_discount"];

    public string Source => WooCommerceFormat.OrderSource;

    public IReadOnlyList<ColumnSpec> Columns => SnakeCaseColumns.Order;

    public FormatMatch? Match(FileHead head, ColumnMap map) => this.CountHallmarks(head) > 0 ? FormatMatch.Find(head, Columns, map) : null;

    public ISalesMapper CreateMapper(FormatMatch match) => new SnakeCaseMapper(match.Columns);
}
