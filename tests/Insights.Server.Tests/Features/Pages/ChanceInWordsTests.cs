using System.Globalization;
using Insights.Server.Features.Pages;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Tests.Features.Pages;

public class ChanceInWordsTests
{
    [Theory]
    [InlineData(0.74, 0.62, 0.84, "It happens with about 74 in 100 customers like this, somewhere between 62 and 84.", "Das trifft auf etwa 74 von 100 solchen Kunden zu, irgendwo zwischen 62 und 84.")]
    [InlineData(0.97, 0.9, 0.9991, "It happens with about 97 in 100 customers like this, somewhere between 90 and over 99.", "Das trifft auf etwa 97 von 100 solchen Kunden zu, irgendwo zwischen 90 und über 99.")]
    [InlineData(0.02, 0.001, 0.05, "It happens with about 2 in 100 customers like this, somewhere between under 1 and 5.", "Das trifft auf etwa 2 von 100 solchen Kunden zu, irgendwo zwischen unter 1 und 5.")]
    [InlineData(0.998, 0.97, 0.9991, "Over 99%: that is how often it happens with customers like this, somewhere between 97% and over 99%.", "Über 99\u00a0%: So oft trifft das auf solche Kunden zu, irgendwo zwischen 97\u00a0% und über 99\u00a0%.")]
    public void A_wide_interval_is_shown_with_both_ends(double chance, double low, double high, string english, string german) =>
        Assert.Equal((english, german), (InWords("en", chance, new IntervalView(low, high)), InWords("de", chance, new IntervalView(low, high))));

    [Theory]
    [InlineData(0.993, 0.988, 0.9991, "It happens with at least 99% of customers like this.", "Das trifft auf mindestens 99\u00a0% solcher Kunden zu.")]
    [InlineData(0.998, 0.988, 0.9991, "It happens with at least 99% of customers like this.", "Das trifft auf mindestens 99\u00a0% solcher Kunden zu.")]
    [InlineData(0.006, 0.001, 0.012, "It happens with at most 1% of customers like this.", "Das trifft auf höchstens 1\u00a0% solcher Kunden zu.")]
    public void An_interval_from_the_last_percent_to_certainty_is_shown_as_a_limit(double chance, double low, double high, string english, string german) =>
        Assert.Equal((english, german), (InWords("en", chance, new IntervalView(low, high)), InWords("de", chance, new IntervalView(low, high))));

    [Theory]
    [InlineData(0.742, 0.739, 0.7449, "It happens with about 74% of customers like this.", "Das trifft auf etwa 74\u00a0% solcher Kunden zu.")]
    [InlineData(0.998, 0.9961, 0.9991, "Over 99%: that is how often it happens with customers like this.", "Über 99\u00a0%: So oft trifft das auf solche Kunden zu.")]
    [InlineData(0.002, 0.0001, 0.004, "Under 1%: that is how often it happens with customers like this.", "Unter 1\u00a0%: So oft trifft das auf solche Kunden zu.")]
    public void An_interval_whose_ends_round_to_one_number_is_shown_as_one(double chance, double low, double high, string english, string german) =>
        Assert.Equal((english, german), (InWords("en", chance, new IntervalView(low, high)), InWords("de", chance, new IntervalView(low, high))));

    [Theory]
    [InlineData(0.742, "It happens with about 74 in 100 customers like this.")]
    [InlineData(0.998, "Over 99%: that is how often it happens with customers like this.")]
    public void Without_an_interval_there_is_one_number(double chance, string english) => Assert.Equal(english, InWords("en", chance, interval: null));

    private static string InWords(string language, double chance, IntervalView? interval) => new PageFrame
    {
        Language = CultureInfo.GetCultureInfo(language),
        Path = "/",
        Address = "/",
        Shop = null,
        Run = null,
        FormToken = "",
        Today = default,
        Now = default,
    }.ChanceInWords(chance, interval);
}
