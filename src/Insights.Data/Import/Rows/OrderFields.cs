
namespace Insights.Data.Import.Rows;

/// <summary>Names of the fields that exports of orders have in common, so that <c>--map</c> is the same for all of them.</summary>
internal static class OrderFields
{
    internal const string Order = "order";
    internal const string OrderId = "order-id";
    internal const string Status = "status";
    internal const string CancelledAt = "cancelled-at";
    internal const string FulfilmentStatus = "fulfilment-status";
    internal const string Date = "date";
    internal const string Time = "time";
    internal const string Customer = "customer";
    internal const string CustomerEmail = "customer-email";
    internal const string CustomerId = "customer-id";
    internal const string Currency = "currency";
    internal const string Amount = "amount";
    internal const string Refunded = "refunded";
    internal const string Refunds = "refunds";
    internal const string Discount = "discount";
    internal const string Channel = "channel";
    internal const string Consent = "consent";
    internal const string Product = "product";
    internal const string ProductName = "product-name";
    internal const string Quantity = "quantity";
    internal const string LineTotal = "line-total";
    internal const string LineWithoutTax = "line-without-tax";
    internal const string LineRefunded = "line-refunded";
    internal const string LineDiscount = "line-discount";
    internal const string Price = "price";
    internal const string Items = "items";
    internal const string LineId = "line-id";
    internal const string CustomerName = "customer-name";
    internal const string Type = "type";
    internal const string Category = "category";
    internal const string TimeZone = "time-zone";
    internal const string Shipping = "shipping";
    internal const string PaymentStatus = "payment-status";
    internal const string Till = "till";
    internal const string Closing = "closing";
    internal const string Cancelled = "cancelled";
    internal const string FullName = "name";
    internal const string Phone = "phone";
    internal const string BillingFirstName = "billing-first-name";
    internal const string BillingLastName = "billing-last-name";
    internal const string BillingName = "billing-name";
    internal const string BillingPhone = "billing-phone";
    internal const string BillingCity = "billing-city";
    internal const string BillingRegion = "billing-region";
    internal const string BillingCountry = "billing-country";
    internal const string ShippingFirstName = "shipping-first-name";
    internal const string ShippingLastName = "shipping-last-name";
    internal const string ShippingName = "shipping-name";
    internal const string ShippingPhone = "shipping-phone";
    internal const string ShippingCity = "shipping-city";
    internal const string ShippingRegion = "shipping-region";
    internal const string ShippingCountry = "shipping-country";
}
