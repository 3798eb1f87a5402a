using Insights.Data.Import.Formats.Shopify;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Formats.Matrixify;

/// <summary>Orders of Shopify as the app Matrixify (once Excelify) exports them: rows for articles, shipping, payments, refunds and parcels.</summary>
internal sealed class MatrixifyFormat : ISalesFormat
{
    internal const string LineType = "line-type";
    internal const string GiftCard = "gift-card";
    internal const string TransactionKind = "transaction-kind";
    internal const string TransactionStatus = "transaction-status";
    internal const string TransactionAmount = "transaction-amount";

    public string Name => "matrixify";

    public string Description => "Shopify orders as the app Matrixify exports them (sheet or CSV \"Orders\")";

    public string System => "Matrixify";

    public IReadOnlyList<string> Hallmarks { get; } =
    [
        "Line: Type", "Line: ID", "Line: Title", "Line: Name", "Line: Quantity", "Line: Price", "Line: SKU", "Line: Variant SKU", "Line: Total", "Line: Discount", "Payment: Status", "Price: Total",
        "Price: Current Total", "Price: Total Refund", "Transaction: Kind", "Transaction: ID", "Transaction: Amount", "Refund: ID", "Customer: Email", "Customer: ID", "Top Row", "Fulfillment: ID",
    ];

    public string Source => ShopifyFormat.OrderSource;

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(OrderFields.Order, ColumnContent.Text, "Name"),
        ColumnSpec.Required(OrderFields.Date, ColumnContent.Date, "Processed At", "Created At"),
        ColumnSpec.Required(OrderFields.Status, ColumnContent.Text, "Payment: Status"),
        ColumnSpec.Required(OrderFields.Amount, ColumnContent.Number, "Price: Total"),
        ColumnSpec.Required(LineType, ColumnContent.Text, "Line: Type"),
        ColumnSpec.Required(OrderFields.Customer, ColumnContent.Text, "Email", "Customer: Email"),
        ColumnSpec.Optional(OrderFields.CustomerEmail, ColumnContent.Text, "Customer: Email"),
        ColumnSpec.Optional(OrderFields.CustomerId, ColumnContent.Text, "Customer: ID"),
        ColumnSpec.Optional(OrderFields.Currency, ColumnContent.Currency, "Currency"),
        ColumnSpec.Optional(OrderFields.Refunded, ColumnContent.Number, "Price: Total Refund"),
        ColumnSpec.Optional(OrderFields.Discount, ColumnContent.Number, "Price: Total Discount"),
        ColumnSpec.Optional(OrderFields.CancelledAt, ColumnContent.Text, "Cancelled At"),
        ColumnSpec.Optional(OrderFields.Channel, ColumnContent.Text, "Source"),
        ColumnSpec.Optional(OrderFields.Product, ColumnContent.Text, "Line: SKU", "Line: Variant SKU"),
        ColumnSpec.Optional(OrderFields.ProductName, ColumnContent.Text, "Line: Title", "Line: Name"),
        ColumnSpec.Optional(OrderFields.Quantity, ColumnContent.Number, "Line: Quantity"),
        ColumnSpec.Optional(OrderFields.LineTotal, ColumnContent.Number, "Line: Total"),
        ColumnSpec.Optional(OrderFields.Price, ColumnContent.Number, "Line: Price"),
        ColumnSpec.Optional(GiftCard, ColumnContent.Text, "Line: Gift Card"),
        ColumnSpec.Optional(TransactionKind, ColumnContent.Text, "Transaction: Kind"),
        ColumnSpec.Optional(TransactionStatus, ColumnContent.Text, "Transaction: Status"),
        ColumnSpec.Optional(TransactionAmount, ColumnContent.Number, "Transaction: Amount"),
        ColumnSpec.Optional(OrderFields.Phone, ColumnContent.Text, "Phone", "Customer: Phone"),
        .. OrderPerson.BillingAndShipping(
            ColumnSpec.Optional(OrderFields.BillingName, ColumnContent.Text, "Billing: Name"),
            ColumnSpec.Optional(OrderFields.BillingFirstName, ColumnContent.Text, "Billing: First Name", "Customer: First Name"),
            ColumnSpec.Optional(OrderFields.BillingLastName, ColumnContent.Text, "Billing: Last Name", "Customer: Last Name"),
            ColumnSpec.Optional(OrderFields.BillingPhone, ColumnContent.Text, "Billing: Phone"),
            ColumnSpec.Optional(OrderFields.BillingCity, ColumnContent.Text, "Billing: City"),
            ColumnSpec.Optional(OrderFields.BillingRegion, ColumnContent.Text, "Billing: Province Code", "Billing: Province"),
            ColumnSpec.Optional(OrderFields.BillingCountry, ColumnContent.Text, "Billing: Country Code", "Billing: Country")),
    ];

    public ISalesMapper CreateMapper(FormatMatch match) => new MatrixifyMapper(match.Columns);
}
