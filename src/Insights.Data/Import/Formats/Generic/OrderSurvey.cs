using System.Runtime.InteropServices;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>Finds out whether an amount is that of its row or that of the whole order, by the orders that have several rows.</summary>
internal sealed class OrderSurvey
{
    internal const string Key = "amount-per-order";

    private const string PerOrder = "order";
    private const string PerRow = "row";
    private const int MaxOrders = 100_000;
    private const int RepeatedOrdersThatTell = 1;
    private const int RepeatedForEachDifferent = 4;

    private readonly Columns columns;
    private readonly int order, total, product, productName, productType, quantity, price, lineTotal, refunded;
    private readonly bool isNamed;
    private readonly OrderKey keys;
    private readonly GenericStatus status;
    private readonly Dictionary<ulong, OrderSeen> orders = [];
    private readonly HashSet<ulong> numbers = [];
    private readonly Dictionary<ulong, long> giftCards = [];
    private readonly List<string> examples = [];
    private Int128 sumOfRows, sumOfOrders;
    private bool hasNumberTwice, hasStatesOfRows;

    internal OrderSurvey(Columns columns, bool readsType)
    {
        this.columns = columns;
        order = columns[OrderFields.Order];
        isNamed = columns.Has(GenericFormat.OrderTotal);
        total = columns[isNamed ? GenericFormat.OrderTotal : OrderFields.Amount];
        product = columns[OrderFields.Product];
        productName = columns[OrderFields.ProductName];
        productType = columns[GenericFormat.ProductType];
        quantity = columns[OrderFields.Quantity];
        price = columns[OrderFields.Price];
        lineTotal = columns[OrderFields.LineTotal];
        refunded = columns[OrderFields.Refunded];
        keys = new OrderKey(order, columns[OrderFields.Till], columns[OrderFields.Date]);
        status = new GenericStatus(columns, readsType, asksForPayments: false, blankIsUnpaid: false);
    }

    internal void Observe(RecordReader row, RowSink cells)
    {
        if (row.Field(order).IsEmpty) return;
        if (!hasNumberTwice && numbers.Count < MaxOrders) hasNumberTwice = !numbers.Add(keys.OfNumber(row));
        var key = keys.Of(row);
        ObserveGiftCard(row, cells, key);
        if (orders.Count >= MaxOrders && !orders.ContainsKey(key)) return;
        ref var seen = ref CollectionsMarshal.GetValueRefOrAddDefault(orders, key, out _);
        seen.Rows++;
        if (seen.Rows == 2 && examples.Count < ImportQuestion.MaxExamples) examples.Add(row.Field(order).ToString());
        ObserveProduct(row, ref seen);
        ObserveTotal(row, cells, ref seen);
        ObserveRefund(row, cells, ref seen);
        ObserveState(row, cells, ref seen);
    }

    internal GenericFindings Conclude(GenericFindings findings, Questionnaire questions) => findings with
    {
        OrderTotal = IsOfOrder(questions) ? total : Columns.Absent,
        StatesAreOfRows = hasStatesOfRows,
        OrdersHaveOneRow = !hasNumberTwice && numbers.Count < MaxOrders,
        Extras = ExtrasOf(),
    };

    /// <summary>True where gift cards in totals further below would not be known without reading them.</summary>
    internal bool NeedsAllRows => isNamed && (product >= 0 || productName >= 0 || productType >= 0);

    private Dictionary<ulong, OrderExtras> ExtrasOf()
    {
        var extras = orders.Where(seen => seen.Value.RefundsDiffer).ToDictionary(seen => seen.Key, seen => new OrderExtras(0, seen.Value.Refunds));
        foreach (var (key, worth) in giftCards) extras[key] = new OrderExtras(worth, extras.GetValueOrDefault(key).Refunded);
        return extras;
    }

    private bool IsOfOrder(Questionnaire questions)
    {
        if (total == Columns.Absent) return false;
        var several = orders.Values.Where(seen => seen.Rows > 1 && seen.HasTotal).ToList();
        var different = several.Count(seen => seen.TotalsDiffer);
        var repeated = several.Count - different;
        var telling = several.Count(seen => seen.IsRepeated && (seen.HasLines ? seen.IsSumOfLines : seen.ProductsDiffer));
        var certain = several.Count(seen => seen.IsRepeated && seen.HasLines && seen.IsSumOfLines);
        if (isNamed && different == 0) return questions.AnswerTo(Key) is null || Ask(questions, several, PerOrder);
        if (isNamed) return Ask(questions, several, different > repeated ? PerRow : PerOrder);
        var isLikely = (telling >= RepeatedOrdersThatTell || certain > 0) && telling >= RepeatedForEachDifferent * different;
        return (isLikely || questions.AnswerTo(Key) is not null) && Ask(questions, several, isLikely ? PerOrder : PerRow);
    }

    private bool Ask(Questionnaire questions, List<OrderSeen> several, string proposal)
    {
        ImportChoice[] choices =
        [
            new(PerOrder, new("choice-amount-of-order")) { Consequence = new("consequence-total", ImportMessage.Number(Sum(sumOfOrders))) },
            new(PerRow, new("choice-amount-of-row")) { Consequence = new("consequence-total", ImportMessage.Number(Sum(sumOfRows))) },
        ];
        var question = new ImportQuestion(Key, new("question-amount-per-order", columns.Header[total]), choices, proposal)
        {
            Examples = examples,
            Rows = several.Sum(seen => (long)seen.Rows),
        };
        return questions.Ask(question) == PerOrder;
    }

    private void ObserveProduct(RecordReader row, ref OrderSeen seen)
    {
        var name = row.Field(product);
        if (name.IsEmpty) name = row.Field(productName);
        if (name.IsEmpty) return;
        var hash = OrderKey.Hash(name, 0);
        if (seen.Product == 0) seen.Product = hash;
        else seen.ProductsDiffer |= seen.Product != hash;
    }

    private void ObserveTotal(RecordReader row, RowSink cells, ref OrderSeen seen)
    {
        if (TryMoney(cells, row, total) is { } value)
        {
            sumOfRows += value;
            if (!seen.HasTotal)
            {
                seen.HasTotal = true;
                seen.Total = value;
                sumOfOrders += value;
            }
            else
            {
                seen.TotalsRepeated++;
                seen.TotalsDiffer |= seen.Total != value;
            }
        }
        if (LineOf(row, cells) is { } worth)
        {
            seen.Lines++;
            seen.LineSum += worth;
            seen.LargestLine = Math.Max(seen.LargestLine, worth);
        }
    }

    private void ObserveGiftCard(RecordReader row, RowSink cells, ulong key)
    {
        if (!GiftCards.IsGiftCard(row.Field(productType)) && !GiftCards.IsGiftCard(row.Field(productName)) && !GiftCards.IsGiftCard(row.Field(product))) return;
        var worth = LineOf(row, cells) ?? (isNamed ? TryMoney(cells, row, columns[OrderFields.Amount]) : null) ?? 0;
        giftCards[key] = giftCards.GetValueOrDefault(key) + worth;
    }

    private long? LineOf(RecordReader row, RowSink cells)
    {
        if (TryMoney(cells, row, lineTotal) is { } stated) return stated;
        return cells.TryPeekNumber(row, quantity, out var units) && cells.TryPeekNumber(row, price, out var unitPrice) ? TryProduct(units, unitPrice) : null;
    }

    private void ObserveRefund(RecordReader row, RowSink cells, ref OrderSeen seen)
    {
        if (refunded == Columns.Absent) return;
        var value = Math.Abs(TryMoney(cells, row, refunded) ?? 0);
        if (seen.Rows == 1) seen.FirstRefund = value;
        // An empty cell below the first row repeats it; a different one is that of its row.
        else seen.RefundsDiffer |= value != seen.FirstRefund && !row.Field(refunded).IsEmpty;
        seen.Refunds += value;
    }

    private void ObserveState(RecordReader row, RowSink cells, ref OrderSeen seen)
    {
        if (hasStatesOfRows || !status.IsThere || status.IsEmpty(row)) return;
        var signature = status.Signature(row, cells) + 1;
        if (seen.State == 0) seen.State = signature;
        else hasStatesOfRows = seen.State != signature;
    }

    private static long? TryMoney(RowSink cells, RecordReader row, int ordinal) =>
        ordinal >= 0 && cells.TryPeekNumber(row, ordinal, out var number) ? TryProduct(number, new ExactNumber(1, 0)) : null;

    private static long? TryProduct(ExactNumber units, ExactNumber price)
    {
        try
        {
            return units.Times(price).TenThousandths;
        }
        catch (OverflowException)
        {
            return null;
        }
    }

    private static Money Sum(Int128 sum) => new((long)Int128.Clamp(sum, long.MinValue, long.MaxValue));

    private struct OrderSeen
    {
        internal int Rows, Lines, TotalsRepeated;
        internal bool HasTotal, TotalsDiffer, ProductsDiffer, RefundsDiffer;
        internal long Total, LargestLine, FirstRefund, Refunds;
        internal Int128 LineSum;
        internal ulong Product, State;

        /// <summary>True where all rows state the same total.</summary>
        internal readonly bool IsRepeated => TotalsRepeated > 0 && !TotalsDiffer && Total != 0;

        /// <summary>True where quantity and price, or a line total, say what each row is worth.</summary>
        internal readonly bool HasLines => Lines == Rows;

        /// <summary>True where the total is nearer to the sum of the lines than to any single one, taxes and postage aside.</summary>
        internal readonly bool IsSumOfLines => Int128.Abs(Total - LineSum) < Int128.Abs((Int128)Total - LargestLine);
    }
}
