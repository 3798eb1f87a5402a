using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Dsfinvk;

/// <summary>
/// One row is one process of a till. Only receipts ("Beleg") are turnover; training, orders, aborted and other processes
/// ("AV...") are not. A receipt number is unique within a closing of a till,
/// until the till is set up anew.
/// </summary>
internal sealed class DsfinvkMapper(Columns columns) : ISalesMapper
{
    private const string Receipt = "Beleg";
    private const string IsCancelled = "1";
    private const string CancelledQuestion = "bon-storno";

    private readonly int till = columns[OrderFields.Till];
    private readonly int closing = columns[OrderFields.Closing];
    private readonly int order = columns[OrderFields.Order];
    private readonly int type = columns[OrderFields.Status];
    private readonly int date = columns[OrderFields.Date];
    private readonly int amount = columns[OrderFields.Amount];
    private readonly int customer = columns[OrderFields.Customer];
    private readonly int cancelled = columns[OrderFields.Cancelled];
    private readonly OrderPerson person = new(columns);
    private string tillOfRow = "";

    public void Map(RecordReader row, SalesSink sink)
    {
        if (!sink.TryRequire(row, order, "transaction-missing")) return;
        if (!sink.TryReadOptionalNumber(row, amount, out var number)) return;
        var value = number.ToMoney();
        if (!row.Field(type).Equals(Receipt, StringComparison.OrdinalIgnoreCase))
        {
            sink.LeaveOut("note-left-out-process", value, row.Field(type).ToString());
            return;
        }
        if (!sink.TryReadInstant(row, date, out var occurredAt)) return;
        var kind = KindOf(row, sink, ref value);
        sink.Add(row, new SalesLine
        {
            Customer = row.Field(customer),
            Till = TillOf(row),
            Order = row.Field(order),
            OccurredAt = occurredAt,
            Kind = kind,
            Quantity = kind == LineKind.Return ? new Quantity(-Quantity.Scale) : Quantity.One,
            Amount = value,
            Details = person.Read(row, email: null, consent: null),
        });
    }

    /// <summary>
    /// Tills write a cancellation as a receipt of its own with a negative amount. One that is marked as cancelled and
    /// positive can be the receipt that was cancelled or the one that cancels it.
    /// </summary>
    private LineKind KindOf(RecordReader row, SalesSink sink, ref Money value)
    {
        if (value < Money.Zero) return LineKind.Return;
        if (value == Money.Zero || !row.Field(cancelled).SequenceEqual(IsCancelled)) return LineKind.Sale;
        var answer = sink.Questions.Ask(new ImportQuestion(
            CancelledQuestion, new("question-bon-storno"),
            [new("cancelled", new("choice-cancelled"), ChoiceEffect.NotCounted), new("return", new("choice-return"), ChoiceEffect.TakenOff), new("sale", new("choice-sale"), ChoiceEffect.Counted)],
            Proposal: "cancelled"));
        sink.Questions.AddRow(CancelledQuestion, row.Field(order), value);
        if (answer == "sale") return LineKind.Sale;
        if (answer != "return") return LineKind.CancelledSale;
        value = -value;
        return LineKind.Return;
    }

    /// <summary>One string for the rows of a closing, which follow each other.</summary>
    private string TillOf(RecordReader row)
    {
        var id = row.Field(till);
        var number = row.Field(closing);
        var isSame = tillOfRow.Length == id.Length + number.Length + 1
            && tillOfRow.AsSpan().StartsWith(id) && tillOfRow[id.Length] == '/' && tillOfRow.AsSpan(id.Length + 1).SequenceEqual(number);
        return isSame ? tillOfRow : tillOfRow = $"{id}/{number}";
    }
}
