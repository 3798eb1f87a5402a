using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Shops;
using Insights.Data.Values;

namespace Insights.Data.Import.Rows;

/// <summary>Reads cells for a mapper and takes the rows that it rejects.</summary>
/// <param name="context">What is known of the file.</param>
public abstract class RowSink(FileContext context)
{
    private const int LongestValue = 200;
    private const int MaxRemarks = 100;

    private readonly List<Rejection> rejections = [];
    private readonly Dictionary<string, RowRemark> remarks = new(StringComparer.Ordinal);

    /// <summary>What is known of the file.</summary>
    protected FileContext Context => context;

    /// <summary>ISO 4217 code of the shop's amounts.</summary>
    internal string ShopCurrency => context.Currency;

    /// <summary>Rows rejected so far.</summary>
    internal long Rejected { get; private set; }

    /// <summary>Rows left out so far.</summary>
    internal long LeftOut { get; private set; }

    /// <summary>Which of several exports that were put under one another the current row is of, from 0; each repeated header begins another.</summary>
    internal int Part { get; set; }

    /// <summary>What the rows gave reason to say, each with the number of its rows.</summary>
    internal IReadOnlyList<ImportMessage> Remarks => [.. remarks.Values.Select(remark => remark.ToMessage()), .. FileRemarks];

    /// <summary>What the file as a whole gives reason to say.</summary>
    internal virtual IEnumerable<ImportMessage> FileRemarks => [];

    /// <summary>The questions of the file.</summary>
    public Questionnaire Questions => context.Questions;

    /// <summary>Rejections that were not yet taken over.</summary>
    internal List<Rejection> Rejections => rejections;

    /// <summary>Puts the current row into the reject report.</summary>
    /// <param name="row">The reader on the row.</param>
    /// <param name="ordinal">The column that is wrong, or <see cref="Columns.Absent"/> for the whole row.</param>
    /// <param name="reason">Why, and what would be accepted, in half a sentence.</param>
    public void Reject(RecordReader row, int ordinal, ImportMessage reason)
    {
        var column = (uint)ordinal < (uint)context.Header.Count ? context.Header[ordinal] : null;
        var value = row.Field(ordinal);
        if (value.Length > LongestValue) value = value[..LongestValue];
        Reject(new Rejection(row.Line, column, column is null ? null : value.ToString(), reason));
    }

    /// <summary>True where a cell is not empty; rejects the row where it is.</summary>
    /// <param name="row">The reader on the row.</param>
    /// <param name="ordinal">The cell's column.</param>
    /// <param name="code">The code of the reason.</param>
    internal bool TryRequire(RecordReader row, int ordinal, string code)
    {
        if (!row.Field(ordinal).IsEmpty) return true;
        Reject(row, ordinal, new(code));
        return false;
    }

    /// <summary>Leaves out the current row, which was understood and is no sale.</summary>
    /// <param name="code">Why: the code of a message whose arguments are the number of such rows, their value, and <paramref name="arguments"/>.</param>
    /// <param name="amount">The row's value as the file writes it.</param>
    /// <param name="arguments">What rows of the same reason have in common, such as the word of their status.</param>
    public void LeaveOut(string code, Money amount, params IReadOnlyList<string> arguments)
    {
        LeftOut++;
        Remark(code, amount, arguments);
    }

    /// <summary>Remarks on the current row, which is imported all the same; rows of the same remark are reported once.</summary>
    /// <inheritdoc cref="LeaveOut"/>
    public void Remark(string code, Money amount, params IReadOnlyList<string> arguments)
    {
        var key = $"{code}\n{string.Join('\n', arguments)}";
        if (!remarks.TryGetValue(key, out var remark))
        {
            // A file of many different reasons is reported as one that has more of them.
            if (remarks.Count >= MaxRemarks) return;
            remarks.Add(key, remark = new RowRemark(code, arguments));
        }
        remark.Add(amount);
    }

    /// <summary>Puts a row into the reject report.</summary>
    internal void Reject(Rejection rejection)
    {
        Rejected++;
        rejections.Add(rejection);
    }

    /// <summary>
    /// Reads a date with or without time, or rejects the row. The result is a UTC instant where the file states one, and else a
    /// local time of the shop's clock, of unspecified kind.
    /// </summary>
    public bool TryReadInstant(RecordReader row, int ordinal, out DateTime utc) =>
        TryReadInstant(row, ordinal, Columns.Absent, out utc);

    /// <summary>Reads a date and a time of day from two columns as an instant, or rejects the row.</summary>
    public bool TryReadInstant(RecordReader row, int dateOrdinal, int timeOrdinal, out DateTime utc) =>
        TryReadInstant(row, dateOrdinal, timeOrdinal, Columns.Absent, isUtc: false, out utc);

    /// <summary>Reads a date, a time of day and the name of its zone from three columns as an instant, or rejects the row.</summary>
    /// <param name="row">The reader on the row.</param>
    /// <param name="dateOrdinal">The date, with or without time and zone.</param>
    /// <param name="timeOrdinal">The time of day, or <see cref="Columns.Absent"/>.</param>
    /// <param name="zoneOrdinal">The zone, such as PST, GMT+1 or Europe/Berlin, or <see cref="Columns.Absent"/>; an empty cell is the file's zone.</param>
    /// <param name="utc">The instant.</param>
    public bool TryReadInstant(RecordReader row, int dateOrdinal, int timeOrdinal, int zoneOrdinal, out DateTime utc) =>
        TryReadInstant(row, dateOrdinal, timeOrdinal, zoneOrdinal, isUtc: false, out utc);

    /// <summary>Reads a date with or without time that is UTC, whatever the zone of the shop's days, or rejects the row.</summary>
    public bool TryReadUtcInstant(RecordReader row, int ordinal, out DateTime utc) =>
        TryReadInstant(row, ordinal, Columns.Absent, Columns.Absent, isUtc: true, out utc);

    /// <summary>Reads a date with or without time that is part of a cell; null where it is none, or one that lies ahead.</summary>
    internal DateTime? ReadInstant(ReadOnlySpan<char> text)
    {
        if (!DateReader.TryRead(text, context.Dialect.DateOrder, out var time, out var offset, out var hasTime)) return null;
        var instant = Resolve(time, offset, hasTime);
        return IsAhead(instant) ? null : instant;
    }

    private bool IsAhead(DateTime instant) => (instant.Kind == DateTimeKind.Utc ? instant : context.ShopTimes.ToUtc(instant)) > context.Latest;

    private bool TryReadInstant(RecordReader row, int dateOrdinal, int timeOrdinal, int zoneOrdinal, bool isUtc, out DateTime utc)
    {
        utc = default;
        if (!TryReadDate(row, dateOrdinal, out var time, out var offset, out var hasTime)) return false;
        if (!TryReadTimeOfDay(row, timeOrdinal, ref time, ref offset, ref hasTime)) return false;
        if (offset is null && hasTime && !TryReadZone(row, zoneOrdinal, time, out offset)) return false;
        utc = Resolve(time, offset ?? (isUtc ? TimeSpan.Zero : null), hasTime);
        if (!IsAhead(utc)) return true;
        Reject(row, dateOrdinal, new("date-future"));
        return false;
    }

    /// <summary>A date alone is a day of the shop's, wherever the file's clock stands.</summary>
    private DateTime Resolve(DateTime time, TimeSpan? offset, bool hasTime)
    {
        if (offset is { } stated) return DateTime.SpecifyKind(time - stated, DateTimeKind.Utc);
        return hasTime && !context.TimesAreShops ? context.LocalTimes.ToUtc(time) : DateTime.SpecifyKind(time, DateTimeKind.Unspecified);
    }

    private bool TryReadDate(RecordReader row, int ordinal, out DateTime time, out TimeSpan? offset, out bool hasTime)
    {
        var text = CellText.Of(row, ordinal);
        if (context.Dialect.HasSerialDays(ordinal) && DateReader.TryReadSerialDay(text, out time, out hasTime))
        {
            offset = null;
            Remark("note-serial-days", Money.Zero, HeaderOf(ordinal));
            return true;
        }
        if (DateReader.TryRead(text, context.Dialect.DateOrder, out time, out offset, out hasTime)) return true;
        if (text.IsEmpty) Reject(row, ordinal, new("date-missing"));
        else if (Nobodies.IsTotal(text)) LeaveOut("note-totals-left-out", Money.Zero, text.ToString());
        else Reject(row, ordinal, ReasonOf(text));
        return false;
    }

    private bool TryReadTimeOfDay(RecordReader row, int ordinal, ref DateTime time, ref TimeSpan? offset, ref bool hasTime)
    {
        var text = CellText.Of(row, ordinal);
        if (text.IsEmpty) return true;
        if (!DateReader.TryReadTimeOfDay(text, out var timeOfDay, out var stated))
        {
            Reject(row, ordinal, new("not-a-time"));
            return false;
        }
        time = time.Date + timeOfDay.ToTimeSpan();
        offset = stated ?? offset;
        hasTime = true;
        return true;
    }

    private bool TryReadZone(RecordReader row, int ordinal, DateTime time, out TimeSpan? offset)
    {
        offset = null;
        var text = CellText.Of(row, ordinal);
        if (text.IsEmpty) return true;
        offset = ZoneNames.OffsetOf(text, time);
        if (offset is not null) return true;
        Reject(row, ordinal, new("zone-unknown"));
        return false;
    }

    private ImportMessage ReasonOf(ReadOnlySpan<char> date) => DateReader.FaultOf(date, context.Dialect.DateOrder) switch
    {
        DateFault.Zero => new("date-zero"),
        DateFault.NoSuchDay => new("date-no-day"),
        DateFault.NoSuchMonth => new("date-no-month"),
        DateFault.NoSuchYear => new("date-no-century"),
        DateFault.Number => new("date-number"),
        DateFault.NoYear => new("date-no-year"),
        DateFault.Words => new("date-words"),
        _ => context.Dialect.DateOrder == DateOrder.MonthDayYear ? new("not-a-date-month-first") : new("not-a-date-day-first"),
    };

    /// <summary>
    /// Reads a date without a time; null where the cell is empty or states that there is no date, such as 0000-00-00, and, with
    /// a remark, where it has no year. Rejects the row where it is something else.
    /// </summary>
    public bool TryReadOptionalDate(RecordReader row, int ordinal, out DateOnly? date)
    {
        date = null;
        var text = CellText.Of(row, ordinal);
        if (text.IsEmpty || DateReader.IsZero(text) || IsNoValue(text)) return true;
        if ((context.Dialect.HasSerialDays(ordinal) && DateReader.TryReadSerialDay(text, out var time, out _))
            || DateReader.TryRead(text, context.Dialect.DateOrder, out time, out _, out _))
        {
            date = DateOnly.FromDateTime(time);
            return true;
        }
        if (DateReader.FaultOf(text, context.Dialect.DateOrder) == DateFault.NoYear)
        {
            Remark("note-date-no-year", Money.Zero, HeaderOf(ordinal));
            return true;
        }
        Reject(row, ordinal, ReasonOf(text));
        return false;
    }

    private static bool IsNoValue(ReadOnlySpan<char> text) => text.Length <= 4 && text is "-" or "--" or "n/a" or "N/A" or "NULL" or "null" or "None" or "none";

    /// <summary>Reads a number, or rejects the row where there is none or one in another currency than the shop's.</summary>
    public bool TryReadNumber(RecordReader row, int ordinal, out ExactNumber number)
    {
        var text = CellText.Of(row, ordinal);
        var mark = row.IsNumber(ordinal) ? DecimalMark.Point : context.Dialect.MarkOf(ordinal);
        if (!NumberReader.TryRead(text, mark, out number, out var unit))
        {
            Reject(row, ordinal, text.IsEmpty ? new("number-missing") : NotANumber(mark));
            return false;
        }
        number = context.Dialect.Scale(ordinal, number);
        if (unit.IsEmpty || Currency.TryRead(unit, context.Currency, out var code) && code == context.Currency) return true;
        Reject(row, ordinal, Currency.TryRead(unit, context.Currency, out code) ? new("amount-currency", code, context.Currency) : NotANumber(mark));
        return false;
    }

    private static ImportMessage NotANumber(DecimalMark mark) =>
        mark == DecimalMark.Point ? new("not-a-number-point") : new("not-a-number-comma");

    /// <summary>Reads a number; zero where the cell is empty. Rejects the row where it is something else.</summary>
    public bool TryReadOptionalNumber(RecordReader row, int ordinal, out ExactNumber number)
    {
        number = default;
        return row.Field(ordinal).IsEmpty || TryReadNumber(row, ordinal, out number);
    }

    /// <summary>Reads a number that may have a per cent sign; zero where the cell is empty. Rejects the row where it is something else.</summary>
    public bool TryReadOptionalShare(RecordReader row, int ordinal, out ExactNumber number, out bool isPerCent)
    {
        var text = row.Field(ordinal);
        isPerCent = text.EndsWith('%');
        if (!isPerCent) return TryReadOptionalNumber(row, ordinal, out number);
        if (NumberReader.TryRead(text[..^1], context.Dialect.MarkOf(ordinal), out number, out var unit) && unit.IsEmpty) return true;
        Reject(row, ordinal, NotANumber(context.Dialect.MarkOf(ordinal)));
        return false;
    }

    /// <summary>Reads a number without rejecting the row; false where the cell holds none.</summary>
    internal bool TryPeekNumber(RecordReader row, int ordinal, out ExactNumber number)
    {
        var text = CellText.Of(row, ordinal);
        number = default;
        var mark = row.IsNumber(ordinal) ? DecimalMark.Point : context.Dialect.MarkOf(ordinal);
        if (text.IsEmpty || !NumberReader.TryRead(text.EndsWith('%') ? text[..^1] : text, mark, out number, out _)) return false;
        number = context.Dialect.Scale(ordinal, number);
        return true;
    }

    /// <summary>True where the cell holds a date; the row is not rejected otherwise.</summary>
    internal bool HoldsDate(RecordReader row, int ordinal) =>
        !row.Field(ordinal).IsEmpty && DateReader.TryRead(CellText.Of(row, ordinal), context.Dialect.DateOrder, out _, out _, out _);

    /// <summary>Rejects the row where it names another currency than the shop's, by code, sign or word; an empty cell is the shop's.</summary>
    public bool TryAcceptCurrency(RecordReader row, int ordinal)
    {
        var text = row.Field(ordinal);
        if (text.IsEmpty || text.Equals(context.Currency, StringComparison.OrdinalIgnoreCase)) return true;
        var isKnown = Currency.TryRead(CellText.Clean(text), context.Currency, out var other);
        if (isKnown && other == context.Currency) return true;
        Reject(row, ordinal, isKnown ? new("amount-currency", other ?? "", context.Currency) : new("currency-no-code"));
        return false;
    }

    private string HeaderOf(int ordinal) => (uint)ordinal < (uint)context.Header.Count ? context.Header[ordinal] : "";

    /// <summary>What several rows gave reason to say.</summary>
    private sealed class RowRemark(string code, IReadOnlyList<string> arguments)
    {
        private long rows;
        private Int128 amount;

        internal void Add(Money value)
        {
            rows++;
            amount += value.TenThousandths;
        }

        internal ImportMessage ToMessage() => new(
            code, [ImportMessage.Number(rows), ImportMessage.Number(new Money((long)Int128.Clamp(amount, long.MinValue, long.MaxValue))), .. arguments]);
    }
}
