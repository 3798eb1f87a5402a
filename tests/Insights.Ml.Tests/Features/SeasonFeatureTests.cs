using Insights.Ml.Features;

namespace Insights.Ml.Tests.Features;

public class SeasonFeatureTests
{
    private static readonly DateOnly AsOf = HabitShop.AsOf;

    [Theory]
    [InlineData(365, 1, true)] // a year before the first day of the horizon
    [InlineData(364, 1, false)]
    [InlineData(366, 1, false)]
    [InlineData(276, 90, true)] // a year before its last day
    [InlineData(275, 90, false)]
    [InlineData(730, 1, true)]
    [InlineData(1, 365, true)]
    public void A_day_is_in_season_where_the_horizon_was_in_earlier_years(int age, int horizonDays, bool expected) =>
        Assert.Equal(expected, Calendar.IsInSeason(age, horizonDays));

    [Theory]
    [InlineData("1970-01-01", 4)]
    [InlineData("1969-12-31", 3)]
    [InlineData("2024-06-30", 0)]
    [InlineData("2024-06-29", 6)]
    public void Weekdays_are_those_of_the_calendar(string date, int weekday)
    {
        var day = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(weekday, Calendar.WeekdayOf(Insights.Data.Values.EpochDay.From(day)));
        Assert.Equal(weekday, (int)day.DayOfWeek);
    }

    [Fact]
    public void Purchases_at_the_horizons_time_of_the_year_are_counted_in_complete_years()
    {
        // Customer for two years and some days; the first purchase is before the complete years, though in season.
        var shop = new HabitShop().Buy("k", AsOf.AddDays(-800)).Buy("k", AsOf.AddDays(-720)).Buy("k", AsOf.AddDays(-365)).Buy("k", AsOf.AddDays(-300)).Buy("k", AsOf.AddDays(-10));

        var features = shop.FeaturesOf("k");

        Assert.Equal((3 + 2 * 90 / 365.0) / (4 + 2), features["season-share"], 12);
        Assert.Equal("3 of 4 purchase days of the last 730 days in the season ahead", features.In(CustomerFeatures.English, "season-share"));
        Assert.Equal("3 von 4 Einkaufstagen der letzten 730 Tage in der kommenden Jahreszeit", features.In(CustomerFeatures.German, "season-share"));
        Assert.Equal(2, features["purchases-same-period-last-year"]);
        Assert.Equal("Einkäufe an 2 Tagen zur gleichen Zeit im Vorjahr", features.In(CustomerFeatures.German, "purchases-same-period-last-year"));
        Assert.Equal("spent 20.00 EUR in the same season last year", features.In(CustomerFeatures.English, "spend-same-period-last-year"));
    }

    [Fact]
    public void Within_the_first_year_there_is_no_season()
    {
        var features = new HabitShop().Buy("k", AsOf.AddDays(-200)).Buy("k", AsOf.AddDays(-100)).FeaturesOf("k");

        Assert.Equal(90 / 365.0, features["season-share"], 12);
        Assert.Equal("customer for 200 days", features.In(CustomerFeatures.English, "season-share"));
        Assert.Equal("customer for 200 days", features.In(CustomerFeatures.English, "purchases-same-period-last-year"));
        Assert.Equal("seit 200 Tagen Kunde", features.In(CustomerFeatures.German, "spend-same-period-last-year"));
    }

    [Fact]
    public void A_customer_who_never_bought_in_the_season_has_a_sentence_about_it()
    {
        var features = new HabitShop().Buy("k", AsOf.AddDays(-500)).Buy("k", AsOf.AddDays(-100)).FeaturesOf("k");

        Assert.Equal("kein Einkauf in der kommenden Jahreszeit in den letzten 365 Tagen", features.In(CustomerFeatures.German, "season-share"));
        Assert.Equal("bought nothing in the same season last year", features.In(CustomerFeatures.English, "purchases-same-period-last-year"));
        Assert.Equal("bought nothing in the same season last year", features.In(CustomerFeatures.English, "spend-same-period-last-year"));
    }

    [Fact]
    public void One_purchase_in_season_has_a_sentence_without_a_share()
    {
        var features = new HabitShop().Buy("k", AsOf.AddDays(-500)).Buy("k", AsOf.AddDays(-300)).FeaturesOf("k");

        Assert.Equal("the only purchase day of the last 365 days in the season ahead", features.In(CustomerFeatures.English, "season-share"));
    }

    [Fact]
    public void A_horizon_of_a_year_or_more_has_every_season() =>
        Assert.Equal(1, new HabitShop().Buy("k", AsOf.AddDays(-500)).Buy("k", AsOf.AddDays(-100)).FeaturesOf("k", horizonDays: 400)["season-share"], 12);
}
