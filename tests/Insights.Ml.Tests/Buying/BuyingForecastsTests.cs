using Insights.Ml.Buying;
using Insights.Ml.Buying.BgNbd;
using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.RevenueClv;
using Insights.Ml.Buying.Summaries;
using Insights.Ml.Tests.Buying.RevenueClv;

namespace Insights.Ml.Tests.Buying;

public class BuyingForecastsTests
{
    private static readonly double[] Horizons = [0.5, 4.3, 12.9, 26, 52.1];

    private static readonly CustomerSummary[] Customers =
        [new(0, 0, 0.5), new(0, 0, 38), new(1, 3, 38), new(3, 25, 38), new(26, 37, 38), new(26, 12, 100)];

    private static readonly BuyingPredictions Predictions = At(SyntheticShop.WithStructure(300, seed: 5));

    public static TheoryData<BgNbdModel> Models() =>
    [
        new BgNbdModel { R = 0.243, Alpha = 4.414, A = 0.793, B = 2.426, LogLikelihood = 0, Fit = ModelFit.Identified },
        new BgNbdModel { R = 0.8, Alpha = 9, A = 1, B = 3, LogLikelihood = 0, Fit = ModelFit.Identified },
    ];

    [Theory]
    [MemberData(nameof(Models))]
    public void Several_horizons_at_once_have_the_predictions_of_each_alone(BgNbdModel model)
    {
        var together = new double[Horizons.Length];

        foreach (var customer in Customers)
        {
            model.ExpectedPurchases(customer, Horizons, together);
            // Near a = 1 the formula loses digits, either way.
            for (var i = 0; i < Horizons.Length; i++) Assert.Equal(1, together[i] / model.ExpectedPurchases(customer, Horizons[i]), 1e-5);
        }
    }

    [Fact]
    public void The_intervals_are_those_of_the_model_itself()
    {
        var model = Assert.IsType<BgNbdModel>(Predictions.UsableModel);
        var delta = new DeltaMethod<BgNbdModel>(model);

        for (var customer = 0; customer < 40; customer++)
        {
            var summary = Predictions.Summaries.Summaries[customer] ?? throw new InvalidOperationException("A known customer has a summary.");
            var forecast = Predictions.Forecasts.Of(customer);
            Close(delta.Probability(of => of.ProbabilityAlive(summary)), forecast?.ProbabilityAlive);
            Close(Intervals.OfPositive(model, of => of.ExpectedPurchases(summary, Predictions.HorizonWeeks)), forecast?.ExpectedPurchases);
        }
    }

    [Fact]
    public void The_lifetime_value_is_that_of_365_days_at_ten_percent()
    {
        var clv = new RevenueClvModel(
            Assert.IsType<BgNbdModel>(Predictions.UsableModel), Predictions.SpendModel ?? throw new InvalidOperationException("The shop has a spend model."), new DiscountedMonths(365, 0.1));

        for (var customer = 0; customer < 40; customer++)
        {
            var summary = Predictions.Summaries.Summaries[customer] ?? throw new InvalidOperationException("A known customer has a summary.");
            var value = Predictions.Summaries.MonetaryValues[customer];
            var forecast = Predictions.Forecasts.Of(customer);
            Assert.Equal(clv.Expected(summary, value) ?? -1, forecast?.Clv ?? 0, 8);
            Close(clv.Interval(summary, value), forecast?.ClvInterval);
        }
    }

    [Fact]
    public void The_spend_is_less_certain_than_the_purchases_and_its_interval_holds_it()
    {
        for (var customer = 0; customer < 40; customer++)
        {
            var forecast = Predictions.Forecasts.Of(customer);
            Assert.NotNull(forecast?.ExpectedPurchases);
            Assert.NotNull(forecast.ExpectedSpend);
            Assert.InRange(Predictions.ExpectedSpend[customer] ?? -1, forecast.ExpectedSpend.Low, forecast.ExpectedSpend.High);
            Assert.True(forecast.ExpectedSpend.High / forecast.ExpectedSpend.Low > forecast.ExpectedPurchases.High / forecast.ExpectedPurchases.Low);
        }
    }

    [Fact]
    public void Without_a_spend_model_the_mean_value_stands_in_and_has_no_interval()
    {
        var shop = new SyntheticShop();
        var random = new Random(3);
        var asOf = Data.Values.EpochDay.From(SyntheticShop.AsOf);
        for (var customer = 0; customer < 100; customer++)
            for (var day = asOf - random.Next(20, 300); day < asOf; day += random.Next(10, 120)) shop.Buy(customer, day, 20);
        var predictions = At(shop);

        Assert.Null(predictions.SpendModel);
        Assert.All(Enumerable.Range(0, 100), customer =>
        {
            var forecast = predictions.Forecasts.Of(customer);
            Assert.NotNull(forecast);
            Assert.True(forecast.Clv > 0);
            Assert.Null(forecast.ExpectedSpend);
            Assert.Null(forecast.ClvInterval);
        });
    }

    private static BuyingPredictions At(SyntheticShop shop)
    {
        var histories = shop.Histories(SyntheticShop.AsOf);
        return BuyingPredictions.At(histories, histories.AsOfDay, 90, CancellationToken.None);
    }

    private static void Close(ConfidenceInterval? expected, ConfidenceInterval? actual)
    {
        Assert.NotNull(expected);
        Assert.NotNull(actual);
        Assert.Equal(expected.Low, actual.Low, 6);
        Assert.Equal(expected.High, actual.High, 6);
    }
}
