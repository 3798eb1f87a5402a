using System.Text;
using Insights.Data.Values;

namespace Insights.Data.Tests.Values;

public class CsvTextTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("say \"hi\"", "\"say \"\"hi\"\"\"")]
    [InlineData("two\nlines", "\"two\nlines\"")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("@cmd", "'@cmd")]
    [InlineData("-12.50", "-12.50")]
    [InlineData("+49 341 1", "'+49 341 1")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void Cells_are_quoted_and_no_text_becomes_a_formula(string? text, string expected) =>
        Assert.Equal(expected, CsvText.Append(new StringBuilder(), text).ToString());
}
