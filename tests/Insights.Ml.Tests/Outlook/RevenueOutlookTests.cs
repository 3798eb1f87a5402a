using Insights.Data.Customers;
using Insights.Data.Histories;
using Insights.Data.Purchases;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Analysis;
using Insights.Ml.Outlook;
using Insights.Ml.Training;

namespace Insights.Ml.Tests.Outlook;

public class RevenueOutlookTests
{
    private const int HorizonDays = 60;

    private static readonly SyntheticShop Shop = SyntheticShop.WithStructure(400, seed: 21);

    [Fact]
    public void The_actual_revenue_lies_in_the_interval_of_the_outlook()
    {
        // Its first purchase lies two years back.
        var shop = SyntheticShop.WithStructure(400, seed: 21);
        shop.Buy(1_000, EpochDay.From(SyntheticShop.AsOf) - 731, 20);
        var outlook = Of(shop.Histories(SyntheticShop.AsOf)) ?? throw new InvalidOperationException("The shop has an outlook.");
        var later = shop.Histories(SyntheticShop.AsOf.AddDays(HorizonDays));
        double came = 0;
        for (var i = 0; i < later.Days.Count; i++)
            if (later.Days.Day[i] >= EpochDay.From(SyntheticShop.AsOf)) came += later.Days.NetSpend[i] / 10_000.0;

        Assert.True(outlook.EarlierPeriods >= 3);
        Assert.Null(outlook.NoInterval);
        Assert.InRange(came, outlook.TotalLow ?? double.NaN, outlook.TotalHigh ?? double.NaN);
        Assert.Equal(outlook.Total ?? 0, outlook.KnownCustomers + outlook.NewCustomers + outlook.Anonymous ?? -1, 6);
        Assert.InRange(outlook.Coverage ?? -1, 0, 1);
    }

    [Theory]
    [InlineData(100, NoIntervalReason.TooFewPeriods)]
    [InlineData(380, NoIntervalReason.SeasonsUnknown)]
    public void A_shop_with_a_short_history_has_a_total_without_an_interval_and_the_reason(int days, NoIntervalReason reason)
    {
        var outlook = Of(Steady(days, _ => 1).Histories(SyntheticShop.AsOf), horizonDays: 30) ?? throw new InvalidOperationException("The shop has an outlook.");

        Assert.True(outlook.Total > 0);
        Assert.Equal((null, null, reason), (outlook.TotalLow, outlook.TotalHigh, outlook.NoInterval));
    }

    [Fact]
    public void Earlier_periods_that_differ_widely_make_no_interval()
    {
        // Thirty days in which everything is worth ten times as much, at other times of each year.
        var outlook = Of(Steady(900, daysAgo => daysAgo / 30 is 2 or 5 or 9 or 17 or 25 ? 10 : 1).Histories(SyntheticShop.AsOf), horizonDays: 30);

        Assert.NotNull(outlook?.Total);
        Assert.Equal((null, null, NoIntervalReason.TooWide), (outlook.TotalLow, outlook.TotalHigh, outlook.NoInterval));
    }

    [Fact]
    public void Anonymous_sales_count_by_the_days_they_share_with_a_period()
    {
        var histories = Shop.Histories(SyntheticShop.AsOf);
        // The same every day, so that any period of this length has it.
        var months = Enumerable.Range(1, 24).Select(back => SyntheticShop.AsOf.AddMonths(-back)).Order()
            .Select(month => new UnattributedMonth(month, Money.From(10 * DateTime.DaysInMonth(month.Year, month.Month)))).ToList();
        var starts = Enumerable.Range(0, histories.Count).Select(histories.Start).Append(histories.Days.Count).ToArray();
        var withMonths = new PurchaseHistories(histories.AsOf, histories.Customers, histories.ExternalIds, starts, histories.Days) { UnattributedMonths = months };

        Assert.Equal(10 * HorizonDays, Of(withMonths)?.Anonymous ?? 0, 6);
        Assert.Equal(0, Of(histories)?.Anonymous ?? -1);
    }

    [Fact]
    public void A_shop_without_new_customers_has_no_expected_revenue_from_them()
    {
        var shop = new SyntheticShop();
        var random = new Random(4);
        var asOf = EpochDay.From(SyntheticShop.AsOf);
        for (var customer = 0; customer < 120; customer++)
            for (var day = asOf - 400 - random.Next(20); day < asOf; day += random.Next(5, 60)) shop.Buy(customer, day, random.Next(5, 50));

        Assert.Equal(0, Of(shop.Histories(SyntheticShop.AsOf))?.NewCustomers ?? -1);
    }

    [Fact]
    public void Without_an_earlier_period_only_known_customers_have_an_expectation()
    {
        var histories = Shop.Histories(SyntheticShop.AsOf);
        var outlook = Of(histories, horizonDays: 600);

        Assert.NotNull(outlook);
        Assert.True(outlook.KnownCustomers > 0);
        Assert.Equal((0, null, null, null), (outlook.EarlierPeriods, outlook.NewCustomers, outlook.Total, outlook.TotalLow));
    }

    [Fact]
    public void Without_a_repeat_purchase_there_is_no_outlook()
    {
        var builder = new HistoryBuilder();
        for (var customer = 1; customer < 10; customer++)
            builder.Add(new CustomerId(customer), EpochDay.From(SyntheticShop.AsOf) - customer, BasketKind.Purchase, Money.From(5), 1, 1, Quantity.One);

        Assert.Null(Of(builder.Build(SyntheticShop.AsOf, id => $"c{id.Value}")));
    }

    [Fact]
    public void The_outlook_is_stored_with_the_report()
    {
        var report = AnalysedShop.WithStructure(500, seed: 11, HorizonDays).Report;

        Assert.NotNull(report.Outlook);
        Assert.Equal(report.Outlook, RunReport.Parse(report.Serialize()).Outlook);
    }

    /// <summary>Sixty customers who come once in a while all the time, and what a purchase is worth some days before the date.</summary>
    private static SyntheticShop Steady(int days, Func<int, int> worth)
    {
        var shop = new SyntheticShop();
        var random = new Random(6);
        for (var customer = 0; customer < 60; customer++)
            for (var daysAgo = days - random.Next(15); daysAgo > 0; daysAgo -= random.Next(3, 40)) shop.Buy(customer, EpochDay.From(SyntheticShop.AsOf) - daysAgo, worth(daysAgo) * random.Next(5, 30));
        return shop;
    }

    private static RevenueOutlook? Of(PurchaseHistories histories, int horizonDays = HorizonDays)
    {
        var options = new PipelineOptions();
        var series = new CutoffSeries(histories, TierPolicy.Default, horizonDays, options.MaxCustomers, seed: 1, CancellationToken.None);
        return OutlookForecaster.Of(histories, series, horizonDays, options.SeasonShare);
    }
}
