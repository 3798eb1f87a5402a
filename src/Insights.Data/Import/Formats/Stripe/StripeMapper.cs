using Insights.Data.Customers;
using Insights.Data.Import.Reading;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Stripe;

/// <summary>One row is one payment with all that was paid back of it by the time of the export.</summary>
internal sealed class StripeMapper(Columns columns) : ISalesMapper
{
    private readonly int payment = columns[StripeFormat.Payment];
    private readonly int created = columns[StripeFormat.Created];
    private readonly int amount = columns[StripeFormat.Amount];
    private readonly int refunded = columns[StripeFormat.Refunded];
    private readonly int currency = columns[StripeFormat.Currency];
    private readonly int status = columns[StripeFormat.Status];
    private readonly int captured = columns[StripeFormat.Captured];
    private readonly int mode = columns[StripeFormat.Mode];
    private readonly int customer = columns[StripeFormat.Customer];
    private readonly int email = columns[StripeFormat.Email];
    private readonly int customerName = columns[StripeFormat.CustomerName];
    private readonly int disputeStatus = columns[StripeFormat.DisputeStatus];
    private readonly int disputedAmount = columns[StripeFormat.DisputedAmount];

    /// <summary>The column says so itself; an export in the account's own time does not.</summary>
    private readonly bool isUtc = columns.Header[columns[StripeFormat.Created]].Contains("UTC", StringComparison.OrdinalIgnoreCase);

    public void Map(RecordReader row, SalesSink sink)
    {
        if (!IsLivePayment(row, sink)) return;
        if (!TryReadKind(row, sink, out var kind)) return;
        if (!sink.TryAcceptCurrency(row, currency)) return;
        if (!TryReadCreated(row, sink, out var occurredAt)) return;
        if (!TryReadTotals(row, sink, out var totals)) return;
        sink.Add(row, new SalesLine
        {
            Customer = CustomerOf(row),
            Order = row.Field(payment),
            OccurredAt = occurredAt,
            Kind = kind,
            Amount = totals.Total,
            Totals = totals,
            Details = DetailsOf(row),
        });
    }

    private bool IsLivePayment(RecordReader row, SalesSink sink)
    {
        if (row.Field(payment).IsEmpty)
        {
            sink.Reject(row, payment, new("payment-missing"));
            return false;
        }
        if (!Says(row, mode, "Test")) return true;
        sink.Reject(row, mode, new("payment-of-test"));
        return false;
    }

    private bool TryReadKind(RecordReader row, SalesSink sink, out LineKind kind)
    {
        kind = LineKind.CancelledSale;
        if (StripeStatus.IsPaid(row.Field(status)) is not { } isPaid)
        {
            sink.Reject(row, status, new("payment-status"));
            return false;
        }
        if (isPaid && CustomerCells.ReadYesNo(row, captured) != false) kind = LineKind.Sale;
        return true;
    }

    private bool TryReadCreated(RecordReader row, SalesSink sink, out DateTime utc) =>
        isUtc ? sink.TryReadUtcInstant(row, created, out utc) : sink.TryReadInstant(row, created, out utc);

    private bool TryReadTotals(RecordReader row, SalesSink sink, out OrderTotals totals)
    {
        totals = new OrderTotals(Money.Zero, Money.Zero, Discount: null);
        if (!sink.TryReadNumber(row, amount, out var total)) return false;
        if (!sink.TryReadOptionalNumber(row, refunded, out var paidBack)) return false;
        if (!sink.TryReadOptionalNumber(row, disputedAmount, out var disputed)) return false;
        if (paidBack.Sign < 0)
        {
            sink.Reject(row, refunded, new("refund-negative"));
            return false;
        }
        var paid = total.ToMoney();
        totals = new OrderTotals(paid, AtMost(paid, paidBack.ToMoney() + LostAmount(row, paid, disputed.ToMoney())), Discount: null);
        return true;
    }

    /// <summary>A lost dispute of no stated amount is one of all that was paid.</summary>
    private Money LostAmount(RecordReader row, Money paid, Money disputed)
    {
        if (!Says(row, disputeStatus, "lost")) return Money.Zero;
        return row.Field(disputedAmount).IsEmpty ? paid : disputed;
    }

    private ReadOnlySpan<char> CustomerOf(RecordReader row)
    {
        var id = row.Field(customer);
        return id.IsEmpty ? CustomerRef.FromEmail(row.Field(email)) : id;
    }

    private CustomerDetails? DetailsOf(RecordReader row)
    {
        var name = CustomerCells.ReadText(row, customerName);
        var address = CustomerRef.FromEmail(row.Field(email));
        return name is null && address is null ? null : new CustomerDetails { Name = name, Email = address };
    }

    /// <summary>A payment that was refunded and then disputed is still lost only once.</summary>
    private static Money AtMost(Money most, Money value) => value > most ? most : value;

    private static bool Says(RecordReader row, int ordinal, string word) =>
        row.Field(ordinal).Equals(word, StringComparison.OrdinalIgnoreCase);
}
