using System.Text.Json;
using CsCheck;
using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.Models;
using Insights.Ml.Buying.Summaries;

namespace Insights.Ml.Tests.Buying;

/// <summary>What every model of repeat buying promises besides.</summary>
public abstract class BuyingTrainerContract<TModel> : TrainerContract<CustomerSummary, TModel>
    where TModel : class, IBuyingModel
{
    private const double Horizon = 13;

    private static readonly Gen<CustomerSummary> Summaries =
        Gen.Select(Gen.Int[0, 60], Gen.Double[0, 1], Gen.Double[0.2, 200]).Select((x, share, tenure) => new CustomerSummary(x, x == 0 ? 0 : share * tenure, tenure));

    /// <summary>Models with parameters from all over the sensible range.</summary>
    private Gen<IBuyingModel> Models => Gen.Double[-3, 3].Array[4].Select(shift =>
        ((IBuyingModel)Truth).WithLogParameters([.. ((IBuyingModel)Truth).LogParameters.Zip(shift, (value, by) => value + by)]));

    protected override IReadOnlyList<(CustomerSummary[] Customers, NoModelReason Reason)> Degenerate =>
    [
        ([], NoModelReason.NoCustomers),
        ([new CustomerSummary(0, 0, 10)], NoModelReason.NoRepeatPurchase),
        ([new CustomerSummary(0, 0, 10), new CustomerSummary(0, 0, 20), new CustomerSummary(0, 0, 20)], NoModelReason.NoRepeatPurchase),
    ];

    /// <summary>One customer of the truth, up to a time.</summary>
    protected abstract Life Live(Random random, double until);

    protected override CustomerSummary[] Draw(int customers, Random random)
    {
        return [.. Enumerable.Range(0, customers).Select(_ =>
        {
            var tenure = 27 + 25 * random.NextDouble();
            return Live(random, tenure).SeenAt(tenure);
        })];
    }

    [Fact]
    public void Probabilities_lie_between_0_and_1_and_expectations_are_not_negative() =>
        Gen.Select(Models, Summaries, Gen.Double[0.5, 60]).Sample((model, customer, horizon) =>
        {
            Assert.InRange(model.ProbabilityAlive(customer), 0, 1);
            Assert.InRange(model.ProbabilityOfNoPurchase(customer, horizon), 0, 1);
            Assert.InRange(model.ExpectedPurchases(customer, horizon), 0, double.MaxValue);
        });

    [Fact]
    public void A_longer_horizon_brings_more_purchases_and_less_silence() =>
        Gen.Select(Models, Summaries, Gen.Double[0.5, 60]).Sample((model, customer, horizon) =>
        {
            Assert.True(model.ExpectedPurchases(customer, horizon * 2) >= model.ExpectedPurchases(customer, horizon) * (1 - 1e-9) - 1e-12);
            Assert.True(model.ProbabilityOfNoPurchase(customer, horizon * 2) <= model.ProbabilityOfNoPurchase(customer, horizon) + 1e-12);
        });

    [Fact]
    public void The_longer_a_repeat_buyer_is_silent_the_more_likely_is_more_silence() =>
        Gen.Select(Models, Summaries, Gen.Double[0.1, 100], Gen.Double[0.5, 60]).Where((_, customer, _, _) => customer.Frequency > 0).Sample((model, customer, silence, horizon) =>
        {
            var later = customer with { Tenure = customer.Tenure + silence };
            Assert.True(model.ProbabilityOfNoPurchase(later, horizon) >= model.ProbabilityOfNoPurchase(customer, horizon) - 1e-12);
            Assert.True(model.ProbabilityAlive(later) <= model.ProbabilityAlive(customer) + 1e-12);
        });

    [Fact]
    public void At_least_as_many_purchases_are_expected_as_purchases_at_all_are_likely() =>
        Gen.Select(Models, Summaries, Gen.Double[0.5, 60]).Sample((model, customer, horizon) =>
            Assert.True(model.ExpectedPurchases(customer, horizon) >= (1 - model.ProbabilityOfNoPurchase(customer, horizon)) * (1 - 1e-6) - 1e-9));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 2)]
    [InlineData(3, 1_000)]
    public void What_is_expected_of_customers_comes_true_in_a_simulation_of_the_model(int fewest, int most)
    {
        const int customers = 60_000;
        const double standardErrors = 4;
        var random = new Random(11);
        double n = 0, purchases = 0, purchasesSquared = 0, alive = 0, silent = 0, expected = 0, expectedAlive = 0, expectedSilent = 0;
        for (var i = 0; i < customers; i++)
        {
            var tenure = 20 + 20 * random.NextDouble();
            var life = Live(random, tenure + Horizon);
            var seen = life.SeenAt(tenure);
            if (seen.Frequency < fewest || seen.Frequency > most) continue;
            n++;
            var future = life.Repeats.Count - seen.Frequency;
            var error = future - Truth.ExpectedPurchases(seen, Horizon);
            expected += Truth.ExpectedPurchases(seen, Horizon);
            purchases += future;
            purchasesSquared += error * error;
            if (life.LeftAt > tenure) alive++;
            if (future == 0) silent++;
            expectedAlive += Truth.ProbabilityAlive(seen);
            expectedSilent += Truth.ProbabilityOfNoPurchase(seen, Horizon);
        }

        Assert.True(n > 1_000);
        Assert.Equal(purchases, expected, tolerance: standardErrors * Math.Sqrt(purchasesSquared));
        Assert.Equal(alive, expectedAlive, tolerance: standardErrors * Math.Sqrt(n) / 2);
        Assert.Equal(silent, expectedSilent, tolerance: standardErrors * Math.Sqrt(n) / 2);
    }

    [Fact]
    public void One_customer_gives_a_fit_that_is_flagged_and_still_answers()
    {
        var customer = new CustomerSummary(3, 20, 26);

        var model = Trainer.Fit([customer]);

        Assert.NotNull(model);
        Assert.Null(Trainer.WhyNoModel([customer]));
        Assert.NotEqual(ModelFit.Identified, model.Fit);
        AssertAnswers(model, customer);
    }

    [Fact]
    public void Customers_who_are_all_alike_give_a_fit_that_is_flagged_and_still_answers()
    {
        var customer = new CustomerSummary(4, 25, 26);

        var model = Trainer.Fit(Enumerable.Repeat(customer, 100));

        Assert.NotNull(model);
        Assert.NotEqual(ModelFit.Identified, model.Fit);
        AssertAnswers(model, customer);
    }

    [Fact]
    public void Every_small_shop_gets_an_answer_within_the_ranges_or_a_reason() =>
        Summaries.Array[0, 12].Sample(customers =>
        {
            var model = Trainer.Fit(customers);
            Assert.Equal(model is null, Trainer.WhyNoModel(customers) is not null);
            if (model is null) return;
            Assert.Equal(model, JsonSerializer.Deserialize<TModel>(JsonSerializer.Serialize(model)));
            var intervals = new BuyingIntervals(model);
            foreach (var customer in customers)
            {
                AssertAround(model.ProbabilityAlive(customer), intervals.ProbabilityAlive(customer), 1);
                AssertAround(model.ProbabilityOfNoPurchase(customer, Horizon), intervals.ProbabilityOfNoPurchase(customer, Horizon), 1);
                AssertAround(model.ExpectedPurchases(customer, Horizon), intervals.ExpectedPurchases(customer, Horizon), double.MaxValue);
            }
        });

    [Fact]
    public void Customers_who_never_leave_give_a_fit_that_is_flagged_and_predicts_the_steady_rate()
    {
        var random = new Random(9);
        var customers = Enumerable.Range(0, 2_000).Select(_ => Life.WithEnd(random, MathNet.Numerics.Distributions.Gamma.Sample(random, 2, 8), 1e-12, 30).SeenAt(30)).ToList();

        var model = Trainer.Fit(customers);

        Assert.NotNull(model);
        Assert.Equal(ModelFit.AtBoundary, model.Fit);
        Assert.Equal((2 + 4.0) / (8 + 30) * 10, model.ExpectedPurchases(new CustomerSummary(4, 28, 30), 10), tolerance: 0.1);
        var interval = new BuyingIntervals(model).ExpectedPurchases(new CustomerSummary(4, 28, 30), 10);
        Assert.NotNull(interval);
        Assert.InRange(interval.High - interval.Low, 0, 0.3);
    }

    [Fact]
    public void Intervals_contain_the_figure_and_stay_in_its_range()
    {
        var customers = Draw(500, new Random(12));
        var model = Trainer.Fit(customers);
        Assert.NotNull(model);
        var intervals = new BuyingIntervals(model);

        foreach (var customer in customers.Distinct())
        {
            Assert.NotNull(intervals.ProbabilityAlive(customer));
            AssertAround(model.ProbabilityAlive(customer), intervals.ProbabilityAlive(customer), 1);
            AssertAround(model.ProbabilityOfNoPurchase(customer, Horizon), intervals.ProbabilityOfNoPurchase(customer, Horizon), 1);
            Assert.NotNull(intervals.ExpectedPurchases(customer, Horizon));
            AssertAround(model.ExpectedPurchases(customer, Horizon), intervals.ExpectedPurchases(customer, Horizon), double.MaxValue);
        }
    }

    [Fact]
    public void The_intervals_of_what_is_predicted_cover_what_the_truth_would_say()
    {
        CustomerSummary[] asked = [new(0, 0, 30), new(2, 25, 38), new(5, 10, 35), new(8, 30, 35)];
        int cases = 0, purchases = 0, silence = 0, alive = 0;
        foreach (var model in Simulations)
        {
            Assert.NotNull(model);
            var intervals = new BuyingIntervals(model);
            foreach (var customer in asked)
            {
                cases++;
                if (Contains(intervals.ExpectedPurchases(customer, Horizon), Truth.ExpectedPurchases(customer, Horizon))) purchases++;
                if (Contains(intervals.ProbabilityOfNoPurchase(customer, Horizon), Truth.ProbabilityOfNoPurchase(customer, Horizon))) silence++;
                if (Contains(intervals.ProbabilityAlive(customer), Truth.ProbabilityAlive(customer))) alive++;
            }
        }

        Assert.InRange((double)purchases / cases, 0.90, 0.99);
        Assert.InRange((double)silence / cases, 0.90, 0.99);
        Assert.InRange((double)alive / cases, 0.90, 1);
    }

    private static bool Contains(ConfidenceInterval? interval, double value) => interval is not null && interval.Low <= value && value <= interval.High;

    private static void AssertAround(double value, ConfidenceInterval? interval, double most)
    {
        Assert.InRange(value, 0, most);
        if (interval is null) return;
        Assert.Equal(value, interval.Value);
        Assert.InRange(interval.Low, 0, value);
        Assert.InRange(interval.High, value, most);
    }

    private static void AssertAnswers(TModel model, CustomerSummary customer)
    {
        Assert.InRange(model.ProbabilityAlive(customer), 0, 1);
        Assert.InRange(model.ProbabilityOfNoPurchase(customer, Horizon), 0, 1);
        Assert.InRange(model.ExpectedPurchases(customer, Horizon), 0, 10);
    }
}
