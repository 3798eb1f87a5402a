using System.Text;
using Insights.Data.Import.Messages;
using Insights.Data.Import.Questions;
using Insights.Data.Import.Reading;
using Insights.Data.Import.Rows;

namespace Insights.Data.Import.Planning;

/// <summary>
/// Finds out which decimal mark each number column and which date order a file uses. What it cannot know it asks: a column
/// in which every number, or a file in which every date, can be read in two ways is never guessed at.
/// </summary>
internal sealed class DialectDetector(FormatMatch match, bool writesDecimalPoints, DialectOptions stated, Questionnaire questions)
{
    private const int MinSampledRows = 1_000;
    private const string QuantityField = "quantity";

    private readonly NumberColumn[] numbers =
        [.. match.Columns.Holding(ColumnContent.Number).Select(ordinal => new NumberColumn(ordinal, match.Columns.Header[ordinal], ordinal == match.Columns[QuantityField]))];

    private readonly IReadOnlyList<int> dateOrdinals = match.Columns.Holding(ColumnContent.Date);
    private readonly bool[] holdsSerialDays = [.. match.Columns.Holding(ColumnContent.Date).Select(_ => false)];
    private readonly bool[] holdsOtherDates = [.. match.Columns.Holding(ColumnContent.Date).Select(_ => false)];
    private readonly DateColumns dates = new();

    /// <summary>Reads the first rows, and as many more as it takes.</summary>
    /// <exception cref="ImportException">An answer is none of the choices.</exception>
    internal async Task<Dialect> DetectAsync(RecordReader rows, Encoding encoding, char delimiter, CancellationToken cancellationToken)
    {
        for (var row = 0; await rows.ReadAsync(cancellationToken); row++)
        {
            foreach (var column in numbers)
                if (rows.IsNumber(column.Ordinal)) column.ObserveNumber(rows.Field(column.Ordinal));
                else column.Observe(rows.Field(column.Ordinal));
            for (var i = 0; i < dateOrdinals.Count; i++) ObserveDate(i, rows.Field(dateOrdinals[i]));
            if (row >= MinSampledRows && IsDecided && !Array.Exists(numbers, column => column.HoldsHundredths)) break;
        }
        var elsewhere = MarkOfOthers();
        var marks = new DecimalMark[match.Columns.Header.Count];
        Array.Fill(marks, stated.DecimalMark ?? elsewhere ?? DecimalMark.Point);
        foreach (var column in numbers) marks[column.Ordinal] = Decide(column, elsewhere, delimiter);
        return new Dialect(encoding, delimiter, stated.DecimalMark ?? elsewhere ?? MarkInMost(marks), stated.DateOrder ?? dates.Decide(questions, match.DateOrder))
        {
            ColumnMarks = marks,
            HundredthColumns = [.. numbers.Where(column => column.HoldsHundredths).Select(column => column.Ordinal)],
            SerialDayColumns = [.. dateOrdinals.Where((_, i) => holdsSerialDays[i] && !holdsOtherDates[i])],
        };
    }

    private bool IsDecided =>
        (stated.DecimalMark is not null || writesDecimalPoints || Array.TrueForAll(numbers, column => column.IsDecided))
        && (stated.DateOrder is not null || dates.IsDecided);

    private void ObserveDate(int place, ReadOnlySpan<char> cell)
    {
        if (cell.IsEmpty) return;
        dates.Observe(cell);
        if (holdsOtherDates[place]) return;
        var isSerialDay = DateReader.TryReadSerialDay(CellText.Clean(cell), out _, out _);
        holdsSerialDays[place] |= isSerialDay;
        holdsOtherDates[place] |= !isSerialDay;
    }

    /// <summary>The mark that all columns agree on whose own values prove one; null where there is none.</summary>
    private DecimalMark? MarkOfOthers()
    {
        DecimalMark[] certain = [.. numbers.Select(column => column.Certain).OfType<DecimalMark>().Distinct()];
        return certain.Length == 1 ? certain[0] : null;
    }

    private DecimalMark MarkInMost(DecimalMark[] marks) =>
        numbers.Count(column => marks[column.Ordinal] == DecimalMark.Comma) > numbers.Length / 2 ? DecimalMark.Comma : DecimalMark.Point;

    private DecimalMark Decide(NumberColumn column, DecimalMark? elsewhere, char delimiter)
    {
        if (stated.DecimalMark is { } mark) return mark;
        if (column.Certain is { } certain) return certain;
        if (column.IsMixed) return writesDecimalPoints ? DecimalMark.Point : column.Ask(questions, elsewhere);
        if (column.Ambiguous is not { } example) return elsewhere ?? DecimalMark.Point;
        if (writesDecimalPoints) return DecideKnownProgram(column, example, elsewhere, delimiter);
        var isDecimalElsewhere = elsewhere is { } other && example.Contains(other == DecimalMark.Point ? '.' : ',', StringComparison.Ordinal);
        return isDecimalElsewhere ? elsewhere ?? DecimalMark.Point : column.Ask(questions, elsewhere);
    }

    /// <summary>
    /// Programs that write decimal points write no three decimals: "1.234" shows that a spreadsheet has saved the file again,
    /// and its other columns or its delimiter say in which language.
    /// </summary>
    private DecimalMark DecideKnownProgram(NumberColumn column, string example, DecimalMark? elsewhere, char delimiter)
    {
        if (elsewhere is { } mark) return mark;
        return delimiter == ';' && example.Contains('.', StringComparison.Ordinal) ? column.Ask(questions, elsewhere) : DecimalMark.Point;
    }
}
