using Insights.Data.Import.Reading;

namespace Insights.Data.Import.Formats.WooCommerce;

/// <summary>The CSV of the WooCommerce plugin "Advanced Order Export", whose users choose the columns themselves.</summary>
internal sealed class WooCommerceFormat : ISalesFormat
{
    internal const string Order = "order";
    internal const string Status = "status";
    internal const string Date = "date";
    internal const string Email = "email";
    internal const string Currency = "currency";
    internal const string Total = "total";
    internal const string Refunded = "refunded";
    internal const string Discount = "discount";
    internal const string Product = "product";
    internal const string ProductName = "product-name";
    internal const string Quantity = "quantity";
    internal const string LineTotal = "line-total";
    internal const string LineWithoutTax = "line-without-tax";
    internal const string ItemCost = "item-cost";
    internal const string BillingFirstName = "billing-first-name";
    internal const string BillingLastName = "billing-last-name";
    internal const string BillingPhone = "billing-phone";
    internal const string BillingCity = "billing-city";
    internal const string BillingRegion = "billing-region";
    internal const string BillingCountry = "billing-country";
    internal const string ShippingFirstName = "shipping-first-name";
    internal const string ShippingLastName = "shipping-last-name";
    internal const string ShippingPhone = "shipping-phone";
    internal const string ShippingCity = "shipping-city";
    internal const string ShippingRegion = "shipping-region";
    internal const string ShippingCountry = "shipping-country";

    /// <summary>Columns that together only the export of WooCommerce's own analytics has.</summary>
    private static readonly string[] AnalyticsColumns = ["Order #", "Customer type", "Product(s)", "Items sold"];

    public string Name => "woocommerce";

    public string Description => "CSV of the WooCommerce plugin \"Advanced Order Export\" (WooCommerce > Export Orders)";

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(Order, ColumnContent.Text, "Order Number"),
        ColumnSpec.Required(Status, ColumnContent.Text, "Order Status"),
        ColumnSpec.Required(Date, ColumnContent.Date, "Order Date"),
        ColumnSpec.Required(Email, ColumnContent.Text, "Email (Billing)"),
        ColumnSpec.Optional(Currency, ColumnContent.Currency, "Currency", "Order Currency"),
        ColumnSpec.Required(Total, ColumnContent.Number, "Order Total Amount"),
        ColumnSpec.Optional(Refunded, ColumnContent.Number, "Order Refund Amount"),
        ColumnSpec.Optional(Discount, ColumnContent.Number, "Cart Discount Amount"),
        ColumnSpec.Optional(Product, ColumnContent.Text, "SKU"),
        ColumnSpec.Optional(ProductName, ColumnContent.Text, "Name", "Item Name", "Product Name"),
        ColumnSpec.Optional(Quantity, ColumnContent.Number, "Quantity", "Quantity (- Refund)"),
        ColumnSpec.Optional(LineTotal, ColumnContent.Number, "Order Line Total"),
        ColumnSpec.Optional(LineWithoutTax, ColumnContent.Number, "Order Line (w/o tax)"),
        ColumnSpec.Optional(ItemCost, ColumnContent.Number, "Item Cost"),
        ColumnSpec.Optional(BillingFirstName, ColumnContent.Text, "First Name (Billing)"),
        ColumnSpec.Optional(BillingLastName, ColumnContent.Text, "Last Name (Billing)"),
        ColumnSpec.Optional(BillingPhone, ColumnContent.Text, "Phone (Billing)"),
        ColumnSpec.Optional(BillingCity, ColumnContent.Text, "City (Billing)"),
        ColumnSpec.Optional(BillingRegion, ColumnContent.Text, "State Code (Billing)", "State Name (Billing)"),
        ColumnSpec.Optional(BillingCountry, ColumnContent.Text, "Country Code (Billing)", "Country Name (Billing)"),
        ColumnSpec.Optional(ShippingFirstName, ColumnContent.Text, "First Name (Shipping)"),
        ColumnSpec.Optional(ShippingLastName, ColumnContent.Text, "Last Name (Shipping)"),
        ColumnSpec.Optional(ShippingPhone, ColumnContent.Text, "Phone (Shipping)"),
        ColumnSpec.Optional(ShippingCity, ColumnContent.Text, "City (Shipping)"),
        ColumnSpec.Optional(ShippingRegion, ColumnContent.Text, "State Code (Shipping)", "State Name (Shipping)"),
        ColumnSpec.Optional(ShippingCountry, ColumnContent.Text, "Country Code (Shipping)", "Country Name (Shipping)"),
    ];

    /// <summary>The plugin can write numbers as the shop shows them, in Germany with a decimal comma.</summary>
    public bool WritesDecimalPoints => false;

    public ImportMessage? Refuse(FileHead head) =>
        AnalyticsColumns.All(name => head.FirstRow.Contains(name, StringComparer.OrdinalIgnoreCase))
            ? new ImportMessage("woocommerce-analytics")
            : null;

    public ISalesMapper CreateMapper(FormatMatch match) => new WooCommerceMapper(match.Columns);
}
