using Insights.Data.Import.Reading;
using Insights.Data.Values;

namespace Insights.Data.Import.Rows;

/// <summary>
/// Maps exports of shop systems in which an order states its number, status, date, customer and total, on one row or on one
/// row for each article. What a system does in a way of its own is overridden.
/// </summary>
/// <param name="columns">The columns, by the names of <see cref="OrderFields"/>.</param>
/// <param name="statuses">What the system's statuses mean.</param>
internal abstract class ShopOrderMapper(Columns columns, KnownWords statuses) : OrderRowsMapper(columns[OrderFields.Order])
{
    private readonly int order = columns[OrderFields.Order];
    private readonly int cancelledAt = columns[OrderFields.CancelledAt];
    private readonly KnownWords.Reader states = statuses.Of(columns[OrderFields.Status]);
    private readonly int date = columns[OrderFields.Date];
    private readonly int time = columns[OrderFields.Time];
    private readonly int customer = columns[OrderFields.Customer];
    private readonly int customerEmail = columns[OrderFields.CustomerEmail];
    private readonly int customerId = columns[OrderFields.CustomerId];
    private readonly int currency = columns[OrderFields.Currency];
    private readonly int amount = columns[OrderFields.Amount];
    private readonly int refunded = columns[OrderFields.Refunded];
    private readonly int refunds = columns[OrderFields.Refunds];
    private readonly int discount = columns[OrderFields.Discount];
    private readonly int channel = columns[OrderFields.Channel];
    private readonly int consent = columns[OrderFields.Consent];
    private readonly int product = columns[OrderFields.Product];
    private readonly int productName = columns[OrderFields.ProductName];
    private readonly int quantity = columns[OrderFields.Quantity];
    private readonly int lineTotal = columns[OrderFields.LineTotal];
    private readonly int lineWithoutTax = columns[OrderFields.LineWithoutTax];
    private readonly int lineDiscount = columns[OrderFields.LineDiscount];
    private readonly int lineRefunded = columns[OrderFields.LineRefunded];
    private readonly int price = columns[OrderFields.Price];
    private readonly OrderPerson person = new(columns);
    private readonly bool hasLines = new[] { OrderFields.Product, OrderFields.ProductName, OrderFields.Quantity, OrderFields.LineTotal, OrderFields.LineWithoutTax, OrderFields.Price }
        .Any(columns.Has);

    protected override bool StatesOrder(RecordReader row) => !row.Field(amount).IsEmpty || states.TextOf(row).Length > 0;

    protected override OrderHead? ReadOrder(RecordReader row, RowSink sink)
    {
        if (!sink.TryAcceptCurrency(row, currency)) return null;
        if (!sink.TryReadInstant(row, date, time, out var occurredAt)) return null;
        if (!sink.TryReadNumber(row, amount, out var number)) return null;
        if (!TryReadRefunded(row, sink, out var paidBack)) return null;
        if (!TryReadMagnitude(row, sink, discount, out var reduction)) return null;
        var total = number.ToMoney();
        var meaning = MeaningOf(row, sink, total);
        if (RowStatus.IsNoSale(meaning)) return LeaveOut(sink, "note-left-out-status", total, states.TextOf(row));
        var kind = RowStatus.KindOf(meaning);
        var isReturn = kind == LineKind.Return;
        if (isReturn && total > Money.Zero) total = -total;
        return new OrderHead
        {
            Customer = CustomerOf(row, sink, total),
            OccurredAt = occurredAt,
            Kind = kind,
            Totals = new OrderTotals(total, isReturn ? Money.Zero : RefundOf(row, sink, meaning, total, paidBack), reduction),
            Channel = CustomerCells.ReadText(row, channel),
            Details = person.Read(row, EmailOf(row), CustomerCells.ReadYesNo(row, consent)),
        };
    }

    /// <summary>
    /// What beside the status states that the order was cancelled, such as the column of the day on which it was, and the message that
    /// quotes it; null where nothing does.
    /// </summary>
    protected virtual (string Code, string Word)? CancellationOf(RecordReader row) =>
        row.Field(cancelledAt).IsEmpty ? null : ("note-cancelled-orders", columns.Header[cancelledAt]);

    /// <summary>What the order's status states, or the day on which it was cancelled.</summary>
    private StatusMeaning MeaningOf(RecordReader row, RowSink sink, Money total)
    {
        if (CancellationOf(row) is not var (code, word)) return states.Read(row, sink, total, row.Field(order));
        sink.Remark(code, total, word);
        return StatusMeaning.Cancelled;
    }

    /// <summary>Who bought: an e-mail address wherever there is one, since the same person may buy with and without an account.</summary>
    protected virtual string? CustomerOf(RecordReader row, RowSink sink, Money total)
    {
        if (EmailOf(row) is { } email) return email;
        var id = CustomerRef.FromNumber(row.Field(row.Field(customer).IsEmpty ? customerId : customer));
        return id.IsEmpty || id is "0" ? null : id.ToString();
    }

    protected override bool TryReadLine(RecordReader row, RowSink sink, out SalesLine line)
    {
        line = default;
        if (!hasLines)
        {
            if (!sink.TryReadOptionalNumber(row, amount, out var total)) return false;
            line.Quantity = Quantity.One;
            line.Amount = total.ToMoney();
            return true;
        }
        if (!sink.TryReadOptionalNumber(row, quantity, out var units)) return false;
        if (!TryReadLineAmount(row, sink, units, out var value)) return false;
        if (!sink.TryReadOptionalNumber(row, lineDiscount, out var reduction)) return false;
        var name = row.Field(productName);
        var code = row.Field(product);
        line.Product = code.IsEmpty ? name : code;
        line.ProductName = name;
        line.Quantity = units.ToQuantity();
        line.Amount = value - reduction.ToMoney();
        return true;
    }

    /// <summary>The refunds of the lines, where nothing states those of the order.</summary>
    protected override bool TryReadLineRefund(RecordReader row, RowSink sink, out Money refund)
    {
        refund = Money.Zero;
        if (StatesRefunds) return true;
        if (!TryReadMagnitude(row, sink, lineRefunded, out var stated)) return false;
        refund = stated ?? Money.Zero;
        return true;
    }

    protected override IEnumerable<OrderRefund> ReadRefunds(RecordReader row, RowSink sink)
    {
        foreach (var (date, amount) in OrderItemCells.ReadRefunds(row.Field(refunds)))
            if (sink.ReadInstant(date) is { } occurredAt) yield return new OrderRefund(occurredAt, amount);
    }

    /// <summary>True where a column states the refunds of the order.</summary>
    protected bool StatesRefunds => refunded != Columns.Absent || refunds != Columns.Absent;

    /// <summary>True where rows of the order state refunds that the order's own cells do not.</summary>
    protected virtual bool HasRefundRows => lineRefunded != Columns.Absent;

    private string? EmailOf(RecordReader row)
    {
        var text = row.Field(customer);
        if (!text.Contains('@')) text = row.Field(customerEmail);
        return text.Contains('@') ? CustomerRef.FromEmail(text) : null;
    }

    private bool TryReadRefunded(RecordReader row, RowSink sink, out Money? paidBack)
    {
        if (!TryReadMagnitude(row, sink, refunded, out paidBack)) return false;
        if (paidBack is null && !row.Field(refunds).IsEmpty) paidBack = OrderItemCells.SumAmounts(row.Field(refunds));
        return true;
    }

    /// <summary>An order whose status alone states that it was paid back was paid back as a whole.</summary>
    private Money RefundOf(RecordReader row, RowSink sink, StatusMeaning meaning, Money total, Money? stated)
    {
        var paidBack = stated ?? Money.Zero;
        if (paidBack > Money.Zero) return paidBack;
        if (meaning == StatusMeaning.Refunded && total > Money.Zero) return total;
        if (meaning == StatusMeaning.PartlyRefunded && !HasRefundRows) sink.Remark("note-part-refund-unknown", total, states.TextOf(row));
        return Money.Zero;
    }

    private bool TryReadLineAmount(RecordReader row, RowSink sink, ExactNumber units, out Money value)
    {
        value = Money.Zero;
        var stated = row.Field(lineTotal).IsEmpty ? lineWithoutTax : lineTotal;
        var hasTotal = !row.Field(stated).IsEmpty;
        if (!sink.TryReadOptionalNumber(row, hasTotal ? stated : price, out var number)) return false;
        value = hasTotal ? number.ToMoney() : units.Times(number);
        return true;
    }
}
