using Insights.Data.Shops;

namespace Insights.Data.Tests.Shops;

public class ShopCountryTests
{
    [Theory]
    [InlineData("Europe/Vienna", "EUR", "AT")]
    [InlineData("Europe/Zurich", "EUR", "CH")]
    [InlineData("America/New_York", "USD", "US")]
    [InlineData("Etc/UTC", "GBP", "GB")]
    [InlineData("Etc/UTC", "EUR", null)]
    public void The_time_zone_tells_the_country_and_else_the_currency_does(string timeZone, string currency, string? expected) =>
        Assert.Equal(expected, ShopCountry.Find(timeZone, currency));
}
