using Insights.Data.Customers;
using Insights.Data.Import.Reading;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.WooCommerce;

/// <summary>
/// One row is one item; what concerns the whole order stands on its first row or, as the plugin's user chooses, on all
/// of its rows. A row that holds a further coupon only is a line of no value.
/// </summary>
internal sealed class WooCommerceMapper(Columns columns) : OrderRowsMapper(columns[WooCommerceFormat.Order])
{
    private readonly int status = columns[WooCommerceFormat.Status];
    private readonly int date = columns[WooCommerceFormat.Date];
    private readonly int email = columns[WooCommerceFormat.Email];
    private readonly int currency = columns[WooCommerceFormat.Currency];
    private readonly int total = columns[WooCommerceFormat.Total];
    private readonly int refunded = columns[WooCommerceFormat.Refunded];
    private readonly int discount = columns[WooCommerceFormat.Discount];
    private readonly int product = columns[WooCommerceFormat.Product];
    private readonly int productName = columns[WooCommerceFormat.ProductName];
    private readonly int quantity = columns[WooCommerceFormat.Quantity];
    private readonly int lineTotal = columns[WooCommerceFormat.LineTotal];
    private readonly int lineWithoutTax = columns[WooCommerceFormat.LineWithoutTax];
    private readonly int itemCost = columns[WooCommerceFormat.ItemCost];
    private readonly int billingFirstName = columns[WooCommerceFormat.BillingFirstName];
    private readonly int billingLastName = columns[WooCommerceFormat.BillingLastName];
    private readonly int billingPhone = columns[WooCommerceFormat.BillingPhone];
    private readonly int shippingFirstName = columns[WooCommerceFormat.ShippingFirstName];
    private readonly int shippingLastName = columns[WooCommerceFormat.ShippingLastName];
    private readonly int shippingPhone = columns[WooCommerceFormat.ShippingPhone];
    private readonly AddressCells billing = new(
        columns[WooCommerceFormat.BillingCity], columns[WooCommerceFormat.BillingRegion], columns[WooCommerceFormat.BillingCountry]);
    private readonly AddressCells shipping = new(
        columns[WooCommerceFormat.ShippingCity], columns[WooCommerceFormat.ShippingRegion], columns[WooCommerceFormat.ShippingCountry]);

    /// <summary>With "Export refunds" the plugin writes each refund a second time, under the number of its order.</summary>
    protected override bool TryAccept(RecordReader row, RowSink sink)
    {
        if (!row.Field(total).ContainsAny('-', '\u2212')) return true;
        sink.Reject(row, total, new("refund-as-row"));
        return false;
    }

    protected override bool StatesOrder(RecordReader row) => !row.Field(total).IsEmpty || !row.Field(status).IsEmpty;

    protected override OrderHead? ReadOrder(RecordReader row, RowSink sink)
    {
        if (!sink.TryAcceptCurrency(row, currency)) return null;
        if (!sink.TryReadInstant(row, date, out var occurredAt)) return null;
        if (!sink.TryReadNumber(row, total, out var paid)) return null;
        if (!TryReadMagnitude(row, sink, refunded, out var paidBack)) return null;
        if (!TryReadMagnitude(row, sink, discount, out var reduction)) return null;
        var customer = CustomerRef.FromEmail(row.Field(email));
        return new OrderHead
        {
            Customer = customer,
            OccurredAt = occurredAt,
            Kind = OrderStatus.KindOf(row.Field(status)),
            Totals = new OrderTotals(paid.ToMoney(), RefundOf(row, paid.ToMoney(), paidBack), reduction),
            Details = ReadDetails(row, customer),
        };
    }

    protected override bool TryReadLine(RecordReader row, RowSink sink, out SalesLine line)
    {
        line = default;
        if (!sink.TryReadOptionalNumber(row, quantity, out var units)) return false;
        if (!TryReadAmount(row, sink, units, out var amount)) return false;
        var name = row.Field(productName);
        var code = row.Field(product);
        line.Product = code.IsEmpty ? name : code;
        line.ProductName = name;
        line.Quantity = units.ToQuantity();
        line.Amount = amount;
        return true;
    }

    private bool TryReadAmount(RecordReader row, RowSink sink, ExactNumber units, out Money amount)
    {
        amount = default;
        var stated = row.Field(lineTotal).IsEmpty ? lineWithoutTax : lineTotal;
        var hasAmount = !row.Field(stated).IsEmpty;
        if (!sink.TryReadOptionalNumber(row, hasAmount ? stated : itemCost, out var number)) return false;
        amount = hasAmount ? number.ToMoney() : units.Times(number);
        return true;
    }

    /// <summary>An order whose status alone says that it was paid back was paid back as a whole.</summary>
    private Money RefundOf(RecordReader row, Money paid, Money? stated)
    {
        var amount = stated ?? Money.Zero;
        return amount == Money.Zero && OrderStatus.IsRefunded(row.Field(status)) ? paid : amount;
    }

    private CustomerDetails ReadDetails(RecordReader row, string? customer)
    {
        var details = new CustomerDetails
        {
            Name = CustomerCells.ReadName(row, billingFirstName, billingLastName)
                ?? CustomerCells.ReadName(row, shippingFirstName, shippingLastName),
            Email = customer,
            Phone = CustomerCells.ReadText(row, billingPhone, otherwise: shippingPhone),
        };
        return (billing.HasAny(row) ? billing : shipping).AddTo(details, row);
    }
}
