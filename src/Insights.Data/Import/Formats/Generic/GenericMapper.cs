using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats.Generic;

/// <summary>One row is one line of an order, or a whole order.</summary>
internal sealed class GenericMapper(Columns columns, GenericFindings findings) : ISalesMapper
{
    private readonly int customer = columns[OrderFields.Customer];
    private readonly int email = columns[CustomerFields.Email];
    private readonly int date = columns[OrderFields.Date];
    private readonly int time = columns[OrderFields.Time];
    private readonly int zone = columns[OrderFields.TimeZone];
    private readonly int order = columns[OrderFields.Order];
    private readonly int lineId = columns[OrderFields.LineId];
    private readonly int product = columns[OrderFields.Product];
    private readonly int productName = columns[OrderFields.ProductName];
    private readonly int productType = columns[GenericFormat.ProductType];
    private readonly int category = columns[OrderFields.Category];
    private readonly int currency = columns[OrderFields.Currency];
    private readonly GenericValue values = new(columns, findings);
    private readonly GenericStatus states = new(columns, findings.TypeIsRead, findings.PaymentsAreAsked, findings.BlankIsUnpaid);
    private readonly GenericOrder orders = new(columns, findings);
    private readonly GenericTill tills = new(columns[OrderFields.Till], columns[OrderFields.Closing]);
    private readonly RepeatedText channels = new(columns[OrderFields.Channel]);
    private readonly CountryDetails details = new(columns[CustomerFields.Country]);

    public void Map(RecordReader row, SalesSink sink)
    {
        var isFurther = orders.IsFurtherRow(row);
        if (IsTotalsRow(row))
        {
            sink.LeaveOut("note-totals-row", values.Peek(row, sink));
            return;
        }
        if (!sink.TryAcceptCurrency(row, currency)) return;
        var occurredAt = orders.OccurredAt;
        if (!(isFurther && row.Field(date).IsEmpty) && !sink.TryReadInstant(row, date, time, zone, out occurredAt)) return;
        if (!values.TryRead(row, sink, orders.ValueOtherwise, out var units, out var value)) return;
        if (!orders.TryRead(row, sink, occurredAt, isFurther)) return;
        var line = new SalesLine { OccurredAt = occurredAt, Quantity = units, Amount = value };
        if (!TryApplyState(row, sink, ref line, isFurther)) return;
        var article = row.Field(productName).IsEmpty ? row.Field(product) : row.Field(productName);
        if (GiftCards.TryLeaveOut(sink, row.Field(productType), value) || GiftCards.TryLeaveOut(sink, article, value)) return;
        Complete(row, ref line);
        sink.Add(row, line);
    }

    /// <summary>What the state of the row does to its money; false where the row is left out.</summary>
    private bool TryApplyState(RecordReader row, SalesSink sink, ref SalesLine line, bool isFurther)
    {
        var worth = orders.Total is { } totals && !isFurther ? totals.Total : line.Amount;
        var (meaning, ordinal) = (StatusMeaning.Sale, Columns.Absent);
        if (states.IsThere)
        {
            (meaning, ordinal) = isFurther && states.IsEmpty(row) ? orders.State : states.Read(row, sink, worth, row.Field(order));
            orders.State = (meaning, ordinal);
            if (!isFurther && meaning == StatusMeaning.Sale && states.LacksState(row)) sink.Remark("note-status-empty", worth);
            if (RowStatus.IsNoSale(meaning))
            {
                RowStatus.LeaveOut(sink, states.WordOf(row, ordinal), worth);
                return false;
            }
            if (meaning == StatusMeaning.Return) return TakeBack(row, sink, ref line, isFurther ? Money.Zero : worth, ordinal);
            // Without an order's number nothing could say later that the row is paid, or is not cancelled after all.
            if (CountsForNothing(meaning) && (row.Field(order).IsEmpty || findings.StatesAreOfRows))
            {
                sink.LeaveOut("note-status-counts-nothing", worth, states.WordOf(row, ordinal));
                return false;
            }
            if (!isFurther || findings.OrderTotal < 0) SayState(row, sink, ordinal, meaning, worth);
        }
        orders.Apply(row, sink, ref line, meaning, ordinal, isFurther);
        return true;
    }

    private static bool CountsForNothing(StatusMeaning meaning) => meaning is StatusMeaning.Pending or StatusMeaning.Cancelled or StatusMeaning.Refunded;

    /// <summary>Money that goes back in a row of its own, whatever sign the program gives it.</summary>
    private bool TakeBack(RecordReader row, SalesSink sink, ref SalesLine line, Money worth, int ordinal)
    {
        if (orders.Total is not null)
        {
            line.Amount = worth;
            line.Kind = LineKind.Return;
            orders.IsTakenBack = true;
        }
        SayState(row, sink, ordinal, StatusMeaning.Return, line.Amount);
        if (line.Amount > Money.Zero) line.Amount = -line.Amount;
        if (line.Quantity.TenThousandths > 0) line.Quantity = new Quantity(-line.Quantity.TenThousandths);
        return true;
    }

    private void SayState(RecordReader row, RowSink sink, int ordinal, StatusMeaning meaning, Money amount)
    {
        if (meaning != StatusMeaning.Sale) RowStatus.SayAs(sink, states.WordOf(row, ordinal), meaning, amount);
    }

    private void Complete(RecordReader row, ref SalesLine line)
    {
        var who = row.Field(customer);
        if (email >= 0 && !row.Field(email).IsEmpty && who is [] or ['0']) who = row.Field(email);
        line.Customer = who;
        // An order's total states nothing of what went back: that is a basket of its own.
        if (!orders.IsTakenBack) line.Order = CustomerRef.FromNumber(row.Field(order));
        orders.IsTakenBack = false;
        line.Till = line.Order.IsEmpty ? default : tills.Of(row);
        // A return of a line has the line's id, and is no second copy of it.
        if (!line.Order.IsEmpty && line.Amount >= Money.Zero) line.LineId = row.Field(lineId);
        line.Product = row.Field(row.Field(product).IsEmpty ? productName : product);
        line.ProductName = row.Field(productName);
        line.Category = row.Field(category);
        line.Channel = channels.Of(row);
        line.Details = details.Of(row);
    }

    /// <summary>True for a row below the data that adds it up, as spreadsheets have it.</summary>
    private bool IsTotalsRow(RecordReader row)
    {
        var day = row.Field(date);
        if (!day.IsEmpty) return TotalsWords.Are(day);
        return (row.Field(customer).IsEmpty || TotalsWords.Are(row.Field(customer)))
            && (row.Field(order).IsEmpty || TotalsWords.Are(row.Field(order)))
            && (columns.Has(OrderFields.Customer) || columns.Has(OrderFields.Order))
            && (row.Field(product).IsEmpty || TotalsWords.Are(row.Field(product)))
            && values.HasAny(row);
    }
}
