using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.BigCommerce;

/// <summary>The orders export of BigCommerce with its default template: one row for each order.</summary>
internal sealed class BigCommerceFormat : ISalesFormat
{
    internal const string ProductDetails = OrderFields.Items;

    public string Name => "bigcommerce";

    public string Description => "BigCommerce: Orders > Export all orders, template Default";

    public string System => "BigCommerce";

    public IReadOnlyList<string> Hallmarks { get; } =
    [
        "Order Total (inc tax)", "Order Total (ex tax)", "Subtotal (inc tax)", "Subtotal (ex tax)", "Shipping Cost (inc tax)", "Shipping Cost (ex tax)", "Handling Cost (inc tax)",
        "Order Currency Code", "Product Details", "Store Credit Redeemed", "Gift Certificate Amount Redeemed", "Billing Suburb", "Shipping Suburb",
    ];

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "Order ID"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Order Date"),
        ColumnSpec.Optional(OrderFields.Time, ColumnContent.Text, "Order Time"),
        ColumnSpec.Required(OrderFields.Status, ColumnContent.Text, "Order Status"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Order Total (inc tax)"),
        ColumnSpec.Required(OrderFields.Customer, ColumnContent.Text, "Customer Email"),
        ColumnSpec.Optional(OrderFields.CustomerEmail, ColumnContent.Text, "Billing Email"),
        ColumnSpec.Optional(OrderFields.CustomerId, ColumnContent.Text, "Customer ID"),
        ColumnSpec.Optional(OrderFields.Refunded, ColumnContent.Number, "Refund Amount"),
        ColumnSpec.Optional(OrderFields.Currency, ColumnContent.Currency, "Order Currency Code"),
        ColumnSpec.Optional(ProductDetails, ColumnContent.Text, "Product Details"),
        ColumnSpec.Optional(OrderFields.Channel, ColumnContent.Text, "Channel Name"),
        ColumnSpec.Optional(OrderFields.FullName, ColumnContent.Text, "Customer Name"),
        ColumnSpec.Optional(OrderFields.Phone, ColumnContent.Text, "Customer Phone"),
        ColumnSpec.Optional(OrderFields.BillingFirstName, ColumnContent.Text, "Billing First Name"),
        ColumnSpec.Optional(OrderFields.BillingLastName, ColumnContent.Text, "Billing Last Name"),
        ColumnSpec.Optional(OrderFields.BillingPhone, ColumnContent.Text, "Billing Phone"),
        ColumnSpec.Optional(OrderFields.BillingCity, ColumnContent.Text, "Billing Suburb"),
        ColumnSpec.Optional(OrderFields.BillingRegion, ColumnContent.Text, "Billing State"),
        ColumnSpec.Optional(OrderFields.BillingCountry, ColumnContent.Text, "Billing Country"),
        ColumnSpec.Optional(OrderFields.ShippingFirstName, ColumnContent.Text, "Shipping First Name"),
        ColumnSpec.Optional(OrderFields.ShippingLastName, ColumnContent.Text, "Shipping Last Name"),
        ColumnSpec.Optional(OrderFields.ShippingCity, ColumnContent.Text, "Shipping Suburb"),
        ColumnSpec.Optional(OrderFields.ShippingRegion, ColumnContent.Text, "Shipping State"),
        ColumnSpec.Optional(OrderFields.ShippingCountry, ColumnContent.Text, "Shipping Country"),
    ];

    public ISalesMapper CreateMapper(FormatMatch match) => new BigCommerceMapper(match.Columns);
}
