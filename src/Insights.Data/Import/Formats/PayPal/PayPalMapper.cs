using Insights.Data.Customers;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.PayPal;

/// <summary>One row is one movement of money or of what is reserved; payments by buyers and what they got back are sales.</summary>
internal sealed class PayPalMapper(Columns columns) : ISalesMapper
{
    private const string LeftOut = "note-left-out-status";
    private const string Memo = "Memo";
    private const int MaxKinds = 500;

    /// <summary>A refund has a row of its own: the payment that was refunded stays a sale.</summary>
    private static readonly KnownWords Words = new(
        (StatusMeaning.Sale, "completed, abgeschlossen, refunded, rückerstattet, zurückgezahlt, zurückerstattet, "
            + "partially refunded, teilweise rückerstattet, teilweise zurückgezahlt, teilweise zurückerstattet, reversed, zurückgebucht, rückgängig gemacht, cleared, held, einbehalten, "
            + "remboursé, remboursée, partiellement remboursé, partiellement remboursée, compensé, "
            + "reembolsado, reembolsada, parcialmente reembolsado, reembolsado parcialmente, revertido, revertida, "
            + "rimborsato, rimborsata, parzialmente rimborsato, rimborsato parzialmente, stornato, terugbetaald, gedeeltelijk terugbetaald, teruggeboekt"),
        (StatusMeaning.Pending, "pending, ausstehend, processing, in bearbeitung, uncleared, unclaimed, nicht eingefordert, nicht angenommen, placed, active, aktiv, "
            + "temporary hold, vorübergehend einbehalten, non réclamé, non compensé, suspension temporaire, "
            + "no reclamado, retención temporal, non riscosso, non reclamato, niet geclaimd, niet geïncasseerd"),
        (StatusMeaning.Cancelled, "denied, abgelehnt, verweigert, canceled, cancelled, storniert, removed, entfernt, failed, fehlgeschlagen, expired, abgelaufen, voided, returned, zurückgegeben, blocked, blockiert, declined"));

    private readonly int type = columns[OrderFields.Type];
    private readonly int eventCode = columns[PayPalExports.EventCode];
    private readonly int balanceImpact = columns[PayPalExports.BalanceImpact];
    private readonly int currency = columns[OrderFields.Currency];
    private readonly int gross = columns[OrderFields.Amount];
    private readonly int customer = columns[OrderFields.Customer];
    private readonly int recipient = columns[PayPalExports.Recipient];
    private readonly int customerName = columns[OrderFields.CustomerName];
    private readonly int transaction = columns[OrderFields.Order];
    private readonly int reference = columns[PayPalExports.Reference];
    private readonly int itemTitle = columns[OrderFields.ProductName];
    private readonly int itemId = columns[OrderFields.Product];
    private readonly int quantity = columns[OrderFields.Quantity];
    private readonly int phone = columns[OrderFields.Phone];
    private readonly KnownWords.Reader status = Words.Of(columns[OrderFields.Status]);
    private readonly AddressCells address = AddressCells.Of(columns);
    private readonly int date = columns[OrderFields.Date];
    private readonly int time = columns[OrderFields.Time];
    private readonly int zone = columns[OrderFields.TimeZone];
    private readonly PayPalBuyers buyers = new();
    private readonly Dictionary<string, PayPalKind> kinds = new(StringComparer.Ordinal);

    public void Map(RecordReader row, SalesSink sink)
    {
        if (!sink.TryRequire(row, transaction, "transaction-missing")) return;
        if (!sink.TryReadNumber(row, gross, out var number)) return;
        var amount = number.ToMoney();
        switch (KindOf(row, sink, amount))
        {
            case PayPalKind.Conversion: MapConversion(row, sink, amount); break;
            case PayPalKind.Payment: MapPayment(row, sink, amount); break;
            case PayPalKind.Refund when amount > Money.Zero: LeaveOut(row, sink, amount, "note-own-payments"); break;
            case PayPalKind.Refund or PayPalKind.Chargeback: MapRefund(row, sink, amount); break;
            default: LeaveOut(row, sink, amount, LeftOut); break;
        }
    }

    private PayPalKind KindOf(RecordReader row, RowSink sink, Money amount)
    {
        if (PayPalTypes.FindCode(row.Field(eventCode)) is { } coded) return coded;
        var name = row.Field(type);
        if (kinds.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(name, out var known)) return known;
        if (PayPalTypes.Find(name) is not { } found) return Ask(row, sink, amount);
        if (kinds.Count < MaxKinds) kinds.Add(name.ToString(), found);
        return found;
    }

    private PayPalKind Ask(RecordReader row, RowSink sink, Money amount) => RowStatus.ReadType(row, sink, type, amount, row.Field(transaction)) switch
    {
        StatusMeaning.Return => PayPalKind.Refund,
        StatusMeaning.Sale or StatusMeaning.Refunded or StatusMeaning.PartlyRefunded or StatusMeaning.Pending => PayPalKind.Payment,
        _ => PayPalKind.NoSale,
    };

    private void MapPayment(RecordReader row, SalesSink sink, Money amount)
    {
        var isOwn = amount < Money.Zero;
        // A report without recipients names the other party, whoever paid.
        if (!row.Field(recipient).IsEmpty) buyers.RememberOwnAddress(row.Field(isOwn ? customer : recipient));
        if (isOwn || buyers.IsOwnAddress(row.Field(customer)))
        {
            LeaveOut(row, sink, amount, "note-own-payments");
            return;
        }
        var meaning = status.Read(row, sink, amount, row.Field(transaction));
        if (status.TryLeaveOut(row, sink, meaning, amount)) return;
        if (IsMemo(row) && meaning == StatusMeaning.Sale)
        {
            LeaveOut(row, sink, amount, LeftOut);
            return;
        }
        var buyer = CustomerRef.FromEmail(row.Field(customer));
        buyers.RememberBuyer(row.Field(transaction), buyer);
        Add(row, sink, amount, buyer, RowStatus.KindOf(meaning), DetailsOf(row, buyer));
    }

    /// <summary>What goes back belongs to whoever paid; the recipient stands in where the payment is in another file.</summary>
    private void MapRefund(RecordReader row, SalesSink sink, Money amount)
    {
        var meaning = status.Read(row, sink, amount, row.Field(transaction));
        if (IsMemo(row) || meaning is StatusMeaning.Cancelled or StatusMeaning.Pending)
        {
            LeaveOut(row, sink, amount, LeftOut);
            return;
        }
        var buyer = buyers.BuyerOf(row.Field(reference)) ?? OtherParty(row);
        if (buyer is null) sink.Remark("note-refund-without-customer", amount);
        Add(row, sink, amount, buyer, LineKind.Return, details: null);
    }

    /// <summary>The shop sends what it pays back; what a bank takes back is written either way round.</summary>
    private string? OtherParty(RecordReader row)
    {
        var receiver = row.Field(recipient);
        if (receiver.IsEmpty) return null;
        var party = buyers.IsOwnAddress(receiver) ? row.Field(customer) : receiver;
        return buyers.IsOwnAddress(party) ? null : CustomerRef.FromEmail(party);
    }

    private void Add(RecordReader row, SalesSink sink, Money amount, string? buyer, LineKind kind, CustomerDetails? details)
    {
        if (!sink.TryReadInstant(row, date, time, zone, out var occurredAt)) return;
        if (!TryReadUnits(row, sink, kind, out var units)) return;
        if (!TryConvert(row, sink, ref amount, new ForeignPayment(buyer, occurredAt, kind))) return;
        var code = row.Field(itemId);
        sink.Add(row, new SalesLine
        {
            Customer = buyer,
            Order = row.Field(transaction),
            OccurredAt = occurredAt,
            Kind = kind,
            Product = code.IsEmpty ? row.Field(itemTitle) : code,
            ProductName = row.Field(itemTitle),
            Quantity = units,
            Amount = amount,
            Details = details,
        });
    }

    /// <summary>A payment in another currency is worth what its conversion states, in a row above or below.</summary>
    private bool TryConvert(RecordReader row, SalesSink sink, ref Money amount, ForeignPayment payment)
    {
        var stated = row.Field(currency);
        if (stated.IsEmpty || stated.Equals(sink.ShopCurrency, StringComparison.OrdinalIgnoreCase)) return true;
        if (payment.Kind is LineKind.CancelledSale or LineKind.PendingSale) return true;
        if (buyers.TakeConversion(row.Field(transaction)) is { } known)
        {
            amount = known;
            return true;
        }
        if (!Shops.Currency.TryParse(stated, out var code) || !buyers.TryAwaitConversion(row.Field(transaction), payment)) return sink.TryAcceptCurrency(row, currency);
        sink.Remark("note-counted-by-conversion", amount, code);
        amount = Money.Zero;
        return true;
    }

    private void MapConversion(RecordReader row, SalesSink sink, Money amount)
    {
        var paid = row.Field(reference);
        if (!row.Field(currency).Equals(sink.ShopCurrency, StringComparison.OrdinalIgnoreCase) || buyers.PaymentOf(paid) is not { } payment)
        {
            if (row.Field(currency).Equals(sink.ShopCurrency, StringComparison.OrdinalIgnoreCase)) buyers.RememberConversion(paid, amount);
            LeaveOut(row, sink, amount, LeftOut);
            return;
        }
        sink.Add(row, new SalesLine
        {
            Customer = payment.Customer,
            Order = paid,
            OccurredAt = payment.OccurredAt,
            Kind = payment.Kind,
            Amount = amount,
        });
    }

    private bool TryReadUnits(RecordReader row, RowSink sink, LineKind kind, out Quantity units)
    {
        units = default;
        if (!sink.TryReadOptionalNumber(row, quantity, out var number)) return false;
        units = kind == LineKind.Return && number.Sign > 0 ? (number with { Mantissa = -number.Mantissa }).ToQuantity() : number.ToQuantity();
        return true;
    }

    private CustomerDetails DetailsOf(RecordReader row, string? buyer) => address.AddTo(
        new CustomerDetails { Name = CustomerCells.ReadText(row, customerName), Email = buyer, Phone = CustomerCells.ReadText(row, phone) }, row);

    private bool IsMemo(RecordReader row) => row.Field(balanceImpact).Equals(Memo, StringComparison.OrdinalIgnoreCase);

    /// <summary>Amounts of different currencies are not added up.</summary>
    private void LeaveOut(RecordReader row, RowSink sink, Money amount, string reason)
    {
        var stated = row.Field(currency);
        var isOther = !stated.IsEmpty && !stated.Equals(sink.ShopCurrency, StringComparison.OrdinalIgnoreCase);
        var name = row.Field(type).ToString();
        if (reason == LeftOut) sink.LeaveOut(reason, amount, isOther ? $"{name} ({stated})" : name);
        else sink.LeaveOut(reason, amount, isOther ? stated.ToString() : sink.ShopCurrency);
    }
}
