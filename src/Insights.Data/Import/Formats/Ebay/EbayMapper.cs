using Insights.Data.Customers;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Ebay;

/// <summary>
/// One row is one order; an order of several items has a row with its total and no item, and a row for each item without
/// a total.
/// </summary>
internal sealed class EbayMapper(Columns columns) : OrderRowsMapper(columns[OrderFields.Order])
{
    private const string Nothing = "--";
    private const string Alias = "@members.ebay";

    private readonly int order = columns[OrderFields.Order];
    private readonly int date = columns[OrderFields.Date];
    private readonly int customer = columns[OrderFields.Customer];
    private readonly int total = columns[OrderFields.Amount];
    private readonly int refunded = columns[OrderFields.Refunded];
    private readonly int paidOn = columns[EbayFormat.PaidOn];
    private readonly int soldFor = columns[OrderFields.Price];
    private readonly int shipping = columns[OrderFields.Shipping];
    private readonly int quantity = columns[OrderFields.Quantity];
    private readonly int label = columns[OrderFields.Product];
    private readonly int itemNumber = columns[EbayFormat.ItemNumber];
    private readonly int itemTitle = columns[OrderFields.ProductName];
    private readonly int customerName = columns[OrderFields.CustomerName];
    private readonly int email = columns[CustomerFields.Email];
    private readonly int phone = columns[OrderFields.Phone];
    private readonly AddressCells address = AddressCells.Of(columns);

    /// <summary>Below the orders stand their number and the seller's name, which have no date and no money.</summary>
    protected override bool TryAccept(RecordReader row, RowSink sink)
    {
        if (row.Field(date).IsEmpty && row.Field(total).IsEmpty && row.Field(soldFor).IsEmpty)
        {
            sink.LeaveOut("note-below-the-data", Money.Zero);
            return false;
        }
        if (!row.Field(order).IsEmpty || row.Field(total).IsEmpty) return true;
        sink.Reject(row, order, new("order-missing"));
        return false;
    }

    protected override bool StatesOrder(RecordReader row) => !row.Field(total).IsEmpty;

    protected override OrderHead? ReadOrder(RecordReader row, RowSink sink)
    {
        if (!sink.TryReadInstant(row, date, out var occurredAt)) return null;
        if (!sink.TryReadNumber(row, total, out var paid)) return null;
        if (!TryReadMagnitude(row, sink, refunded, out var paidBack)) return null;
        var isUnpaid = paidOn != Columns.Absent && TextOf(row, paidOn) is null;
        if (isUnpaid) sink.Remark("note-unpaid-orders", paid.ToMoney());
        return new OrderHead
        {
            Customer = TextOf(row, customer),
            OccurredAt = occurredAt,
            Kind = isUnpaid ? LineKind.PendingSale : LineKind.Sale,
            Totals = new OrderTotals(paid.ToMoney(), paidBack ?? Money.Zero, Discount: null),
            Details = address.AddTo(
                new CustomerDetails { Name = TextOf(row, customerName), Email = EmailOf(row), Phone = TextOf(row, phone) }, row),
        };
    }

    protected override bool TryReadLine(RecordReader row, RowSink sink, out SalesLine line)
    {
        line = default;
        if (!sink.TryReadOptionalNumber(row, quantity, out var units)) return false;
        if (!sink.TryReadOptionalNumber(row, soldFor, out var price)) return false;
        if (!sink.TryReadOptionalNumber(row, shipping, out var postage)) return false;
        // The row of several items repeats what the rows of the items say.
        if (row.Field(itemNumber).IsEmpty && row.Field(itemTitle).IsEmpty) return true;
        var code = row.Field(label);
        if (code.IsEmpty) code = row.Field(itemNumber);
        line.Product = code.IsEmpty ? row.Field(itemTitle) : code;
        line.ProductName = row.Field(itemTitle);
        line.Quantity = units.ToQuantity();
        line.Amount = ValueOf(row, sink, units, price, postage.ToMoney());
        return true;
    }

    /// <summary>Some reports state the price of a unit and some that of the row: the one that makes up the total is meant.</summary>
    private Money ValueOf(RecordReader row, RowSink sink, ExactNumber units, ExactNumber price, Money postage)
    {
        if (row.Field(total).IsEmpty || !sink.TryReadOptionalNumber(row, total, out var paid)) return price.ToMoney();
        var goods = paid.ToMoney() - postage;
        return Distance(units.Times(price), goods) < Distance(price.ToMoney(), goods) ? units.Times(price) : price.ToMoney();
    }

    private static Money Distance(Money left, Money right) => left > right ? left - right : right - left;

    private static string? TextOf(RecordReader row, int ordinal) => row.Field(ordinal) is Nothing ? null : CustomerCells.ReadText(row, ordinal);

    /// <summary>An address that eBay made up for one order reaches nobody later.</summary>
    private string? EmailOf(RecordReader row)
    {
        var text = row.Field(email);
        return text.Contains('@') && !text.Contains(Alias, StringComparison.OrdinalIgnoreCase) ? CustomerRef.FromEmail(text) : null;
    }
}
