using CsCheck;
using Insights.Data.Shops;

namespace Insights.Data.Tests.Shops;

public class ShopCalendarTests
{
    [Fact]
    public void A_time_that_the_clock_change_skips_is_moved_forward_by_the_gap()
    {
        var calendar = new ShopCalendar("Europe/Berlin");

        // On 31 March 2024 the clock goes from 02:00 to 03:00.
        var utc = calendar.ToUtc(new DateTime(2024, 3, 31, 2, 30, 0));

        Assert.Equal(new DateTime(2024, 3, 31, 1, 30, 0, DateTimeKind.Utc), utc);
        Assert.Equal(new DateTime(2024, 3, 31, 3, 30, 0), calendar.ToLocal(utc));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12)]
    [InlineData(23)]
    public void A_day_that_a_zone_skips_is_the_one_after_it(int hour)
    {
        var calendar = new ShopCalendar("Pacific/Apia");

        // Samoa went from the 29th to the 31st of December 2011.
        var utc = calendar.ToUtc(new DateTime(2011, 12, 30, hour, 0, 0));

        Assert.Equal(new DateTime(2011, 12, 31, hour, 0, 0), calendar.ToLocal(utc));
        Assert.Equal(new DateTime(2011, 12, 29, hour, 0, 0), calendar.ToLocal(calendar.ToUtc(new DateTime(2011, 12, 29, hour, 0, 0))));
        Assert.Equal(new DateTime(2011, 12, 31, hour, 0, 0), calendar.ToLocal(calendar.ToUtc(new DateTime(2011, 12, 31, hour, 0, 0))));
    }

    [Fact]
    public void A_time_that_the_clock_change_repeats_is_the_later_one()
    {
        var calendar = new ShopCalendar("Europe/Berlin");

        var utc = calendar.ToUtc(new DateTime(2024, 10, 27, 2, 30, 0));

        Assert.Equal(new DateTime(2024, 10, 27, 1, 30, 0, DateTimeKind.Utc), utc);
    }

    [Theory]
    [InlineData("Europe/London")]
    [InlineData("America/New_York")]
    [InlineData("Australia/Lord_Howe")]
    [InlineData("America/Sao_Paulo")]
    [InlineData("Asia/Kathmandu")]
    public void Every_local_time_keeps_its_day(string zone)
    {
        var calendar = new ShopCalendar(zone);
        var start = new DateTime(1996, 1, 1);

        Gen.Int[0, 30 * 366 * 24 * 60].Sample(minutes =>
        {
            var local = start.AddMinutes(minutes);
            var roundTrip = calendar.ToLocal(new ShopCalendar(zone).ToUtc(local));
            // A skipped time moves by an hour at most; where midnight itself is skipped, the day still is the right one.
            Assert.InRange((roundTrip - local).TotalMinutes, 0, 60);
            Assert.Equal(DateOnly.FromDateTime(local), DateOnly.FromDateTime(roundTrip));
            Assert.Equal(calendar.ToUtc(local), new ShopCalendar(zone).ToUtc(local));
        });
    }

    [Fact]
    public void A_zone_that_there_is_not_is_refused_with_an_example()
    {
        var error = Assert.Throws<UnknownTimeZoneException>(() => new ShopCalendar("Europe/Atlantis"));

        Assert.Contains("Europe/Berlin", error.Message, StringComparison.Ordinal);
    }
}
