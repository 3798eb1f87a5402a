using System.Globalization;
using System.Reflection;
using Insights.Ml.Explanations;
using Insights.Ml.Features;

namespace Insights.Ml.Tests.Explanations;

public class SentencesTests
{
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");

    [Fact]
    public void A_reason_has_the_customers_own_numbers()
    {
        var reason = new Reason("overdue", "overdue", 0.8, [21, 58]);

        Assert.Equal("\u2191 kauft alle 21 Tage, der letzte Einkauf ist 58 Tage her", new Sentences(German, "EUR").Of(reason));
        Assert.Equal("\u2191 buys every 21 days, the last purchase is 58 days ago", new Sentences(CultureInfo.GetCultureInfo("en"), "EUR").Of(reason));
    }

    [Theory]
    [InlineData(0.02, "\u2193 by the buying rhythm, under 0.1 purchases are to be expected", "\u2193 nach dem Kaufrhythmus sind unter 0,1 Einkäufe zu erwarten")]
    [InlineData(5.24, "\u2193 by the buying rhythm, 5.2 purchases are to be expected", "\u2193 nach dem Kaufrhythmus sind 5,2 Einkäufe zu erwarten")]
    public void Few_purchases_are_not_rounded_to_none(double expected, string english, string german)
    {
        var reason = new Reason("modelled-purchases", "modelled-purchases", -1, [expected]);

        Assert.Equal((english, german), (new Sentences(CultureInfo.GetCultureInfo("en"), "EUR").Of(reason), new Sentences(German, "EUR").Of(reason)));
    }

    [Fact]
    public void Amounts_have_the_readers_format_and_the_shops_currency() =>
        Assert.Equal("\u2193 1.234 EUR Umsatz in den letzten 90 Tagen", new Sentences(German, "EUR").Of(new Reason("spend-90", "spend-90", -0.1, [1234.4])));

    [Fact]
    public void One_day_is_a_day() =>
        Assert.Equal("\u2191 letzter Einkauf vor 1 Tag", new Sentences(German, "EUR").Of(new Reason("days-since-last-purchase", "days-since-last-purchase", 1, [1])));

    [Theory]
    [InlineData(99.97, "\u2191 by the buying rhythm, the chance of no purchase is over 99%")]
    [InlineData(0.2, "\u2191 by the buying rhythm, the chance of no purchase is under 1%")]
    [InlineData(41.6, "\u2191 by the buying rhythm, the chance of no purchase is 42%")]
    public void No_probability_is_rounded_to_certainty(double percent, string expected) =>
        Assert.Equal(expected, new Sentences(CultureInfo.GetCultureInfo("en"), "EUR").Of(new Reason("modelled-silence", "modelled-silence", 1, [percent])));

    [Fact]
    public void Both_languages_have_the_same_sentences() =>
        Assert.Equal(Sentences.NamesIn(CultureInfo.InvariantCulture).Order(), Sentences.NamesIn(German).Order());

    [Fact]
    public void Every_feature_and_every_notice_has_a_sentence()
    {
        var names = Sentences.NamesIn(CultureInfo.InvariantCulture);
        var notices = typeof(Notice).GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

        Assert.All(FeatureCatalog.All.Select(feature => feature.Name).Concat(notices), name => Assert.Contains(name, names));
    }

    [Fact]
    public void Features_have_unique_names() =>
        Assert.Equal(FeatureCatalog.All.Count, FeatureCatalog.All.Select(feature => feature.Name).Distinct().Count());
}
