using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.WooCommerce;

/// <summary>The CSV of the WooCommerce plugin "Advanced Order Export", whose users choose the columns themselves.</summary>
internal sealed class WooCommerceFormat : ISalesFormat
{
    /// <summary>The numbering of all formats that export WooCommerce's orders.</summary>
    internal const string OrderSource = "woocommerce";

    public string Name => OrderSource;

    public string Description => "CSV of the WooCommerce plugin \"Advanced Order Export\" (WooCommerce > Export Orders)";

    public string System => "WooCommerce (Advanced Order Export)";

    public IReadOnlyList<string> Hallmarks { get; } =
    [
        "Order Total Amount", "Order Refund Amount", "Cart Discount Amount", "Order Subtotal Amount", "Order Shipping Amount", "Order Tax Amount", "Email (Billing)",
        "First Name (Billing)", "Last Name (Billing)", "City (Billing)", "Country Code (Billing)", "Phone (Billing)", "First Name (Shipping)", "Address 1&2 (Billing)",
        "Order Line Total", "Order Line (w/o tax)", "Order Line Total Refunded", "Quantity (- Refund)", "Order Line Total (- Refund)",
    ];

    public string Source => OrderSource;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "Order Number"),
        ColumnSpec.Required(OrderFields.Status, ColumnContent.Text, "Order Status"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Order Date"),
        ColumnSpec.Required(OrderFields.Customer, ColumnContent.Text, "Email (Billing)"),
        ColumnSpec.Optional(OrderFields.Currency, ColumnContent.Currency, "Currency", "Order Currency"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Order Total Amount"),
        ColumnSpec.Optional(OrderFields.Refunded, ColumnContent.Number, "Order Refund Amount"),
        ColumnSpec.Optional(OrderFields.Discount, ColumnContent.Number, "Cart Discount Amount"),
        ColumnSpec.Optional(OrderFields.Product, ColumnContent.Text, "SKU"),
        ColumnSpec.Optional(OrderFields.ProductName, ColumnContent.Text, "Name", "Item Name", "Product Name"),
        ColumnSpec.Optional(OrderFields.Quantity, ColumnContent.Number, "Quantity", "Quantity (- Refund)"),
        ColumnSpec.Optional(OrderFields.LineTotal, ColumnContent.Number, "Order Line Total"),
        ColumnSpec.Optional(OrderFields.LineWithoutTax, ColumnContent.Number, "Order Line (w/o tax)"),
        ColumnSpec.Optional(OrderFields.LineRefunded, ColumnContent.Number, "Order Line Total Refunded"),
        ColumnSpec.Optional(OrderFields.Price, ColumnContent.Number, "Item Cost"),
        .. OrderPerson.BillingAndShipping(
            ColumnSpec.Optional(OrderFields.BillingFirstName, ColumnContent.Text, "First Name (Billing)"),
            ColumnSpec.Optional(OrderFields.BillingLastName, ColumnContent.Text, "Last Name (Billing)"),
            ColumnSpec.Optional(OrderFields.BillingPhone, ColumnContent.Text, "Phone (Billing)"),
            ColumnSpec.Optional(OrderFields.BillingCity, ColumnContent.Text, "City (Billing)"),
            ColumnSpec.Optional(OrderFields.BillingRegion, ColumnContent.Text, "State Code (Billing)", "State Name (Billing)"),
            ColumnSpec.Optional(OrderFields.BillingCountry, ColumnContent.Text, "Country Code (Billing)", "Country Name (Billing)")),
    ];

    /// <summary>The plugin can write numbers as the shop shows them, in Germany with a decimal comma.</summary>
    public bool WritesDecimalPoints => false;

    public ISalesMapper CreateMapper(FormatMatch match) => new WooCommerceMapper(match.Columns);
}
