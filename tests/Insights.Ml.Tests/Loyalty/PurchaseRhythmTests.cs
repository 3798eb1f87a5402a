using Insights.Data.Values;
using Insights.Ml.Loyalty;
using Insights.Testing;

namespace Insights.Ml.Tests.Loyalty;

public class PurchaseRhythmTests
{
    private static readonly int Today = EpochDay.From(SyntheticShop.AsOf);

    [Fact]
    public void With_four_pauses_the_limit_is_the_longest_of_them_or_three_medians()
    {
        var shop = new SyntheticShop();
        Buy(shop, customer: 0, 100, 90, 80, 70, 5);
        Buy(shop, customer: 1, 100, 90, 80, 70, 60);

        var rhythms = new PurchaseRhythm(shop.Histories(SyntheticShop.AsOf));

        Assert.Equal([new Rhythm(10, 65), new Rhythm(10, 30)], new[] { rhythms.Of(0), rhythms.Of(1) });
    }

    [Fact]
    public void With_fewer_it_is_what_nine_of_ten_pauses_in_the_shop_do_not_exceed_and_never_less_than_a_week()
    {
        var shop = new SyntheticShop();
        for (var customer = 0; customer < 10; customer++) Buy(shop, customer, 100, 100 - (10 * (customer + 1)));
        var week = new SyntheticShop();
        Buy(week, customer: 0, 10, 9);

        Assert.Equal(new Rhythm(30, 90), new PurchaseRhythm(shop.Histories(SyntheticShop.AsOf)).Of(2));
        Assert.Equal(new Rhythm(1, 7), new PurchaseRhythm(week.Histories(SyntheticShop.AsOf)).Of(0));
    }

    [Fact]
    public void Where_nobody_has_come_twice_there_is_no_limit_and_no_state()
    {
        var shop = new SyntheticShop();
        Buy(shop, customer: 0, 400);

        var rhythm = new PurchaseRhythm(shop.Histories(SyntheticShop.AsOf)).Of(0);

        Assert.Equal((new Rhythm(null, null), null), (rhythm, rhythm.StateAfter(400)));
    }

    [Theory]
    [InlineData(10.0, 30, 10, RhythmState.OnTime)]
    [InlineData(10.0, 30, 11, RhythmState.Due)]
    [InlineData(10.0, 30, 30, RhythmState.Due)]
    [InlineData(10.0, 30, 31, RhythmState.Overdue)]
    [InlineData(10.0, 30, 60, RhythmState.Overdue)]
    [InlineData(10.0, 30, 61, RhythmState.ProbablyGone)]
    [InlineData(null, 30, 30, RhythmState.TooEarly)]
    [InlineData(null, 30, 31, RhythmState.ProbablyGone)]
    public void The_state_follows_from_the_days_away(double? usual, int? limit, int daysAway, RhythmState expected) =>
        Assert.Equal(expected, new Rhythm(usual, limit).StateAfter(daysAway));

    /// <summary>Golden figures that another program found in the same purchases: limits, and who has stopped by them.</summary>
    [SharedDataTheory]
    [InlineData("online_retail_2010_2011.csv.gz", "2011-12-10", 4_338, 110, 2_322, 1_301, 715)]
    [InlineData("online_retail_2010_2011.csv.gz", "2011-09-10", 3_370, 94, 1_505, 1_411, 454)]
    [InlineData("CDNOW_master.txt.gz", "1998-07-01", 23_502, 200, 5_515, 17_987, 0)]
    public async Task Real_shops_have_the_limits_and_states_that_another_program_finds(string file, string asOf, int customers, int limitOfShop, int repeats, int stopped, int tooEarly)
    {
        var day = DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture);
        var histories = await RealShops.HistoriesAsync(file, day);

        var rhythms = new PurchaseRhythm(histories);
        var states = Enumerable.Range(0, histories.Count).Select(customer => StateOf(rhythms.Of(customer), EpochDay.From(day) - LastOf(histories, customer))).ToList();

        Assert.Equal(customers, histories.Count);
        Assert.Equal(limitOfShop, Enumerable.Range(0, histories.Count).Select(rhythms.Of).First(rhythm => rhythm.UsualPause is null).LimitDays);
        Assert.Equal((repeats, stopped, tooEarly), (states.Count(state => state == "repeats"), states.Count(state => state == "stopped"), states.Count(state => state == "too early")));
    }

    private static string StateOf(Rhythm rhythm, int daysAway) => rhythm.StateAfter(daysAway) switch
    {
        RhythmState.TooEarly => "too early",
        RhythmState.OnTime or RhythmState.Due => "repeats",
        _ => "stopped",
    };

    private static int LastOf(Insights.Data.Histories.PurchaseHistories histories, int customer)
    {
        var last = 0;
        for (var i = histories.Start(customer); i < histories.End(customer); i++)
            if (histories.Days.Purchases[i] > 0) last = histories.Days.Day[i];
        return last;
    }

    private static void Buy(SyntheticShop shop, int customer, params int[] daysAgo)
    {
        foreach (var ago in daysAgo) shop.Buy(customer, Today - ago, 10);
    }
}
