using Insights.Data.Histories;
using Insights.Data.Runs;
using Insights.Data.Values;
using Insights.Ml.Analysis;
using Insights.Ml.Explanations;
using Insights.Ml.Training;

namespace Insights.Ml.Tests.Analysis;

public class WarningsTests
{
    private const int HorizonDays = 90;

    private static readonly int AsOf = EpochDay.From(SyntheticShop.AsOf);
    private static readonly string[] OfChange =
    [
        Notice.VipRateChanged, Notice.ChurnRateChanged, Notice.DriftOfDaysSinceLastPurchase, Notice.DriftOfPurchases, Notice.DriftOfSpend, Notice.DriftOfMeanValue,
    ];

    [Fact]
    public void A_month_that_continues_after_the_date_is_reported_as_incomplete()
    {
        var shop = new SyntheticShop();
        shop.Buy(1, AsOf + 2, 10);

        var notice = Assert.Single(Warnings.OfData(shop.Histories(SyntheticShop.AsOf.AddDays(3))));

        Assert.Equal((Notice.MonthCutOff, (double)AsOf), (notice.Code, notice.Facts[0]));
    }

    [Fact]
    public void A_month_that_ends_with_the_date_is_complete()
    {
        var shop = new SyntheticShop();
        shop.Buy(1, AsOf - 1, 10);

        Assert.Empty(Warnings.OfData(shop.Histories(SyntheticShop.AsOf)));
    }

    [Fact]
    public void A_month_without_any_purchase_is_not_reported_as_incomplete()
    {
        var shop = new SyntheticShop();
        shop.Buy(1, AsOf - 1, 10);

        Assert.Empty(Warnings.OfData(shop.Histories(SyntheticShop.AsOf.AddDays(3))));
    }

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void Data_that_end_a_month_before_the_date_end_early(int days, bool isWarned)
    {
        var shop = new SyntheticShop();
        shop.Buy(1, AsOf - 1 - days, 10);

        Assert.Equal(isWarned, Warnings.OfData(shop.Histories(SyntheticShop.AsOf)).Any(notice => notice.Code == Notice.DataEndsEarly));
    }

    [Theory]
    [InlineData(9, 1, false)]
    [InlineData(12, 1, true)]
    [InlineData(12, 366, false)]
    public void Returns_are_large_above_a_tenth_of_the_last_years_sales(int amount, int daysAgo, bool isWarned)
    {
        var shop = new SyntheticShop();
        shop.Buy(1, AsOf - 400, 100);
        shop.Return(1, AsOf - daysAgo, amount);
        shop.Buy(2, AsOf - 1, 100);

        Assert.Equal(isWarned, Warnings.OfData(shop.Histories(SyntheticShop.AsOf)).Any(notice => notice.Code == Notice.LargeReturns));
    }

    [Theory]
    [InlineData(20, 0, false)]
    [InlineData(30, 0, true)]
    [InlineData(30, 24, false)]
    public void Anonymous_sales_are_large_above_a_fifth_of_the_last_years_net_sales(int amount, int monthsAgo, bool isWarned)
    {
        var shop = new SyntheticShop();
        shop.Buy(1, AsOf - 1, 100);
        var histories = shop.Histories(SyntheticShop.AsOf, unattributedMonths: new UnattributedMonth(SyntheticShop.AsOf.AddMonths(-1 - monthsAgo), Money.From(amount)));

        Assert.Equal(isWarned, Warnings.OfData(histories).Any(notice => notice.Code == Notice.LargeAnonymousSales));
    }

    [Theory]
    [InlineData(300, 1_000, 200, 1_000, true)]
    [InlineData(30, 100, 20, 100, false)]
    [InlineData(11_500, 100_000, 10_000, 100_000, false)]
    [InlineData(10, 10, 0, 10, false)]
    public void A_base_rate_has_changed_where_neither_chance_nor_triviality_explains_it(double now, double nowOf, double then, double thenOf, bool hasChanged) =>
        Assert.Equal(hasChanged, DriftWarnings.HasChanged(now, nowOf, then, thenOf));

    [Fact]
    public void Without_a_change_no_change_is_reported() =>
        Assert.DoesNotContain(CodesOf(SyntheticShop.AtRandom(600, seed: 31)), OfChange.Contains);

    [Fact]
    public void Where_customers_buy_much_less_than_before_the_change_is_reported()
    {
        var codes = CodesOf(Buying(customers: 600, dailyNow: 1 / 150.0));

        Assert.Contains(Notice.ChurnRateChanged, codes);
        Assert.Contains(Notice.DriftOfDaysSinceLastPurchase, codes);
        Assert.Contains(Notice.DriftOfPurchases, codes);
        Assert.Contains(Notice.DriftOfSpend, codes);
        Assert.DoesNotContain(Notice.DriftOfMeanValue, codes);
    }

    [Fact]
    public void Where_new_customers_buy_at_other_prices_the_change_of_value_is_reported()
    {
        var shop = Buying(customers: 400, dailyNow: 1 / 30.0);
        for (var customer = 1_000; customer < 1_400; customer++) shop.Buy(customer, AsOf - 1 - customer % 25, 500 + customer % 100);

        Assert.Contains(Notice.DriftOfMeanValue, CodesOf(shop));
    }

    [Fact]
    public void Where_hardly_any_customer_becomes_a_vip_it_is_reported() =>
        Assert.Contains(Notice.VipRateChanged, CodesOf(Buying(customers: 600, dailyNow: 1 / 4_000.0)));

    private static SyntheticShop Buying(int customers, double dailyNow)
    {
        var shop = new SyntheticShop();
        var random = new Random(32);
        for (var customer = 0; customer < customers; customer++)
            for (var day = AsOf - 900; day < AsOf; day++)
                if (random.NextDouble() < (day < AsOf - HorizonDays ? 1 / 30.0 : dailyNow)) shop.Buy(customer, day, Math.Round((decimal)(5 + 50 * random.NextDouble()), 2));
        return shop;
    }

    /// <summary>The warnings of a run; they do not depend on the kind of model, so that one is enough.</summary>
    private static string[] CodesOf(SyntheticShop shop)
    {
        var histories = shop.Histories(SyntheticShop.AsOf);
        var options = new AnalysisOptions { HorizonDays = HorizonDays, Pipeline = new PipelineOptions { Candidates = [CandidateKind.Rule], Default = CandidateKind.Rule } };
        var pipeline = new Pipeline(histories, options, CancellationToken.None);
        var (delivered, evaluated) = (pipeline.RunAt(0), pipeline.RunAt(pipeline.Series.Grid.StepsPerHorizon));
        Assert.Equal((RunStatus.Trained, RunStatus.Trained), (delivered.Status, evaluated.Status));
        return [.. Warnings.Of(histories, HorizonDays, pipeline, delivered, evaluated).Select(notice => notice.Code)];
    }
}
