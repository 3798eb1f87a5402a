using System.Globalization;
using Insights.Server.Features.Pages;
using Insights.Server.Queries.Shops;

namespace Insights.Server.Tests.Features.Pages;

public class ChanceInWordsTests
{
    [Theory]
    [InlineData(0.74, 0.62, 0.84, "About 74 of 100 such customers; somewhere between 62 and 84.", "Etwa 74 von 100 solchen Kunden; irgendwo zwischen 62 und 84.")]
    [InlineData(0.97, 0.9, 0.9991, "About 97 of 100 such customers; somewhere between 90 and over 99.", "Etwa 97 von 100 solchen Kunden; irgendwo zwischen 90 und über 99.")]
    [InlineData(0.02, 0.001, 0.05, "About 2 of 100 such customers; somewhere between under 1 and 5.", "Etwa 2 von 100 solchen Kunden; irgendwo zwischen unter 1 und 5.")]
    [InlineData(0.998, 0.97, 0.9991, "Over 99% of such customers; somewhere between 97% and over 99%.", "Über 99\u00a0% solcher Kunden; irgendwo zwischen 97\u00a0% und über 99\u00a0%.")]
    public void A_wide_interval_is_told_with_both_ends(double chance, double low, double high, string english, string german) =>
        Assert.Equal((english, german), (InWords("en", chance, new IntervalView(low, high)), InWords("de", chance, new IntervalView(low, high))));

    [Theory]
    [InlineData(0.993, 0.988, 0.9991, "At least 99% of such customers.", "Mindestens 99\u00a0% solcher Kunden.")]
    [InlineData(0.998, 0.988, 0.9991, "At least 99% of such customers.", "Mindestens 99\u00a0% solcher Kunden.")]
    [InlineData(0.006, 0.001, 0.012, "At most 1% of such customers.", "Höchstens 1\u00a0% solcher Kunden.")]
    public void An_interval_from_the_last_percent_to_certainty_is_told_as_a_limit(double chance, double low, double high, string english, string german) =>
        Assert.Equal((english, german), (InWords("en", chance, new IntervalView(low, high)), InWords("de", chance, new IntervalView(low, high))));

    [Theory]
    [InlineData(0.742, 0.739, 0.7449, "About 74% of such customers.", "Etwa 74\u00a0% solcher Kunden.")]
    [InlineData(0.998, 0.9961, 0.9991, "Over 99% of such customers.", "Über 99\u00a0% solcher Kunden.")]
    [InlineData(0.002, 0.0001, 0.004, "Under 1% of such customers.", "Unter 1\u00a0% solcher Kunden.")]
    public void An_interval_whose_ends_round_to_one_number_is_told_as_one(double chance, double low, double high, string english, string german) =>
        Assert.Equal((english, german), (InWords("en", chance, new IntervalView(low, high)), InWords("de", chance, new IntervalView(low, high))));

    [Theory]
    [InlineData(0.742, "About 74 of 100 such customers.")]
    [InlineData(0.998, "Over 99% of such customers.")]
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
