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
    [InlineData("en", 1, "on 1 day")]
    [InlineData("en", 2, "on 2 days")]
    [InlineData("de", 1, "an 1 Tag")]
    [InlineData("de", 2, "an 2 Tagen")]
    public void A_customers_days_are_counted_as_people_count(string language, int days, string said) =>
        Assert.Equal(said, new PageTexts(CultureInfo.GetCultureInfo(language)).Of("on-days", days));
}
