using CsCheck;
using Insights.Data.Shops;
using Insights.Data.Values;

namespace Insights.Data.Tests.Shops;

public class ShopHoursTests
{
    [Theory]
    [InlineData("Etc/UTC")]
    [InlineData("Europe/London")]
    [InlineData("America/New_York")]
    [InlineData("America/Havana")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("Asia/Kathmandu")]
    public void An_hour_is_what_the_clock_of_the_shop_shows_on_any_day(string zone)
    {
        var calendar = new ShopCalendar(zone);
        var hours = new ShopHours(new ShopCalendar(zone));
        var start = new DateTime(1996, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        Gen.Int[0, 30 * 366 * 24 * 60].Sample(minutes =>
        {
            var utc = start.AddMinutes(minutes).AddSeconds(1);
            var local = calendar.ToLocal(utc);
            Assert.Equal(local.Hour, hours.HourOf(EpochDay.From(DateOnly.FromDateTime(local)), UnixMilliseconds.From(utc)));
        }, threads: 1);
    }

    [Theory]
    [InlineData("2024-03-31T00:59:59Z", 1)] // 01:59:59; then the clock goes from 02:00 to 03:00
    [InlineData("2024-03-31T01:00:00Z", 3)]
    [InlineData("2024-03-31T17:30:00Z", 19)]
    [InlineData("2024-10-27T00:30:00Z", 2)] // 02:30 for the first time
    [InlineData("2024-10-27T01:30:00Z", 2)] // and again
    [InlineData("2024-10-27T22:59:59Z", 23)]
    public void On_the_day_of_a_clock_change_the_hour_is_that_of_the_clock(string instant, int hour)
    {
        var utc = DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
        var calendar = new ShopCalendar("Europe/Berlin");

        Assert.Equal(hour, new ShopHours(calendar).HourOf(EpochDay.From(calendar.DayOf(utc)), UnixMilliseconds.From(utc)));
    }

    [Theory]
    [InlineData("Europe/Berlin", 2024, 3, 31)]
    [InlineData("Europe/Berlin", 2024, 7, 1)]
    [InlineData("America/Sao_Paulo", 2017, 10, 15)] // midnight itself is skipped
    [InlineData("America/Havana", 2024, 11, 3)] // midnight comes twice
    public void The_midnight_that_stands_for_a_day_as_a_whole_is_no_hour(string zone, int year, int month, int day)
    {
        var calendar = new ShopCalendar(zone);
        var date = new DateOnly(year, month, day);

        Assert.Null(new ShopHours(calendar).HourOf(EpochDay.From(date), UnixMilliseconds.From(calendar.ToUtc(date.ToDateTime(TimeOnly.MinValue)))));
    }
}
