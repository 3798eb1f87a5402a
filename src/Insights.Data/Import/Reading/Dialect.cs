using System.Text;

namespace Insights.Data.Import.Reading;

/// <summary>How a text file is written.</summary>
/// <param name="Encoding">Its characters.</param>
/// <param name="Delimiter">Between columns; a blank means any run of white space, without quotes.</param>
/// <param name="DecimalMark">In its numbers, where <see cref="ColumnMarks"/> states nothing else.</param>
/// <param name="DateOrder">Of dates that do not begin with a year of four digits.</param>
public sealed record Dialect(Encoding Encoding, char Delimiter, DecimalMark DecimalMark, DateOrder DateOrder)
{
    /// <summary>The delimiter that stands for any run of white space.</summary>
    public const char WhiteSpace = ' ';

    private DecimalMark[] marks = [];

    /// <summary>The decimal mark by the column's place from 0, as far as columns were read; may be empty.</summary>
    public IReadOnlyList<DecimalMark> ColumnMarks
    {
        get => marks;
        init => marks = [.. value];
    }

    /// <summary>Places of the date columns that hold the day numbers of spreadsheets.</summary>
    public IReadOnlyList<int> SerialDayColumns { get; init; } = [];

    /// <summary>Places of the columns that hold whole cents, pence or the like.</summary>
    public IReadOnlyList<int> HundredthColumns { get; init; } = [];

    /// <summary>A number as its column means it: cents are hundredths.</summary>
    /// <param name="ordinal">The column's place, from 0.</param>
    /// <param name="number">The number as it stands there.</param>
    internal Values.ExactNumber Scale(int ordinal, Values.ExactNumber number)
    {
        if (HundredthColumns.Count == 0) return number;
        foreach (var column in HundredthColumns)
            if (column == ordinal) return number with { Decimals = number.Decimals + 2 };
        return number;
    }

    /// <summary>The decimal mark in a column.</summary>
    /// <param name="ordinal">The column's place, from 0.</param>
    public DecimalMark MarkOf(int ordinal) => (uint)ordinal < (uint)marks.Length ? marks[ordinal] : DecimalMark;

    /// <summary>True where a column holds days as spreadsheets count them, such as 45670 for 13 January 2025.</summary>
    /// <param name="ordinal">The column's place, from 0.</param>
    public bool HasSerialDays(int ordinal)
    {
        if (SerialDayColumns.Count == 0) return false;
        foreach (var column in SerialDayColumns)
            if (column == ordinal) return true;
        return false;
    }

    /// <summary>One short sentence for people.</summary>
    public string Describe()
    {
        var delimiter = Delimiter switch
        {
            WhiteSpace => "white space",
            '\t' => "tab",
            _ => $"'{Delimiter}'",
        };
        var mark = DecimalMark == DecimalMark.Point ? "decimal point" : "decimal comma";
        var order = DateOrder switch
        {
            DateOrder.MonthDayYear => "month before day",
            DateOrder.YearMonthDay => "year before month",
            _ => "day before month",
        };
        return $"{Encoding.WebName}, columns separated by {delimiter}, {mark}, {order}";
    }
}
