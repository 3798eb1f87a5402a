using System.Globalization;
using Insights.Server.Features.Charts;
using Insights.Server.Features.Pages;

namespace Insights.Server.Tests.Features.Pages;

public class CountedWordsTests
{
    [Theory]
    [InlineData("en", 0, "on 0 days, 12.50")]
    [InlineData("en", 1, "on 1 day, 12.50")]
    [InlineData("en", 1_234, "on 1,234 days, 12.50")]
    [InlineData("de", 1, "on 1 day, 12,50")]
    public void A_word_follows_its_number_and_numbers_are_the_readers(string language, int days, string said) =>
        Assert.Equal(said, string.Format(new CountedWords(CultureInfo.GetCultureInfo(language)), "on {0:N0} {0:day|days}, {1:N2}", days, 12.5m));

    [Theory]
    [InlineData("en", 1, "1 visit in all")]
    [InlineData("en", 2, "2 visits in all")]
    [InlineData("de", 1, "1 Besuch insgesamt")]
    [InlineData("de", 2, "2 Besuche insgesamt")]
    public void A_customers_visits_are_counted_as_people_count(string language, int visits, string said) =>
        Assert.Equal(said, new PageTexts(CultureInfo.GetCultureInfo(language)).Of("visits-ever", visits));
}
