using Insights.Data.Customers;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Amazon;

/// <summary>One row is one item of an order; its price is that of all its units together.</summary>
internal sealed class AmazonMapper(Columns columns) : ISalesMapper
{
    private static readonly KnownWords Words = new(
        (StatusMeaning.Sale, "shipped, unshipped, partially shipped, partiallyshipped, shipping, invoiceunconfirmed, shipped picked up, shipped out for delivery, shipped delivered to buyer, shipped damaged"),
        (StatusMeaning.Pending, "pending, pending waiting for pick up, pendingavailability"),
        (StatusMeaning.Cancelled, "cancelled, canceled, unfulfillable, shipped returned to seller, shipped returning to seller, shipped rejected by buyer, shipped lost in transit"));

    private readonly int order = columns[OrderFields.Order];
    private readonly int lineId = columns[OrderFields.LineId];
    private readonly int date = columns[OrderFields.Date];
    private readonly int customer = columns[OrderFields.Customer];
    private readonly int customerName = columns[OrderFields.CustomerName];
    private readonly int phone = columns[OrderFields.Phone];
    private readonly int sku = columns[OrderFields.Product];
    private readonly int productName = columns[OrderFields.ProductName];
    private readonly int quantity = columns[OrderFields.Quantity];
    private readonly int currency = columns[OrderFields.Currency];
    private readonly int itemPrice = columns[OrderFields.Amount];
    private readonly int discount = columns[OrderFields.Discount];
    private readonly int shipping = columns[OrderFields.Shipping];
    private readonly int itemStatus = columns[AmazonFormat.ItemStatus];
    private readonly KnownWords.Reader status = Words.Of(columns[OrderFields.Status]);
    private readonly RepeatedText channels = new(columns[OrderFields.Channel]);
    private readonly AddressCells address = AddressCells.Of(columns);

    public void Map(RecordReader row, SalesSink sink)
    {
        if (!sink.TryRequire(row, order, "order-missing")) return;
        if (!sink.TryReadOptionalNumber(row, itemPrice, out var price)) return;
        var meaning = status.Read(row, sink, price.ToMoney(), row.Field(order));
        if (status.TryLeaveOut(row, sink, meaning, price.ToMoney())) return;
        // What is cancelled or not yet paid has no price.
        if (row.Field(itemPrice).IsEmpty && meaning is not (StatusMeaning.Cancelled or StatusMeaning.Pending) && !IsCancelledItem(row))
        {
            sink.Reject(row, itemPrice, new("number-missing"));
            return;
        }
        if (!sink.TryAcceptCurrency(row, currency)) return;
        if (!sink.TryReadInstant(row, date, out var occurredAt)) return;
        if (!TryReadValue(row, sink, price.ToMoney(), out var value)) return;
        if (!sink.TryReadNumber(row, quantity, out var units)) return;
        if (customer == Columns.Absent && meaning != StatusMeaning.Cancelled) sink.Remark("note-no-customers", value);
        sink.Add(row, new SalesLine
        {
            Customer = CustomerRef.FromEmail(row.Field(customer)),
            Order = row.Field(order),
            LineId = row.Field(lineId),
            OccurredAt = occurredAt,
            Kind = RowStatus.KindOf(meaning),
            Product = row.Field(sku),
            ProductName = row.Field(productName),
            Quantity = units.ToQuantity(),
            Amount = value,
            Channel = channels.Of(row),
            Details = DetailsOf(row),
        });
    }

    private CustomerDetails? DetailsOf(RecordReader row) => customer == Columns.Absent
        ? null
        : address.AddTo(new CustomerDetails { Name = CustomerCells.ReadText(row, customerName), Phone = CustomerCells.ReadText(row, phone) }, row);

    /// <summary>Reports differ in the sign of a discount.</summary>
    private bool TryReadValue(RecordReader row, SalesSink sink, Money price, out Money value)
    {
        value = Money.Zero;
        if (!sink.TryReadOptionalNumber(row, discount, out var reduction)) return false;
        if (!sink.TryReadOptionalNumber(row, shipping, out var postage)) return false;
        if (IsCancelledItem(row))
        {
            RowStatus.Say(row, sink, itemStatus, StatusMeaning.Cancelled, price);
            return true;
        }
        var taken = reduction.ToMoney();
        value = taken < Money.Zero ? price + taken : price - taken;
        if (postage.Sign > 0) sink.Remark("note-postage-left-out", postage.ToMoney());
        return true;
    }

    /// <summary>One item of an order can be cancelled while the others are sent.</summary>
    private bool IsCancelledItem(RecordReader row) =>
        !row.Field(itemStatus).IsEmpty && Words.Find(row.Field(itemStatus)) == StatusMeaning.Cancelled;
}
