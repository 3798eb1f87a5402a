using Insights.Data.Customers;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Stripe;

/// <summary>One row is one payment with all that was paid back of it by the time of the export.</summary>
internal sealed class StripeMapper(Columns columns) : ISalesMapper
{
    private const int MaxEmails = 200_000;

    private readonly int payment = columns[OrderFields.Order];
    private readonly int created = columns[OrderFields.Date];
    private readonly int amount = columns[OrderFields.Amount];
    private readonly int refunded = columns[OrderFields.Refunded];
    private readonly int currency = columns[OrderFields.Currency];
    private readonly int convertedAmount = columns[StripeFormat.ConvertedAmount];
    private readonly int convertedRefunded = columns[StripeFormat.ConvertedRefunded];
    private readonly int convertedCurrency = columns[StripeFormat.ConvertedCurrency];
    private readonly int captured = columns[StripeFormat.Captured];
    private readonly int mode = columns[StripeFormat.Mode];
    private readonly int customer = columns[OrderFields.Customer];
    private readonly int email = columns[CustomerFields.Email];
    private readonly int customerName = columns[OrderFields.CustomerName];
    private readonly int disputeStatus = columns[StripeFormat.DisputeStatus];
    private readonly int disputedAmount = columns[StripeFormat.DisputedAmount];
    private readonly KnownWords.Reader status = StripeStatus.Words.Of(columns[OrderFields.Status]);
    private readonly Dictionary<string, string> ids = new(StringComparer.Ordinal);

    /// <summary>The column states so itself; an export in the account's own time does not.</summary>
    private readonly bool isUtc = columns.Header[columns[OrderFields.Date]].Contains("UTC", StringComparison.OrdinalIgnoreCase);

    public void Map(RecordReader row, SalesSink sink)
    {
        if (!IsLivePayment(row, sink)) return;
        if (!TryFindCurrency(row, sink, out var isConverted)) return;
        if (!sink.TryReadNumber(row, isConverted ? convertedAmount : amount, out var total)) return;
        var meaning = status.Read(row, sink, total.ToMoney(), row.Field(payment));
        if (status.TryLeaveOut(row, sink, meaning, total.ToMoney())) return;
        if (!TryReadCreated(row, sink, out var occurredAt)) return;
        if (!TryReadTotals(row, sink, total.ToMoney(), isConverted, meaning, out var totals)) return;
        RemarkOnIds(row, sink, total.ToMoney());
        sink.Add(row, new SalesLine
        {
            Customer = StripeCustomer.Of(row, email, customer),
            Order = row.Field(payment),
            OccurredAt = occurredAt,
            Kind = KindOf(row, meaning),
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
        if (!HasText(row, mode, "Test")) return true;
        sink.Reject(row, mode, new("payment-of-test"));
        return false;
    }

    /// <summary>A payment in another currency counts with what Stripe converted it to, where that is the shop's currency.</summary>
    private bool TryFindCurrency(RecordReader row, SalesSink sink, out bool isConverted)
    {
        isConverted = false;
        if (row.Field(currency).IsEmpty || HasText(row, currency, sink.ShopCurrency)) return true;
        isConverted = HasText(row, convertedCurrency, sink.ShopCurrency) && !row.Field(convertedAmount).IsEmpty;
        return isConverted || sink.TryAcceptCurrency(row, currency);
    }

    /// <summary>Money that is only reserved counts once a later export states that it was captured.</summary>
    private LineKind KindOf(RecordReader row, StatusMeaning meaning)
    {
        var kind = meaning == StatusMeaning.Return ? LineKind.Sale : RowStatus.KindOf(meaning);
        return kind == LineKind.Sale && CustomerCells.ReadYesNo(row, captured) == false ? LineKind.PendingSale : kind;
    }

    private bool TryReadCreated(RecordReader row, SalesSink sink, out DateTime utc) =>
        isUtc ? sink.TryReadUtcInstant(row, created, out utc) : sink.TryReadInstant(row, created, out utc);

    private bool TryReadTotals(RecordReader row, SalesSink sink, Money paid, bool isConverted, StatusMeaning meaning, out OrderTotals totals)
    {
        totals = new OrderTotals(paid, Money.Zero, Discount: null);
        var back = isConverted ? convertedRefunded : refunded;
        if (!sink.TryReadOptionalNumber(row, back, out var paidBack)) return false;
        if (!sink.TryReadOptionalNumber(row, disputedAmount, out var disputed)) return false;
        if (paidBack.Sign < 0)
        {
            sink.Reject(row, back, new("refund-negative"));
            return false;
        }
        var lost = meaning == StatusMeaning.Refunded || HasText(row, disputeStatus, "lost") ? LostAmount(row, paid, isConverted, disputed.ToMoney()) : Money.Zero;
        totals = new OrderTotals(paid, AtMost(paid, meaning == StatusMeaning.Return ? paid : paidBack.ToMoney() + lost), Discount: null);
        return true;
    }

    /// <summary>A lost dispute of no stated amount is one of all that was paid; the amount is in the currency of the payment.</summary>
    private Money LostAmount(RecordReader row, Money paid, bool isConverted, Money disputed) =>
        row.Field(disputedAmount).IsEmpty || isConverted ? paid : disputed;

    /// <summary>States once how many payments have a further id of a person whom the e-mail address identifies as the same.</summary>
    private void RemarkOnIds(RecordReader row, SalesSink sink, Money paid)
    {
        var id = row.Field(customer);
        var address = row.Field(email);
        if (id.IsEmpty || address.IsEmpty) return;
        if (ids.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(address, out var first))
        {
            if (!id.SequenceEqual(first)) sink.Remark("note-ids-of-one-email", paid);
        }
        else if (ids.Count < MaxEmails)
        {
            ids.Add(address.ToString(), id.ToString());
        }
    }

    private CustomerDetails? DetailsOf(RecordReader row)
    {
        var name = CustomerCells.ReadText(row, customerName);
        var address = CustomerRef.FromEmail(row.Field(email));
        return name is null && address is null ? null : new CustomerDetails { Name = name, Email = address };
    }

    /// <summary>A payment that was refunded and then disputed is still lost only once.</summary>
    private static Money AtMost(Money most, Money value) => value > most ? most : value;

    private static bool HasText(RecordReader row, int ordinal, string word) =>
        row.Field(ordinal).Equals(word, StringComparison.OrdinalIgnoreCase);
}
