using Insights.Data.Customers;
using Insights.Data.Import.Reading;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Shopify;

/// <summary>One row is one line item; what concerns the whole order stands on its first row.</summary>
internal sealed class ShopifyMapper(Columns columns) : OrderRowsMapper(columns[ShopifyFormat.Order])
{
    private const string Voided = "voided";
    private const string FullyRefunded = "refunded";

    private readonly int email = columns[ShopifyFormat.Email];
    private readonly int financialStatus = columns[ShopifyFormat.FinancialStatus];
    private readonly int currency = columns[ShopifyFormat.Currency];
    private readonly int total = columns[ShopifyFormat.Total];
    private readonly int refunded = columns[ShopifyFormat.Refunded];
    private readonly int discount = columns[ShopifyFormat.Discount];
    private readonly int createdAt = columns[ShopifyFormat.CreatedAt];
    private readonly int cancelledAt = columns[ShopifyFormat.CancelledAt];
    private readonly int quantity = columns[ShopifyFormat.Quantity];
    private readonly int productName = columns[ShopifyFormat.ProductName];
    private readonly int price = columns[ShopifyFormat.Price];
    private readonly int product = columns[ShopifyFormat.Product];
    private readonly int lineDiscount = columns[ShopifyFormat.LineDiscount];
    private readonly int channel = columns[ShopifyFormat.Channel];
    private readonly int consent = columns[ShopifyFormat.Consent];
    private readonly int phone = columns[ShopifyFormat.Phone];
    private readonly int billingName = columns[ShopifyFormat.BillingName];
    private readonly int billingPhone = columns[ShopifyFormat.BillingPhone];
    private readonly int shippingName = columns[ShopifyFormat.ShippingName];
    private readonly int shippingPhone = columns[ShopifyFormat.ShippingPhone];
    private readonly AddressCells billing = new(
        columns[ShopifyFormat.BillingCity], columns[ShopifyFormat.BillingRegion], columns[ShopifyFormat.BillingCountry]);
    private readonly AddressCells shipping = new(
        columns[ShopifyFormat.ShippingCity], columns[ShopifyFormat.ShippingRegion], columns[ShopifyFormat.ShippingCountry]);

    protected override bool StatesOrder(RecordReader row) => !row.Field(total).IsEmpty || !row.Field(financialStatus).IsEmpty;

    protected override OrderHead? ReadOrder(RecordReader row, RowSink sink)
    {
        if (!sink.TryAcceptCurrency(row, currency)) return null;
        if (!sink.TryReadInstant(row, createdAt, out var occurredAt)) return null;
        if (!sink.TryReadNumber(row, total, out var paid)) return null;
        if (!TryReadMagnitude(row, sink, refunded, out var paidBack)) return null;
        if (!TryReadMagnitude(row, sink, discount, out var reduction)) return null;
        var customer = CustomerRef.FromEmail(row.Field(email));
        return new OrderHead
        {
            Customer = customer,
            OccurredAt = occurredAt,
            Kind = !row.Field(cancelledAt).IsEmpty || HasStatus(row, Voided) ? LineKind.CancelledSale : LineKind.Sale,
            Totals = new OrderTotals(paid.ToMoney(), RefundOf(row, paid.ToMoney(), paidBack), reduction),
            Channel = CustomerCells.ReadText(row, channel),
            Details = ReadDetails(row, customer),
        };
    }

    protected override bool TryReadLine(RecordReader row, RowSink sink, out SalesLine line)
    {
        line = default;
        if (!sink.TryReadNumber(row, quantity, out var units)) return false;
        if (!sink.TryReadNumber(row, price, out var unitPrice)) return false;
        if (!sink.TryReadOptionalNumber(row, lineDiscount, out var reduction)) return false;
        var name = row.Field(productName);
        var code = row.Field(product);
        line.Product = code.IsEmpty ? name : code;
        line.ProductName = name;
        line.Quantity = units.ToQuantity();
        line.Amount = units.Times(unitPrice) - reduction.ToMoney();
        return true;
    }

    private bool HasStatus(RecordReader row, string status) =>
        row.Field(financialStatus).Equals(status, StringComparison.OrdinalIgnoreCase);

    /// <summary>Exports of the time before the column for refunds say by the status alone that all was paid back.</summary>
    private Money RefundOf(RecordReader row, Money paid, Money? stated)
    {
        var amount = stated ?? Money.Zero;
        return amount == Money.Zero && HasStatus(row, FullyRefunded) ? paid : amount;
    }

    private CustomerDetails ReadDetails(RecordReader row, string? customer)
    {
        var details = new CustomerDetails
        {
            Name = CustomerCells.ReadText(row, billingName, otherwise: shippingName),
            Email = customer,
            Phone = CustomerCells.ReadText(row, billingPhone, otherwise: shippingPhone) ?? CustomerCells.ReadText(row, phone),
            Consent = CustomerCells.ReadYesNo(row, consent),
        };
        // Never one's city with the other's province.
        return (billing.HasAny(row) ? billing : shipping).AddTo(details, row);
    }
}
