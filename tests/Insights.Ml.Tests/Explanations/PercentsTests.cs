using System.Globalization;
using Insights.Ml.Explanations;

namespace Insights.Ml.Tests.Explanations;

public class PercentsTests
{
    [Theory]
    [InlineData(0, "0%", "0\u00a0%")]
    [InlineData(0.62, "62%", "62\u00a0%")]
    [InlineData(1, "100%", "100\u00a0%")]
    public void A_share_is_written_as_the_language_has_it(double share, string english, string german) =>
        Assert.Equal((english, german), (share.ToPercent(Language("en")), share.ToPercent(Language("de"))));

    [Fact]
    public void A_share_with_a_decimal_has_the_languages_mark() =>
        Assert.Equal(("62.5%", "62,5\u00a0%"), (0.6249.ToPercent(Language("en"), decimals: 1), 0.6249.ToPercent(Language("de"), decimals: 1)));

    [Theory]
    [InlineData(0, "under 1%", "unter 1\u00a0%")]
    [InlineData(0.005, "under 1%", "unter 1\u00a0%")]
    [InlineData(0.0051, "1%", "1\u00a0%")]
    [InlineData(0.74, "74%", "74\u00a0%")]
    [InlineData(0.9949, "99%", "99\u00a0%")]
    [InlineData(0.995, "over 99%", "über 99\u00a0%")]
    [InlineData(1, "over 99%", "über 99\u00a0%")]
    public void A_probability_is_never_certain(double probability, string english, string german) =>
        Assert.Equal((english, german), (probability.ToChance(Language("en")), probability.ToChance(Language("de"))));

    [Fact]
    public void A_probability_near_certainty_has_no_decimals() =>
        Assert.Equal("over 99%", 0.9996.ToChance(Language("en"), decimals: 1));

    private static CultureInfo Language(string name) => CultureInfo.GetCultureInfo(name);
}
