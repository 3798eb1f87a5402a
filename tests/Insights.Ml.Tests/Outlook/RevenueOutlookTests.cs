using Insights.Data.Customers;
using Insights.Data.Histories;
using Insights.Data.Purchases;
using Insights.Data.Tiers;
using Insights.Data.Values;
using Insights.Ml.Analysis;
using Insights.Ml.Learning;
using Insights.Ml.Outlook;

namespace Insights.Ml.Tests.Outlook;

public class RevenueOutlookTests
{
    private const int HorizonDays = 60;

    private static readonly MadeUpShop Shop = MadeUpShop.WithStructure(400, seed: 21);

    [Fact]
    public void What_came_lies_in_the_interval_of_what_was_expected()
    {
        var outlook = Of(Shop.Histories(MadeUpShop.AsOf)) ?? throw new InvalidOperationException("The shop has an outlook.");
        var later = Shop.Histories(MadeUpShop.AsOf.AddDays(HorizonDays));
        double came = 0;
        for (var i = 0; i < later.Days.Count; i++)
            if (later.Days.Day[i] >= EpochDay.From(MadeUpShop.AsOf)) came += later.Days.NetSpend[i] / 10_000.0;

        Assert.True(outlook.EarlierPeriods >= 3);
        Assert.InRange(came, outlook.TotalLow ?? double.NaN, outlook.TotalHigh ?? double.NaN);
        Assert.Equal(outlook.Total ?? 0, outlook.KnownCustomers + outlook.NewCustomers + outlook.Anonymous ?? -1, 6);
        Assert.InRange(outlook.Coverage ?? -1, 0, 1);
    }

    [Fact]
    public void Sales_that_name_nobody_count_by_the_days_they_share_with_a_period()
    {
        var histories = Shop.Histories(MadeUpShop.AsOf);
        // The same every day, so that any period of this length has it.
        var months = Enumerable.Range(1, 24).Select(back => MadeUpShop.AsOf.AddMonths(-back)).Order()
            .Select(month => new UnattributedMonth(month, Money.From(10 * DateTime.DaysInMonth(month.Year, month.Month)))).ToList();
        var starts = Enumerable.Range(0, histories.Count).Select(histories.Start).Append(histories.Days.Count).ToArray();
        var withMonths = new PurchaseHistories(histories.AsOf, histories.Customers, histories.ExternalIds, starts, histories.Days) { UnattributedMonths = months };

        Assert.Equal(10 * HorizonDays, Of(withMonths)?.Anonymous ?? 0, 6);
        Assert.Equal(0, Of(histories)?.Anonymous ?? -1);
    }

    [Fact]
    public void A_shop_that_gets_no_new_customers_expects_nothing_of_them()
    {
        var shop = new MadeUpShop();
        var random = new Random(4);
        var asOf = EpochDay.From(MadeUpShop.AsOf);
        for (var customer = 0; customer < 120; customer++)
            for (var day = asOf - 400 - random.Next(20); day < asOf; day += random.Next(5, 60)) shop.Buy(customer, day, random.Next(5, 50));

        Assert.Equal(0, Of(shop.Histories(MadeUpShop.AsOf))?.NewCustomers ?? -1);
    }

    [Fact]
    public void Without_an_earlier_period_only_known_customers_are_told_of()
    {
        var histories = Shop.Histories(MadeUpShop.AsOf);
        var outlook = Of(histories, horizonDays: 600);

        Assert.NotNull(outlook);
        Assert.True(outlook.KnownCustomers > 0);
        Assert.Equal((0, null, null, null), (outlook.EarlierPeriods, outlook.NewCustomers, outlook.Total, outlook.TotalLow));
    }

    [Fact]
    public void Where_nobody_bought_again_there_is_no_outlook()
    {
        var builder = new HistoryBuilder();
        for (var customer = 1; customer < 10; customer++)
            builder.Add(new CustomerId(customer), EpochDay.From(MadeUpShop.AsOf) - customer, BasketKind.Purchase, Money.From(5), 1, 1, Quantity.One);

        Assert.Null(Of(builder.Build(MadeUpShop.AsOf, id => $"c{id.Value}")));
    }

    [Fact]
    public void The_outlook_is_stored_with_the_report()
    {
        var report = AnalysedShop.WithStructure(500, seed: 11, HorizonDays).Report;

        Assert.NotNull(report.Outlook);
        Assert.Equal(report.Outlook, RunReport.Parse(report.Serialize()).Outlook);
    }

    private static RevenueOutlook? Of(PurchaseHistories histories, int horizonDays = HorizonDays)
    {
        var options = new RecipeOptions();
        var series = new CutoffSeries(histories, TierPolicy.Default, horizonDays, options.MostCustomers, seed: 1, CancellationToken.None);
        return OutlookForecaster.Of(histories, series, horizonDays, options.SeasonShare);
    }
}
