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

        var told = shop.Told("k");

        Assert.Equal((3 + 2 * 90 / 365.0) / (4 + 2), told["season-share"], 12);
        Assert.Equal("3 of 4 purchase days of the last 730 days in the season ahead", told.In(Told.English, "season-share"));
        Assert.Equal("3 von 4 Einkaufstagen der letzten 730 Tage in der kommenden Jahreszeit", told.In(Told.German, "season-share"));
        Assert.Equal(2, told["purchases-same-period-last-year"]);
        Assert.Equal("Einkäufe an 2 Tagen zur gleichen Zeit im Vorjahr", told.In(Told.German, "purchases-same-period-last-year"));
        Assert.Equal("spent 20.00 EUR in the same season last year", told.In(Told.English, "spend-same-period-last-year"));
    }

    [Fact]
    public void Within_the_first_year_there_is_no_season()
    {
        var told = new HabitShop().Buy("k", AsOf.AddDays(-200)).Buy("k", AsOf.AddDays(-100)).Told("k");

        Assert.Equal(90 / 365.0, told["season-share"], 12);
        Assert.Equal("customer for 200 days", told.In(Told.English, "season-share"));
        Assert.Equal("customer for 200 days", told.In(Told.English, "purchases-same-period-last-year"));
        Assert.Equal("seit 200 Tagen Kunde", told.In(Told.German, "spend-same-period-last-year"));
    }

    [Fact]
    public void Who_never_bought_in_the_season_is_told_so()
    {
        var told = new HabitShop().Buy("k", AsOf.AddDays(-500)).Buy("k", AsOf.AddDays(-100)).Told("k");

        Assert.Equal("kein Einkauf in der kommenden Jahreszeit in den letzten 365 Tagen", told.In(Told.German, "season-share"));
        Assert.Equal("bought nothing in the same season last year", told.In(Told.English, "purchases-same-period-last-year"));
        Assert.Equal("bought nothing in the same season last year", told.In(Told.English, "spend-same-period-last-year"));
    }

    [Fact]
    public void One_purchase_in_season_is_told_without_arithmetic()
    {
        var told = new HabitShop().Buy("k", AsOf.AddDays(-500)).Buy("k", AsOf.AddDays(-300)).Told("k");

        Assert.Equal("the only purchase day of the last 365 days in the season ahead", told.In(Told.English, "season-share"));
    }

    [Fact]
    public void A_horizon_of_a_year_or_more_has_every_season() =>
        Assert.Equal(1, new HabitShop().Buy("k", AsOf.AddDays(-500)).Buy("k", AsOf.AddDays(-100)).Told("k", horizonDays: 400)["season-share"], 12);
}
