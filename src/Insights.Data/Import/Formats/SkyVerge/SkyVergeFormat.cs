using Insights.Data.Import.Formats.WooCommerce;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.SkyVerge;

/// <summary>
/// The CSV of the WooCommerce extension "Customer/Order/Coupon Export" by SkyVerge, with a row for each order or for each item, or as the extension
/// itself imports it.
/// </summary>
internal sealed class SkyVergeFormat : ISalesFormat
{
    public string Name => "woocommerce-skyverge";

    public string Description => "CSV of the WooCommerce extension \"Customer/Order/Coupon Export\" by SkyVerge";

    public string System => "WooCommerce (Customer/Order/Coupon Export)";

    public IReadOnlyList<string> Hallmarks { get; } =
    [
        "order_number_formatted", "refunded_total", "billing_full_name", "shipping_full_name", "billing_state_code", "shipping_state_code", "download_permissions_granted",
    ];

    public string Source => WooCommerceFormat.OrderSource;

    public IReadOnlyList<ColumnSpec> Columns => SnakeCaseColumns.Order;

    public FormatMatch? Match(FileHead head, ColumnMap map) => this.CountHallmarks(head) > 0 ? FormatMatch.Find(head, Columns, map) : null;

    public ISalesMapper CreateMapper(FormatMatch match) => new SnakeCaseMapper(match.Columns);
}
