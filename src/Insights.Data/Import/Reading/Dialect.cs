using System.Text;

namespace Insights.Data.Import.Reading;

/// <summary>How a text file is written.</summary>
/// <param name="Encoding">Its characters.</param>
/// <param name="Delimiter">Between columns; a blank means any run of white space, without quotes.</param>
/// <param name="DecimalMark">In its numbers.</param>
/// <param name="DateOrder">Of dates that do not begin with the year.</param>
public sealed record Dialect(Encoding Encoding, char Delimiter, DecimalMark DecimalMark, DateOrder DateOrder)
{
    /// <summary>The delimiter that stands for any run of white space.</summary>
    public const char WhiteSpace = ' ';

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
        var order = DateOrder == DateOrder.DayMonthYear ? "day before month" : "month before day";
        return $"{Encoding.WebName}, columns separated by {delimiter}, {mark}, {order}";
    }
}
