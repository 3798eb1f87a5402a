using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;

namespace Insights.Data.Import.Reading;

/// <summary>What the values of a file's date columns say about the order of their numbers.</summary>
internal sealed class DateColumns
{
    private const string DayFirst = "dmy";
    private const string MonthFirst = "mdy";
    private const string YearFirst = "ymd";

    private bool hasAny, isMixed, hasFourDigits, hasHyphens;
    private bool dayFirst = true, monthFirst = true, yearFirst = true;
    private bool ordersDiffer;
    private string? example;
    private int leastFirst = int.MaxValue, mostFirst = int.MinValue, leastThird = int.MaxValue, mostThird = int.MinValue;

    /// <summary>True where no further date can change anything.</summary>
    internal bool IsDecided => !hasAny || !ordersDiffer || isMixed || (!yearFirst && dayFirst != monthFirst);

    internal void Observe(ReadOnlySpan<char> cell)
    {
        if (cell.IsEmpty || !DateReader.TryReadOpenTriple(CellText.Clean(cell), out var first, out var second, out var third, out var separator)) return;
        var isShort = third < 100;
        var asDay = second is >= 1 and <= 12 && first is >= 1 and <= 31;
        var asMonth = first is >= 1 and <= 12 && second is >= 1 and <= 31;
        var asYear = isShort && second is >= 1 and <= 12 && third is >= 1 and <= 31;
        if (!asDay && !asMonth && !asYear) return;
        hasAny = true;
        hasFourDigits |= !isShort;
        hasHyphens |= separator == '-';
        (dayFirst, monthFirst, yearFirst) = (dayFirst && asDay, monthFirst && asMonth, yearFirst && asYear);
        isMixed |= !dayFirst && !monthFirst && !yearFirst;
        if (!isShort && first == second) return;
        if (isShort && first == second && second == third) return;
        ordersDiffer = true;
        example ??= cell.ToString();
        if (!isShort) return;
        (leastFirst, mostFirst) = (Math.Min(leastFirst, DateReader.FullYear(first)), Math.Max(mostFirst, DateReader.FullYear(first)));
        (leastThird, mostThird) = (Math.Min(leastThird, DateReader.FullYear(third)), Math.Max(mostThird, DateReader.FullYear(third)));
    }

    /// <summary>The order, requested where the values leave it open.</summary>
    internal DateOrder Decide(Questionnaire questions, DateOrder? usual)
    {
        if (!hasAny || !ordersDiffer) return DateOrder.DayMonthYear;
        if (isMixed) return Ask(questions, new("dates-mixed"), [DayFirst, MonthFirst], DayFirst);
        if (yearFirst && (dayFirst || monthFirst) && YearIsUnlikely) yearFirst = false;
        string[] possible = [.. Possible()];
        return possible.Length == 1 ? OrderOf(possible[0]) : usual ?? Ask(questions, new("date-ambiguous", example ?? ""), possible, Proposal);
    }

    private IEnumerable<string> Possible()
    {
        if (dayFirst) yield return DayFirst;
        if (monthFirst) yield return MonthFirst;
        if (yearFirst) yield return YearFirst;
    }

    private int SpreadOfFirst => mostFirst - leastFirst;

    private int SpreadOfThird => mostThird - leastThird;

    /// <summary>
    /// A shop's dates lie within few years, its days within whole months: the number that differs less is the year. With
    /// slashes the year comes last in case of doubt, with hyphens it is a question.
    /// </summary>
    private bool YearIsUnlikely => hasFourDigits || SpreadOfThird < SpreadOfFirst || (SpreadOfThird == SpreadOfFirst && !hasHyphens);

    private string Proposal => yearFirst && (SpreadOfFirst < SpreadOfThird || (!dayFirst && !monthFirst) || mostFirst > mostThird) ? YearFirst : dayFirst ? DayFirst : MonthFirst;

    private static DateOrder Ask(Questionnaire questions, ImportMessage text, IReadOnlyList<string> orders, string proposal) =>
        OrderOf(questions.Ask(new ImportQuestion("date-order", text, [.. orders.Select(order => new ImportChoice(order, TextOf(order)))], proposal)));

    private static ImportMessage TextOf(string order) => order switch
    {
        MonthFirst => new("choice-month-first"),
        YearFirst => new("choice-year-first"),
        _ => new("choice-day-first"),
    };

    private static DateOrder OrderOf(string? order) => order switch
    {
        MonthFirst => DateOrder.MonthDayYear,
        YearFirst => DateOrder.YearMonthDay,
        _ => DateOrder.DayMonthYear,
    };
}
