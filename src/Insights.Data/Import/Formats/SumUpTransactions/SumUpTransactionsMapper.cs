using Insights.Data.Import.Formats.SumUp;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.SumUpTransactions;

/// <summary>One row is one payment or refund, or the payout of one. A tip is no sale, so that both reports state the same money.</summary>
internal sealed class SumUpTransactionsMapper(Columns columns) : ISalesMapper
{
    private readonly int transaction = columns[OrderFields.Order];
    private readonly int date = columns[OrderFields.Date];
    private readonly int total = columns[OrderFields.Amount];
    private readonly int tip = columns[SumUpTransactionsFormat.Tip];
    private readonly int currency = columns[OrderFields.Currency];
    private readonly KnownWords.Reader type = SumUpExports.Types.Of(columns[OrderFields.Type]);
    private readonly KnownWords.Reader status = SumUpExports.Statuses.Of(columns[OrderFields.Status]);

    public void Map(RecordReader row, SalesSink sink)
    {
        if (!sink.TryRequire(row, transaction, "transaction-missing")) return;
        if (!sink.TryReadOptionalNumber(row, total, out var paid)) return;
        var kind = type.Read(row, sink, paid.ToMoney(), row.Field(transaction));
        if (type.TryLeaveOut(row, sink, kind, paid.ToMoney())) return;
        var outcome = status.Read(row, sink, paid.ToMoney(), row.Field(transaction));
        if (status.TryLeaveOut(row, sink, outcome, paid.ToMoney())) return;
        if (!sink.TryAcceptCurrency(row, currency)) return;
        if (!sink.TryReadNumber(row, total, out paid)) return;
        if (!sink.TryReadOptionalNumber(row, tip, out var gratuity)) return;
        if (!sink.TryReadInstant(row, date, out var occurredAt)) return;
        Add(row, sink, occurredAt, paid.ToMoney() - gratuity.ToMoney(), kind, outcome);
    }

    private void Add(RecordReader row, SalesSink sink, DateTime occurredAt, Money amount, StatusMeaning kind, StatusMeaning outcome)
    {
        var isReturn = kind == StatusMeaning.Return;
        if (isReturn && outcome is StatusMeaning.Cancelled or StatusMeaning.Pending)
        {
            sink.LeaveOut("note-left-out-status", amount, row.Field(columns[OrderFields.Status]).ToString());
            return;
        }
        if (isReturn && amount > Money.Zero) amount = -amount;
        if (outcome is not (StatusMeaning.Cancelled or StatusMeaning.Pending)) sink.Remark("note-no-customers", amount);
        sink.Add(row, new SalesLine
        {
            Order = isReturn ? ReturnReference.Of(row, sink, transaction, date) : row.Field(transaction),
            OccurredAt = occurredAt,
            Kind = isReturn ? LineKind.Return : RowStatus.KindOf(outcome),
            Amount = amount,
        });
    }
}
