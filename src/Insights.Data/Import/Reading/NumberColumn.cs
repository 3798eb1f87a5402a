using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Values;

namespace Insights.Data.Import.Reading;

/// <summary>What the values of one number column say about its decimal mark.</summary>
/// <param name="ordinal">The column's place, from 0.</param>
/// <param name="name">Its header.</param>
/// <param name="isQuantity">True where it counts units.</param>
internal sealed class NumberColumn(int ordinal, string name, bool isQuantity)
{
    private const string Comma = "comma";
    private const string Point = "point";

    private static readonly HashSet<string> CentWords = new(["cent", "cents", "pence", "rappen", "centimes", "centimos", "centesimi", "minor"], StringComparer.OrdinalIgnoreCase);

    private readonly bool isNamedHundredths = name.Split([' ', '_', '(', ')', '[', ']', '-', '/', ',', '.'], StringSplitOptions.RemoveEmptyEntries).Any(CentWords.Contains);
    private bool hasValues, hasFraction;
    private bool certainPoint, certainComma;
    private string? ambiguous;
    private bool hasOtherMark, hasOtherValues;
    private Int128 sumWithPoint, sumWithComma;

    internal int Ordinal => ordinal;

    /// <summary>The mark that its own values prove; null where they prove none or both.</summary>
    internal DecimalMark? Certain => certainPoint == certainComma ? null : certainComma ? DecimalMark.Comma : DecimalMark.Point;

    /// <summary>True where some values prove a point and some a comma.</summary>
    internal bool IsMixed => certainPoint && certainComma;

    /// <summary>True where the header speaks of cents and no value has a part of one.</summary>
    internal bool HoldsHundredths => isNamedHundredths && hasValues && !hasFraction;

    /// <summary>A value that is either above a thousand or has three decimals; null where there is none.</summary>
    internal string? Ambiguous => ambiguous;

    internal bool IsDecided => Certain is not null || IsMixed;

    /// <summary>Looks at a cell that a workbook stores as a number.</summary>
    internal void ObserveNumber(ReadOnlySpan<char> cell)
    {
        if (cell.IsEmpty) return;
        hasValues = true;
        var point = cell.IndexOf('.');
        hasFraction |= point >= 0 && cell[(point + 1)..].ContainsAnyExcept('0');
    }

    internal void Observe(ReadOnlySpan<char> cell)
    {
        if (cell.IsEmpty) return;
        hasValues = true;
        if (cell.IndexOfAny('.', ',') < 0)
        {
            hasOtherValues = true;
            if (!IsDecided) AddToSums(cell);
            return;
        }
        var digits = NumberReader.DigitsOf(CellText.Clean(cell));
        var last = digits.LastIndexOfAny('.', ',');
        if (last < 0) return;
        var mark = digits[last];
        var other = mark == '.' ? ',' : '.';
        var before = digits[..last];
        var after = digits[(last + 1)..];
        hasFraction |= after.Length != 3 && after.ContainsAnyExcept('0');
        if (before.Contains(other)) Found(mark);
        else if (before.Contains(mark)) FoundGroups(digits, mark);
        else if (after.ContainsAny('e', 'E')) Found(mark);
        else if (after.Length == 3 && before.Length is >= 1 and <= 3 && before[0] != '0') FoundAmbiguous(cell, mark);
        else if (after.Length > 0) Found(mark);
        if (!IsDecided) AddToSums(cell);
    }

    /// <summary>Asks which mark it is.</summary>
    /// <param name="questions">Takes the question.</param>
    /// <param name="elsewhere">The mark of the other columns; null where they have none or several.</param>
    internal DecimalMark Ask(Questionnaire questions, DecimalMark? elsewhere)
    {
        // Cents have no decimals: "1,234" of them are above a thousand.
        if (HoldsHundredths && ambiguous is not null && !hasOtherMark) return ambiguous.Contains(',', StringComparison.Ordinal) ? DecimalMark.Point : DecimalMark.Comma;
        var isOneMark = ambiguous is not null && !IsMixed && !hasOtherMark;
        var text = isOneMark ? new ImportMessage("number-ambiguous", ambiguous ?? "", name) : new ImportMessage("numbers-mixed", name);
        var (point, comma) = isOneMark ? (ValueWith('.'), ValueWith(',')) : (new("choice-decimal-point"), new("choice-decimal-comma"));
        IReadOnlyList<ImportChoice> choices = [Choice(Point, point, sumWithPoint), Choice(Comma, comma, sumWithComma)];
        var answer = questions.Ask(new ImportQuestion($"decimal:{name.ToLowerInvariant()}", text, choices, Proposal(elsewhere))
        {
            Examples = ambiguous is null ? [] : [ambiguous],
        });
        return answer == Comma ? DecimalMark.Comma : DecimalMark.Point;
    }

    /// <summary>
    /// Units that are all written with three decimals are most likely pieces: 1.000 is one. Otherwise the other columns
    /// say which mark the program writes, and without them a point in such a place is most likely one of thousands.
    /// </summary>
    private string Proposal(DecimalMark? elsewhere)
    {
        var hasPoint = ambiguous?.Contains('.', StringComparison.Ordinal) ?? false;
        if (isQuantity && !hasOtherValues && !IsMixed && !hasOtherMark) return hasPoint ? Point : Comma;
        return elsewhere switch
        {
            DecimalMark.Comma => Comma,
            DecimalMark.Point => Point,
            _ => hasPoint || IsMixed ? Comma : Point,
        };
    }

    /// <summary>What the ambiguous value is where this is the decimal mark.</summary>
    private ImportMessage ValueWith(char decimalMark)
    {
        var digits = NumberReader.DigitsOf(CellText.Clean(ambiguous)).ToString();
        return digits.Contains(decimalMark, StringComparison.Ordinal)
            ? new("choice-number-decimals", digits.Replace(',', '.'))
            : new("choice-number-thousands", digits.Replace(".", "", StringComparison.Ordinal).Replace(",", "", StringComparison.Ordinal));
    }

    private ImportChoice Choice(string value, ImportMessage text, Int128 sum) => new(value, text)
    {
        Consequence = IsMixed ? null : new("consequence-column-sum", name, ImportMessage.Number(new Money((long)Int128.Clamp(sum, long.MinValue, long.MaxValue)))),
    };

    /// <summary>1.234.567: a mark that comes twice separates groups.</summary>
    private void FoundGroups(ReadOnlySpan<char> digits, char mark)
    {
        var first = true;
        foreach (var range in digits.Split(mark))
        {
            var length = range.End.Value - range.Start.Value;
            if (first ? length > 3 : length != 3) return;
            first = false;
        }
        Found(mark == '.' ? ',' : '.');
    }

    private void FoundAmbiguous(ReadOnlySpan<char> cell, char mark)
    {
        ambiguous ??= cell.ToString();
        hasOtherMark |= !ambiguous.Contains(mark, StringComparison.Ordinal);
    }

    private void Found(char decimalMark)
    {
        certainPoint |= decimalMark == '.';
        certainComma |= decimalMark == ',';
    }

    private void AddToSums(ReadOnlySpan<char> cell)
    {
        try
        {
            if (NumberReader.TryRead(cell, DecimalMark.Point, out var number, out _)) sumWithPoint += number.ToMoney().TenThousandths;
            if (NumberReader.TryRead(cell, DecimalMark.Comma, out number, out _)) sumWithComma += number.ToMoney().TenThousandths;
        }
        catch (OverflowException)
        {
            // Beyond what money can be: the row is rejected when it is read, and has no part in the sums.
        }
    }
}
