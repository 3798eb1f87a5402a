using System.Buffers;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Planning;

/// <summary>
/// Finds decimal commas that split a number in two in a file with commas between its columns: rows are then wider than
/// the header. They are joined where one choice of number columns repairs all rows of a width, and no other does.
/// </summary>
internal sealed class DecimalCommas
{
    private const int MaxColumns = 8;
    private const int MaxDecimals = 2;

    private static readonly SearchValues<char> SignsOfWhole = SearchValues.Create("0123456789.'");

    private readonly int width;
    private readonly int[] numbers;
    private readonly IReadOnlyList<int> dates;
    private readonly Dictionary<int, List<int[]>> choices = [];
    private readonly HashSet<int> withPoints = [];
    private readonly HashSet<int> withOneDecimal = [];

    private DecimalCommas(FormatMatch match)
    {
        width = match.Columns.Header.Count;
        numbers = [.. match.Columns.Holding(ColumnContent.Number).Order()];
        dates = match.Columns.Holding(ColumnContent.Date);
    }

    /// <summary>The columns to join for each number of columns that a row can have; empty where there is nothing to repair.</summary>
    internal static async Task<IReadOnlyDictionary<int, int[]>> FindAsync(RowSource source, Header header, CancellationToken cancellationToken)
    {
        var none = new Dictionary<int, int[]>();
        if (source.IsTyped || source.Delimiter != ',' || !header.Match.HasHeader) return none;
        var commas = new DecimalCommas(header.Match);
        if (commas.numbers.Length is 0 or > MaxColumns || !source.Head.Skip(header.Row + 1).Any(row => commas.IsWide(row.Cells))) return none;
        await using var input = await source.OpenAsync(cancellationToken);
        for (var i = 0; i <= source.RowsBeforeHead + header.Row; i++) await input.Rows.ReadAsync(cancellationToken);
        while (await input.Rows.ReadAsync(cancellationToken)) commas.Observe(input.Rows);
        return commas.Decide();
    }

    private bool IsWide(IReadOnlyList<string> cells) => cells.Skip(width).Any(cell => cell.Length > 0);

    private void Observe(RecordReader row)
    {
        var extra = row.FieldCount - width;
        if (extra <= 0)
        {
            foreach (var column in numbers)
                if (row.Field(column).Contains('.')) withPoints.Add(column);
            return;
        }
        if (extra > numbers.Length) return;
        if (!choices.TryGetValue(extra, out var possible)) choices.Add(extra, possible = [.. Choose(extra, 0)]);
        possible.RemoveAll(columns => !Repairs(row, columns));
    }

    private IEnumerable<int[]> Choose(int count, int from)
    {
        if (count == 0) yield return [];
        else
            for (var i = from; i <= numbers.Length - count; i++)
                foreach (var rest in Choose(count - 1, i + 1)) yield return [numbers[i], .. rest];
    }

    /// <summary>True where the joined cells are numbers with decimals, and the cells behind fit their columns.</summary>
    private bool Repairs(RecordReader row, int[] columns)
    {
        foreach (var column in columns)
        {
            var place = JoinedRecordReader.PlaceOf(column, columns);
            if (!IsWhole(row.Field(place)) || !AreDecimals(row.Field(place + 1))) return false;
            if (row.Field(place + 1).Length < MaxDecimals) withOneDecimal.Add(column);
        }
        foreach (var date in dates)
        {
            var text = row.Field(JoinedRecordReader.PlaceOf(date, columns));
            if (!text.IsEmpty && !DateReader.TryRead(text, DateOrder.DayMonthYear, out _, out _, out _) && !DateReader.TryRead(text, DateOrder.MonthDayYear, out _, out _, out _)) return false;
        }
        foreach (var number in numbers)
        {
            if (columns.Contains(number)) continue;
            var text = row.Field(JoinedRecordReader.PlaceOf(number, columns));
            // 05 is no whole number, but what stands behind a decimal comma.
            var isDecimals = text.Length > 1 && text[0] == '0' && char.IsAsciiDigit(text[1]);
            if (isDecimals || (!text.IsEmpty && !NumberReader.TryRead(text, DecimalMark.Comma, out _))) return false;
        }
        return true;
    }

    private static bool IsWhole(ReadOnlySpan<char> text)
    {
        text = text.TrimStart("-+ €$£");
        return !text.IsEmpty && !text.ContainsAnyExcept(SignsOfWhole) && text[0] != '.';
    }

    private static bool AreDecimals(ReadOnlySpan<char> text)
    {
        text = text.TrimEnd(" €$£");
        return text.Length is > 0 and <= MaxDecimals && !text.ContainsAnyExceptInRange('0', '9');
    }

    private Dictionary<int, int[]> Decide()
    {
        var joins = new Dictionary<int, int[]>();
        foreach (var (extra, possible) in choices)
        {
            possible.RemoveAll(columns => columns.Any(withPoints.Contains));
            // Money has two decimals, where several choices are possible.
            if (possible.Count > 1) possible.RemoveAll(columns => columns.Any(withOneDecimal.Contains));
            if (possible.Count == 1) joins.Add(width + extra, possible[0]);
        }
        return joins;
    }
}
