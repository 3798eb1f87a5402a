using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.WooCommerce;

/// <summary>Columns that several export plugins of WooCommerce name alike, in lower case with underscores.</summary>
internal static class SnakeCaseColumns
{
    internal static IReadOnlyList<ColumnSpec> Order { get; } =
    [
        ColumnSpec.Optional(OrderFields.Order, ColumnContent.Text, "order_number_formatted", "order_number"),
        ColumnSpec.Required(OrderFields.OrderId, ColumnContent.Text, "order_id", "id"),
        ColumnSpec.Required(OrderFields.Status, ColumnContent.Text, "status", "order_status"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "order_date", "date", "created_at"),
        ColumnSpec.Required(OrderFields.Customer, ColumnContent.Text, "billing_email"),
        ColumnSpec.Optional(OrderFields.CustomerEmail, ColumnContent.Text, "customer_email"),
        ColumnSpec.Optional(OrderFields.CustomerId, ColumnContent.Text, "customer_id", "customer_user"),
        ColumnSpec.Optional(OrderFields.Currency, ColumnContent.Currency, "order_currency", "currency"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "order_total", "total"),
        ColumnSpec.Optional(OrderFields.Refunded, ColumnContent.Number, "refunded_total", "total_refunded"),
        ColumnSpec.Optional(OrderFields.Refunds, ColumnContent.Text, "refunds", "refund_items"),
        ColumnSpec.Optional(OrderFields.Discount, ColumnContent.Number, "discount_total", "cart_discount", "total_discount"),
        ColumnSpec.Optional(OrderFields.Product, ColumnContent.Text, "item_sku"),
        ColumnSpec.Optional(OrderFields.ProductName, ColumnContent.Text, "item_name"),
        ColumnSpec.Optional(OrderFields.Quantity, ColumnContent.Number, "item_quantity"),
        ColumnSpec.Optional(OrderFields.LineTotal, ColumnContent.Number, "item_total"),
        ColumnSpec.Optional(OrderFields.LineRefunded, ColumnContent.Number, "item_refunded"),
        .. OrderPerson.BillingAndShipping(
            ColumnSpec.Optional(OrderFields.BillingName, ColumnContent.Text, "billing_full_name"),
            ColumnSpec.Optional(OrderFields.BillingFirstName, ColumnContent.Text, "billing_first_name"),
            ColumnSpec.Optional(OrderFields.BillingLastName, ColumnContent.Text, "billing_last_name"),
            ColumnSpec.Optional(OrderFields.BillingPhone, ColumnContent.Text, "billing_phone"),
            ColumnSpec.Optional(OrderFields.BillingCity, ColumnContent.Text, "billing_city"),
            ColumnSpec.Optional(OrderFields.BillingRegion, ColumnContent.Text, "billing_state_code", "billing_state"),
            ColumnSpec.Optional(OrderFields.BillingCountry, ColumnContent.Text, "billing_country")),
    ];
}
