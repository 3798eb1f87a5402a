using Insights.Data.Customers;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Gumroad;

/// <summary>One row is one sale with all that was paid back of it by the time of the export.</summary>
internal sealed class GumroadMapper(Columns columns) : ISalesMapper
{
    private const string TotalsRow = "Totals";

    private readonly int purchase = columns[OrderFields.Order];
    private readonly int date = columns[OrderFields.Date];
    private readonly int time = columns[OrderFields.Time];
    private readonly int customer = columns[OrderFields.Customer];
    private readonly int customerName = columns[OrderFields.CustomerName];
    private readonly int doNotContact = columns[GumroadFormat.DoNotContact];
    private readonly int productId = columns[OrderFields.Product];
    private readonly int itemName = columns[OrderFields.ProductName];
    private readonly int quantity = columns[OrderFields.Quantity];
    private readonly int price = columns[OrderFields.Amount];
    private readonly int partialRefund = columns[OrderFields.Refunded];
    private readonly int fullyRefunded = columns[GumroadFormat.FullyRefunded];
    private readonly int disputed = columns[GumroadFormat.Disputed];
    private readonly int disputeWon = columns[GumroadFormat.DisputeWon];
    private readonly int preOrder = columns[GumroadFormat.PreOrder];
    private readonly AddressCells address = AddressCells.Of(columns);

    public void Map(RecordReader row, SalesSink sink)
    {
        if (!sink.TryReadNumber(row, price, out var number)) return;
        var paid = number.ToMoney();
        if (row.Field(purchase).Equals(TotalsRow, StringComparison.OrdinalIgnoreCase))
        {
            sink.LeaveOut("note-below-the-data", paid);
            return;
        }
        if (!sink.TryRequire(row, purchase, "order-missing")) return;
        if (IsYes(row, preOrder))
        {
            sink.LeaveOut("note-left-out-status", paid, "Pre-order authorization");
            return;
        }
        if (!TryReadTime(row, sink, out var occurredAt)) return;
        if (!sink.TryReadOptionalNumber(row, partialRefund, out var paidBack)) return;
        if (!sink.TryReadOptionalNumber(row, quantity, out var units)) return;
        var buyer = CustomerRef.FromEmail(row.Field(customer));
        sink.Add(row, new SalesLine
        {
            Customer = buyer,
            Order = row.Field(purchase),
            OccurredAt = occurredAt,
            Product = row.Field(row.Field(productId).IsEmpty ? itemName : productId),
            ProductName = row.Field(itemName),
            Quantity = row.Field(quantity).IsEmpty ? Quantity.One : units.ToQuantity(),
            Amount = paid,
            Totals = new OrderTotals(paid, RefundOf(row, paid, paidBack.ToMoney()), Discount: null),
            Details = DetailsOf(row, buyer),
        });
    }

    /// <summary>A dispute that was not won took the money back.</summary>
    private Money RefundOf(RecordReader row, Money paid, Money partly)
    {
        if (IsYes(row, fullyRefunded) || (IsYes(row, disputed) && !IsYes(row, disputeWon))) return paid;
        if (partly < Money.Zero) partly = -partly;
        return partly > paid ? paid : partly;
    }

    /// <summary>The time has its own date and zone ("2024-05-13 10:15:00 UTC"), or is a time of day in UTC in older exports.</summary>
    private bool TryReadTime(RecordReader row, SalesSink sink, out DateTime utc)
    {
        var text = row.Field(time);
        if (text.IsEmpty) return sink.TryReadInstant(row, date, out utc);
        if (text.Contains('-')) return sink.TryReadUtcInstant(row, time, out utc);
        if (!sink.TryReadUtcInstant(row, date, out utc)) return false;
        if (!DateReader.TryReadTimeOfDay(text, out var timeOfDay, out _))
        {
            sink.Reject(row, time, new("not-a-time"));
            return false;
        }
        utc = utc.Date + timeOfDay.ToTimeSpan();
        return true;
    }

    /// <summary>Who may be contacted has not consented to advertising; who may not has stated so.</summary>
    private CustomerDetails DetailsOf(RecordReader row, string? buyer) => address.AddTo(
        new CustomerDetails { Name = CustomerCells.ReadText(row, customerName), Email = buyer, Consent = IsYes(row, doNotContact) ? false : null }, row);

    private static bool IsYes(RecordReader row, int ordinal) => CustomerCells.ReadYesNo(row, ordinal) == true;
}
