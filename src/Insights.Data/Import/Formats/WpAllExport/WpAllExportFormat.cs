using Insights.Data.Import.Formats.WooCommerce;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.WpAllExport;

/// <summary>
/// Orders of WooCommerce as the plugin WP All Export writes them. Its users name the columns; a file is recognised by columns
/// that only it offers, or by WooCommerce's slugs among the statuses.
/// </summary>
internal sealed class WpAllExportFormat : ISalesFormat
{
    private static readonly string[] Slugs =
        ["wc-completed", "wc-processing", "wc-pending", "wc-on-hold", "wc-cancelled", "wc-refunded", "wc-failed", "wc-checkout-draft"];

    public string Name => "wp-all-export";

    public string Description => "Orders of WooCommerce as the plugin WP All Export writes them";

    public string System => "WooCommerce (WP All Export)";

    public IReadOnlyList<string> Hallmarks { get; } =
    [
        "Order Key", "Customer Account Email Address", "Customer User ID", "Billing Email Address", "Shipping Email Address", "Item Tax Total", "Product Variation Details",
        "Discount Amount (per coupon)", "Rate Code (per tax)", "Refund Total", "Refund Amounts", "Refund Author Email", "Product Name #1", "Item Total #1",
    ];

    public string Source => WooCommerceFormat.OrderSource;

    public bool WritesDecimalPoints => false;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "Order Number", "Order ID", "ID"),
        ColumnSpec.Required(OrderFields.Status, ColumnContent.Text, "Order Status", "Status"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Order Date", "Date"),
        ColumnSpec.Required(
            OrderFields.Customer, ColumnContent.Text, "Billing Email Address", "Billing Email", "Customer Email", "Customer Account Email Address", "Customer User ID"),
        ColumnSpec.Optional(OrderFields.CustomerEmail, ColumnContent.Text, "Customer Account Email Address"),
        ColumnSpec.Optional(OrderFields.CustomerId, ColumnContent.Text, "Customer User ID"),
        ColumnSpec.Optional(OrderFields.Currency, ColumnContent.Currency, "Order Currency", "Currency"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Order Total"),
        ColumnSpec.Optional(OrderFields.Refunded, ColumnContent.Number, "Refund Total", "Order Refund Total", "Total Refunded"),
        ColumnSpec.Optional(OrderFields.Discount, ColumnContent.Number, "Discount Total", "Cart Discount"),
        ColumnSpec.Optional(OrderFields.Product, ColumnContent.Text, "SKU", "Product SKU", "SKU #1"),
        ColumnSpec.Optional(OrderFields.ProductName, ColumnContent.Text, "Product Name", "Item Name", "Product Name #1"),
        ColumnSpec.Optional(OrderFields.Quantity, ColumnContent.Number, "Quantity", "Item Quantity", "Quantity #1"),
        ColumnSpec.Optional(OrderFields.LineTotal, ColumnContent.Number, "Item Total", "Line Total", "Item Total #1"),
        ColumnSpec.Optional(OrderFields.Price, ColumnContent.Number, "Item Cost", "Item Cost #1"),
        ColumnSpec.Optional(OrderFields.BillingFirstName, ColumnContent.Text, "Billing First Name"),
        ColumnSpec.Optional(OrderFields.BillingLastName, ColumnContent.Text, "Billing Last Name"),
        ColumnSpec.Optional(OrderFields.BillingPhone, ColumnContent.Text, "Billing Phone"),
        ColumnSpec.Optional(OrderFields.BillingCity, ColumnContent.Text, "Billing City"),
        ColumnSpec.Optional(OrderFields.BillingRegion, ColumnContent.Text, "Billing State"),
        ColumnSpec.Optional(OrderFields.BillingCountry, ColumnContent.Text, "Billing Country"),
        ColumnSpec.Optional(OrderFields.ShippingFirstName, ColumnContent.Text, "Shipping First Name"),
        ColumnSpec.Optional(OrderFields.ShippingLastName, ColumnContent.Text, "Shipping Last Name"),
        ColumnSpec.Optional(OrderFields.ShippingCity, ColumnContent.Text, "Shipping City"),
        ColumnSpec.Optional(OrderFields.ShippingRegion, ColumnContent.Text, "Shipping State"),
        ColumnSpec.Optional(OrderFields.ShippingCountry, ColumnContent.Text, "Shipping Country"),
    ];

    public FormatMatch? Match(FileHead head, ColumnMap map) => IsOfWooCommerce(head) ? FormatMatch.Find(head, Columns, map) : null;

    /// <summary>All but one of the needed columns, and the slugs: the last one was not exported.</summary>
    public ImportMessage? Refuse(FileHead head, ColumnMap map) =>
        HasSlugs(head) && Rows.Columns.Bind(head.FirstRow, Columns, map).Missing.Count == 1 ? this.RefuseIncomplete(head, map) : null;

    public ISalesMapper CreateMapper(FormatMatch match) => new WpAllExportMapper(match.Columns);

    private bool IsOfWooCommerce(FileHead head) => this.CountHallmarks(head) > 0 || HasSlugs(head);

    private static bool HasSlugs(FileHead head) => head.Rows.Any(row => row.Any(cell => Slugs.Contains(cell, StringComparer.OrdinalIgnoreCase)));
}
