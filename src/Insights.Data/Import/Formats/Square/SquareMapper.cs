using Insights.Data.Customers;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Square;

/// <summary>
/// One row is one payment or refund of a transaction, or one item of it. Columns that only one of the two exports has are
/// empty in the other, so that both are read alike.
/// </summary>
internal sealed class SquareMapper(Columns columns) : ISalesMapper
{
    private const string OnlyPricePoint = "Regular";
    private const string NoCategory = "None";

    private static readonly string[] Payments = ["Payment", "Paiement", "Pago"];
    private static readonly string[] Refunds = ["Refund", "Remboursement", "Reembolso"];
    private static readonly string[] GiftCardTypes = ["Gift Card", "GIFT_CARD", "Carte-cadeau", "Carte cadeau", "Tarjeta de regalo"];

    private static readonly KnownWords Statuses = new(
        (StatusMeaning.Sale, "complete, completed, paid, approved, captured, partially refunded, refunded, "
            + "remboursé, remboursée, partiellement remboursé, partiellement remboursée, reembolsado, reembolsada, parcialmente reembolsado, reembolsado parcialmente"),
        (StatusMeaning.Pending, "pending, in progress, open"),
        (StatusMeaning.Cancelled, "voided, void, failed, canceled, cancelled, declined, expired"));

    private readonly int transaction = columns[OrderFields.Order];
    private readonly int eventType = columns[SquareFormat.EventType];
    private readonly int payment = columns[OrderFields.LineId];
    private readonly int date = columns[OrderFields.Date];
    private readonly int time = columns[OrderFields.Time];
    private readonly int netSales = columns[OrderFields.Amount];
    private readonly int giftCardSales = columns[SquareFormat.GiftCardSales];
    private readonly int partialRefunds = columns[SquareFormat.PartialRefunds];
    private readonly int customer = columns[OrderFields.Customer];
    private readonly int customerName = columns[OrderFields.CustomerName];
    private readonly int channel = columns[OrderFields.Channel];
    private readonly int source = columns[SquareFormat.Source];
    private readonly int sku = columns[OrderFields.Product];
    private readonly int item = columns[OrderFields.ProductName];
    private readonly int pricePoint = columns[SquareFormat.PricePoint];
    private readonly int category = columns[OrderFields.Category];
    private readonly int quantity = columns[OrderFields.Quantity];
    private readonly int itemizationType = columns[SquareFormat.ItemizationType];
    private readonly KnownWords.Reader status = Statuses.Of(columns[OrderFields.Status]);

    public void Map(RecordReader row, SalesSink sink)
    {
        if (!sink.TryRequire(row, transaction, "transaction-missing")) return;
        if (!TryReadKind(row, sink, out var kind)) return;
        if (!sink.TryReadInstant(row, date, time, out var occurredAt)) return;
        if (TryLeaveOut(row, sink)) return;
        if (!TryReadAmount(row, sink, kind, out var amount)) return;
        if (!sink.TryReadOptionalNumber(row, quantity, out var units)) return;

        var name = ItemName(row);
        var code = row.Field(sku);
        sink.Add(row, new SalesLine
        {
            Customer = row.Field(customer),
            Order = kind == LineKind.Return ? ReturnReference.Of(row, sink, transaction, date) : row.Field(transaction),
            // All items of a payment have its id, so that it names a row of the transactions export only.
            LineId = item == Columns.Absent ? row.Field(payment) : default,
            OccurredAt = occurredAt,
            Kind = kind,
            Product = code.IsEmpty ? name : code,
            ProductName = code.IsEmpty ? default : name,
            Category = IsNamed(row, category, NoCategory) ? default : row.Field(category),
            Quantity = UnitsOf(units, kind),
            Amount = amount,
            Channel = CustomerCells.ReadText(row, channel, otherwise: source),
            Details = CustomerCells.ReadText(row, customerName) is { } text ? new CustomerDetails { Name = text } : null,
        });
    }

    private bool TryReadKind(RecordReader row, SalesSink sink, out LineKind kind)
    {
        kind = IsAnyOf(row, eventType, Refunds) ? LineKind.Return : LineKind.Sale;
        if (kind == LineKind.Return || IsAnyOf(row, eventType, Payments)) return true;
        sink.Reject(row, eventType, new("event-without-value"));
        return false;
    }

    /// <summary>
    /// A refund by amount stands beside the net sales. A payment that failed or was voided is worth nothing, as a line and
    /// not as a cancelled sale, since another payment of the same transaction may have gone through.
    /// </summary>
    private bool TryReadAmount(RecordReader row, SalesSink sink, LineKind kind, out Money amount)
    {
        amount = Money.Zero;
        if (!sink.TryReadNumber(row, netSales, out var net)) return false;
        if (!sink.TryReadOptionalNumber(row, partialRefunds, out var refunded)) return false;
        var value = kind == LineKind.Return ? net.ToMoney() + refunded.ToMoney() : net.ToMoney();
        var meaning = status.Read(row, sink, value, row.Field(transaction));
        if (meaning == StatusMeaning.Sale) amount = value;
        else if (meaning is not (StatusMeaning.Pending or StatusMeaning.Cancelled)) sink.Remark("note-status-counts-nothing", value, status.TextOf(row));
        return true;
    }

    /// <summary>A gift card is paid in advance: its value counts when it is redeemed, which is a payment like any other.</summary>
    private bool TryLeaveOut(RecordReader row, SalesSink sink)
    {
        if (IsAnyOf(row, itemizationType, GiftCardTypes))
        {
            if (sink.TryReadNumber(row, netSales, out var net)) sink.LeaveOut("note-gift-cards-sold", net.ToMoney());
            return true;
        }
        if (!sink.TryReadOptionalNumber(row, giftCardSales, out var sold)) return true;
        if (sold.Sign != 0) sink.Remark("note-gift-cards-sold", sold.ToMoney());
        return false;
    }

    /// <summary>The item with its variation; an item that has only one variation calls it "Regular".</summary>
    private ReadOnlySpan<char> ItemName(RecordReader row)
    {
        var variation = row.Field(pricePoint);
        var name = row.Field(item);
        return variation.IsEmpty || name.IsEmpty || IsNamed(row, pricePoint, OnlyPricePoint) || variation.SequenceEqual(name)
            ? name
            : $"{name}, {variation}";
    }

    /// <summary>Some exports count returned items as units, some as units less.</summary>
    private static Quantity UnitsOf(ExactNumber units, LineKind kind) =>
        kind == LineKind.Return && units.Sign > 0 ? (units with { Mantissa = -units.Mantissa }).ToQuantity() : units.ToQuantity();

    private static bool IsAnyOf(RecordReader row, int ordinal, string[] names)
    {
        foreach (var name in names)
            if (IsNamed(row, ordinal, name)) return true;
        return false;
    }

    private static bool IsNamed(RecordReader row, int ordinal, string name) =>
        row.Field(ordinal).Equals(name, StringComparison.OrdinalIgnoreCase);
}
