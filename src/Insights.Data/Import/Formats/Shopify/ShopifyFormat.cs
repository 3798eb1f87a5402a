namespace Insights.Data.Import.Formats.Shopify;

/// <summary>The orders export of Shopify, in all of its header variants.</summary>
internal sealed class ShopifyFormat : ISalesFormat
{
    internal const string Order = "order";
    internal const string Email = "email";
    internal const string FinancialStatus = "financial-status";
    internal const string Currency = "currency";
    internal const string Total = "total";
    internal const string Refunded = "refunded";
    internal const string Discount = "discount";
    internal const string CreatedAt = "created-at";
    internal const string CancelledAt = "cancelled-at";
    internal const string Quantity = "quantity";
    internal const string ProductName = "product-name";
    internal const string Price = "price";
    internal const string Product = "product";
    internal const string LineDiscount = "line-discount";
    internal const string Channel = "channel";
    internal const string Consent = "consent";
    internal const string Phone = "phone";
    internal const string BillingName = "billing-name";
    internal const string BillingPhone = "billing-phone";
    internal const string BillingCity = "billing-city";
    internal const string BillingRegion = "billing-region";
    internal const string BillingCountry = "billing-country";
    internal const string ShippingName = "shipping-name";
    internal const string ShippingPhone = "shipping-phone";
    internal const string ShippingCity = "shipping-city";
    internal const string ShippingRegion = "shipping-region";
    internal const string ShippingCountry = "shipping-country";

    public string Name => "shopify";

    public string Description => "Shopify orders export (Orders > Export), one row for each line item";

    public IReadOnlyList<ColumnSpec> Columns { get; } =
    [
        ColumnSpec.Required(Order, ColumnContent.Text, "Name"),
        ColumnSpec.Required(Email, ColumnContent.Text, "Email"),
        ColumnSpec.Required(FinancialStatus, ColumnContent.Text, "Financial Status"),
        ColumnSpec.Optional(Currency, ColumnContent.Currency, "Currency"),
        ColumnSpec.Required(Total, ColumnContent.Number, "Total"),
        ColumnSpec.Optional(Refunded, ColumnContent.Number, "Refunded Amount"),
        ColumnSpec.Optional(Discount, ColumnContent.Number, "Discount Amount"),
        ColumnSpec.Required(CreatedAt, ColumnContent.Date, "Created at"),
        ColumnSpec.Optional(CancelledAt, ColumnContent.Text, "Cancelled at"),
        ColumnSpec.Required(Quantity, ColumnContent.Number, "Lineitem quantity"),
        ColumnSpec.Required(ProductName, ColumnContent.Text, "Lineitem name"),
        ColumnSpec.Required(Price, ColumnContent.Number, "Lineitem price"),
        ColumnSpec.Optional(Product, ColumnContent.Text, "Lineitem sku"),
        ColumnSpec.Optional(LineDiscount, ColumnContent.Number, "Lineitem discount"),
        ColumnSpec.Optional(Channel, ColumnContent.Text, "Source"),
        ColumnSpec.Optional(Consent, ColumnContent.Text, "Accepts Marketing"),
        ColumnSpec.Optional(Phone, ColumnContent.Text, "Phone"),
        ColumnSpec.Optional(BillingName, ColumnContent.Text, "Billing Name"),
        ColumnSpec.Optional(BillingPhone, ColumnContent.Text, "Billing Phone"),
        ColumnSpec.Optional(BillingCity, ColumnContent.Text, "Billing City"),
        ColumnSpec.Optional(BillingRegion, ColumnContent.Text, "Billing Province"),
        ColumnSpec.Optional(BillingCountry, ColumnContent.Text, "Billing Country"),
        ColumnSpec.Optional(ShippingName, ColumnContent.Text, "Shipping Name"),
        ColumnSpec.Optional(ShippingPhone, ColumnContent.Text, "Shipping Phone"),
        ColumnSpec.Optional(ShippingCity, ColumnContent.Text, "Shipping City"),
        ColumnSpec.Optional(ShippingRegion, ColumnContent.Text, "Shipping Province"),
        ColumnSpec.Optional(ShippingCountry, ColumnContent.Text, "Shipping Country"),
    ];

    public ISalesMapper CreateMapper(FormatMatch match) => new ShopifyMapper(match.Columns);
}
