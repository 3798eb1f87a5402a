using CsCheck;
using Insights.Data.Import.Reading;

namespace Insights.Data.Tests.Import.Reading;

public sealed class NumberReaderTests
{
    [Theory]
    [InlineData("1.234,56", 1234.56, "")]
    [InlineData("1 234 567,89", 1234567.89, "")]
    [InlineData("1\u202f234,56 €", 1234.56, "€")]
    [InlineData("1'234,50", 1234.5, "")]
    [InlineData("25.-", 25, "")]
    [InlineData("25,--", 25, "")]
    [InlineData("25,- €", 25, "€")]
    [InlineData("CHF 25.–", 25, "CHF")]
    [InlineData("Fr. 1'200,50", 1200.5, "Fr.")]
    [InlineData("12,3E+2", 1230, "")]
    [InlineData("+7,5", 7.5, "")]
    [InlineData("7,5-", -7.5, "")]
    [InlineData("(1.234,56) €", -1234.56, "€")]
    [InlineData("-€ 5", -5, "€")]
    [InlineData("€-5,00", -5, "€")]
    [InlineData("kr 100,00", 100, "kr")]
    [InlineData("100,00 zł", 100, "zł")]
    [InlineData("US$ 3", 3, "US$")]
    [InlineData("3 US-Dollar", 3, "US-Dollar")]
    [InlineData(",50", 0.5, "")]
    public void A_number_is_read_with_what_stands_beside_it(string text, double expected, string unit)
    {
        Assert.True(NumberReader.TryRead(text, DecimalMark.Comma, out var number, out var found));

        Assert.Equal(((decimal)expected, unit), (number.ToMoney().Amount, found.ToString()));
    }

    [Theory]
    [InlineData("-1.234,56-")]
    [InlineData("--5")]
    [InlineData("(-5)")]
    [InlineData("1.23.456,00")]
    [InlineData("1.234 567,00")]
    [InlineData("1.23E+11")]
    [InlineData("12.5")]
    [InlineData("€ 5 €")]
    [InlineData("5 10")]
    [InlineData("€")]
    [InlineData("-")]
    [InlineData("10 %")]
    [InlineData("13.01.2025")]
    public void What_is_no_number_with_a_decimal_comma_is_not_read(string text) =>
        Assert.False(NumberReader.TryRead(text, DecimalMark.Comma, out _, out _));

    [Fact]
    public void What_is_written_in_any_spelling_is_read_back() =>
        Gen.Select(Gen.Long[-9_999_999_999, 9_999_999_999], Gen.Bool, OneOf(".", ",", "'", " ", "\u00a0", "\u202f", ""), OneOf("", "€", "CHF", "kr."), Gen.Int[0, 4])
            .Sample((cents, isComma, group, unit, style) =>
            {
                var mark = isComma ? "," : ".";
                var text = Write(cents, mark, group == mark ? "" : group, unit, style);
                return NumberReader.TryRead(text, isComma ? DecimalMark.Comma : DecimalMark.Point, out var number, out var found)
                    && number.ToMoney().TenThousandths == cents * 100 && found.SequenceEqual(unit);
            }, iter: 2_000);

    private static string Write(long cents, string mark, string group, string unit, int style)
    {
        var digits = Math.Abs(cents / 100).ToString(System.Globalization.CultureInfo.InvariantCulture);
        for (var i = digits.Length - 3; i > 0; i -= 3) digits = digits.Insert(i, group);
        var number = $"{digits}{mark}{Math.Abs(cents % 100):D2}";
        var positive = unit.Length == 0 ? number : style % 2 == 0 ? $"{unit} {number}" : $"{number} {unit}";
        if (cents >= 0) return positive;
        return style switch
        {
            0 or 1 => "-" + positive,
            2 => $"({positive})",
            3 => unit.Length == 0 ? number + "-" : $"{number}- {unit}",
            _ => unit.Length == 0 ? "\u2212" + number : $"{unit} -{number}",
        };
    }

    private static Gen<string> OneOf(params string[] values) => Gen.Int[0, values.Length - 1].Select(place => values[place]);
}
