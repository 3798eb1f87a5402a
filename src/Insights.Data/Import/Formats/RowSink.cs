using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Shops;
using Insights.Data.Values;

namespace Insights.Data.Import.Formats;

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

    /// <summary>What the rows gave reason to say, each with the number of its rows.</summary>
    internal IReadOnlyList<ImportMessage> Remarks => [.. remarks.Values.Select(remark => remark.ToMessage())];

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

    /// <summary>Leaves out the current row, which was understood and is no sale.</summary>
    /// <param name="code">Why: the code of a message whose arguments are the number of such rows, their value, and <paramref name="arguments"/>.</param>
    /// <param name="amount">The row's value as the file writes it.</param>
    /// <param name="arguments">What rows of the same reason have in common, such as the word of their status.</param>
    public void LeaveOut(string code, Money amount, params IReadOnlyList<string> arguments)
    {
        LeftOut++;
        Remark(code, amount, arguments);
    }

    /// <summary>Remarks on the current row, which is imported all the same; rows of the same remark are said once.</summary>
    /// <inheritdoc cref="LeaveOut"/>
    public void Remark(string code, Money amount, params IReadOnlyList<string> arguments)
    {
        var key = $"{code}\n{string.Join('\n', arguments)}";
        if (!remarks.TryGetValue(key, out var remark))
        {
            // A file of many different reasons is said as one that has more of them.
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

    /// <summary>Reads a date with or without time as an instant, or rejects the row.</summary>
    public bool TryReadInstant(RecordReader row, int ordinal, out DateTime utc) =>
        TryReadInstant(row, ordinal, Columns.Absent, out utc);

    /// <summary>Reads a date and a time of day from two columns as an instant, or rejects the row.</summary>
    public bool TryReadInstant(RecordReader row, int dateOrdinal, int timeOrdinal, out DateTime utc) =>
        TryReadInstant(row, dateOrdinal, timeOrdinal, isUtc: false, out utc);

    /// <summary>Reads a date with or without time that is UTC, whatever the zone of the shop's days, or rejects the row.</summary>
    public bool TryReadUtcInstant(RecordReader row, int ordinal, out DateTime utc) =>
        TryReadInstant(row, ordinal, Columns.Absent, isUtc: true, out utc);

    private bool TryReadInstant(RecordReader row, int dateOrdinal, int timeOrdinal, bool isUtc, out DateTime utc)
    {
        utc = default;
        var text = row.Field(dateOrdinal);
        if (text.IsEmpty)
        {
            Reject(row, dateOrdinal, new("date-missing"));
            return false;
        }
        if (!DateReader.TryRead(text, context.Dialect.DateOrder, out var time, out var offset, out var hasTime))
        {
            Reject(row, dateOrdinal, context.Dialect.DateOrder == DateOrder.DayMonthYear ? new("not-a-date-day-first") : new("not-a-date-month-first"));
            return false;
        }
        var timeText = row.Field(timeOrdinal);
        if (!timeText.IsEmpty)
        {
            if (!DateReader.TryReadTimeOfDay(timeText, out var timeOfDay))
            {
                Reject(row, timeOrdinal, new("not-a-time"));
                return false;
            }
            time = time.Date + timeOfDay.ToTimeSpan();
            hasTime = true;
        }
        utc = offset is not null || isUtc
            ? DateTime.SpecifyKind(time - (offset ?? TimeSpan.Zero), DateTimeKind.Utc)
            // A date alone is a day of the shop's, wherever the file's clock stands.
            : (hasTime ? context.LocalTimes : context.ShopTimes).ToUtc(time);
        if (utc <= context.Latest) return true;
        Reject(row, dateOrdinal, new("date-future"));
        return false;
    }

    /// <summary>Reads a date without a time; null where the cell is empty. Rejects the row where it is something else.</summary>
    public bool TryReadOptionalDate(RecordReader row, int ordinal, out DateOnly? date)
    {
        date = null;
        var text = row.Field(ordinal);
        if (text.IsEmpty) return true;
        if (!DateReader.TryRead(text, context.Dialect.DateOrder, out var time, out _, out _))
        {
            Reject(row, ordinal, new("not-a-date"));
            return false;
        }
        date = DateOnly.FromDateTime(time);
        return true;
    }

    /// <summary>Reads a number, or rejects the row where there is none.</summary>
    public bool TryReadNumber(RecordReader row, int ordinal, out ExactNumber number)
    {
        var text = row.Field(ordinal);
        if (NumberReader.TryRead(text, context.Dialect.DecimalMark, out number)) return true;
        Reject(row, ordinal, text.IsEmpty
            ? new("number-missing")
            : context.Dialect.DecimalMark == DecimalMark.Point ? new("not-a-number-point") : new("not-a-number-comma"));
        return false;
    }

    /// <summary>Reads a number; zero where the cell is empty. Rejects the row where it is something else.</summary>
    public bool TryReadOptionalNumber(RecordReader row, int ordinal, out ExactNumber number)
    {
        number = default;
        return row.Field(ordinal).IsEmpty || TryReadNumber(row, ordinal, out number);
    }

    /// <summary>Rejects the row where it names another currency than the shop's; an empty cell is the shop's.</summary>
    public bool TryAcceptCurrency(RecordReader row, int ordinal)
    {
        var text = row.Field(ordinal);
        if (text.IsEmpty || text.Equals(context.Currency, StringComparison.OrdinalIgnoreCase)) return true;
        Reject(row, ordinal, Currency.TryParse(text, out var other)
            ? new("amount-currency", other, context.Currency)
            : new("currency-no-code"));
        return false;
    }

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
