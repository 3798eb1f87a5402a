using System.Text;
using Insights.Data.Import.Formats;
using Insights.Data.Import.Questions;

namespace Insights.Data.Import.Reading;

/// <summary>
/// Finds out which decimal mark and date order a file uses. What it cannot know it asks: a file in which every date
/// and every number can be read in two ways is refused with a question.
/// </summary>
internal sealed class DialectDetector(FormatMatch match, bool writesDecimalPoints, DialectOptions stated, Questionnaire questions)
{
    private const int RowsLookedAtInAnyCase = 1_000;

    private readonly IReadOnlyList<int> numbers = match.Columns.Holding(ColumnContent.Number);
    private readonly IReadOnlyList<int> dates = match.Columns.Holding(ColumnContent.Date);
    private bool certainPoint, certainComma, dayFirst, monthFirst;
    private string? ambiguousNumber, ambiguousDate;

    /// <summary>Looks at the first rows, and at as many more as it takes.</summary>
    /// <exception cref="ImportException">Decimal mark or date order cannot be told from the file.</exception>
    internal async Task<Dialect> DetectAsync(RecordReader rows, Encoding encoding, char delimiter, CancellationToken cancellationToken)
    {
        for (var row = 0; await rows.ReadAsync(cancellationToken); row++)
        {
            foreach (var ordinal in numbers)
                if (!rows.IsNumber(ordinal)) LookAtNumber(rows.Field(ordinal));
            foreach (var ordinal in dates) LookAtDate(rows.Field(ordinal));
            if (row >= RowsLookedAtInAnyCase && IsDecided) break;
        }
        return new Dialect(encoding, delimiter, DecideMark(), DecideOrder());
    }

    private bool IsDecided =>
        (stated.DecimalMark is not null || writesDecimalPoints || certainPoint || certainComma)
        && (stated.DateOrder is not null || ambiguousDate is null || dayFirst || monthFirst);

    private DecimalMark DecideMark()
    {
        if (stated.DecimalMark is { } mark) return mark;
        if (certainComma != certainPoint) return certainComma ? DecimalMark.Comma : DecimalMark.Point;
        if (certainComma && !writesDecimalPoints)
            return AskMark(new("numbers-mixed"), "comma");
        if (ambiguousNumber is null || writesDecimalPoints) return DecimalMark.Point;
        return AskMark(new("number-ambiguous", ambiguousNumber), ambiguousNumber.Contains('.', StringComparison.Ordinal) ? "comma" : "point");
    }

    private DateOrder DecideOrder()
    {
        if (stated.DateOrder is { } order) return order;
        if (dayFirst != monthFirst) return dayFirst ? DateOrder.DayMonthYear : DateOrder.MonthDayYear;
        if (dayFirst) return AskOrder(new("dates-mixed"));
        return ambiguousDate is null ? DateOrder.DayMonthYear : match.DateOrder ?? AskOrder(new("date-ambiguous", ambiguousDate));
    }

    private DecimalMark AskMark(ImportMessage text, string proposal) =>
        questions.Ask(new ImportQuestion("decimal", text, [new("point", new("choice-decimal-point")), new("comma", new("choice-decimal-comma"))], proposal)) == "comma"
            ? DecimalMark.Comma
            : DecimalMark.Point;

    private DateOrder AskOrder(ImportMessage text) =>
        questions.Ask(new ImportQuestion("date-order", text, [new("dmy", new("choice-day-first")), new("mdy", new("choice-month-first"))], "dmy")) == "mdy"
            ? DateOrder.MonthDayYear
            : DateOrder.DayMonthYear;

    private void LookAtDate(ReadOnlySpan<char> text)
    {
        if (text.IsEmpty) return;
        var evidence = DateReader.EvidenceOf(text, out var isAmbiguous);
        dayFirst |= evidence == DateOrder.DayMonthYear;
        monthFirst |= evidence == DateOrder.MonthDayYear;
        if (isAmbiguous) ambiguousDate ??= text.ToString();
    }

    private void LookAtNumber(ReadOnlySpan<char> text)
    {
        var last = text.LastIndexOfAny('.', ',');
        if (last < 0) return;
        var mark = text[last];
        var other = mark == '.' ? ',' : '.';
        var before = text[..last];
        var digitsAfter = CountDigits(text[(last + 1)..]);
        if (before.Contains(mark))
        {
            // 1.234.567: a mark that comes twice separates groups.
            if (!before.Contains(other)) Found(decimalMark: other);
        }
        else if (before.Contains(other))
        {
            Found(decimalMark: mark);
        }
        else if (digitsAfter == 3 && CountDigits(before) is >= 1 and <= 3 && !StartsWithZero(before))
        {
            ambiguousNumber ??= text.ToString();
        }
        else if (digitsAfter > 0)
        {
            Found(decimalMark: mark);
        }
    }

    private void Found(char decimalMark)
    {
        certainPoint |= decimalMark == '.';
        certainComma |= decimalMark == ',';
    }

    private static int CountDigits(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var c in text)
            if (char.IsAsciiDigit(c)) count++;
        return count;
    }

    private static bool StartsWithZero(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAnyInRange('0', '9');
        return first >= 0 && text[first] == '0';
    }
}
