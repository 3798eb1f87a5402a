using System.Text.Json;
using CsCheck;
using Insights.Ml.Buying.BgNbd;
using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.Summaries;
using MathNet.Numerics.Distributions;

namespace Insights.Ml.Tests.Buying.BgNbd;

public class BgNbdContractTests : TrainerContract<CustomerSummary, BgNbdModel>
{
    private const double Horizon = 13;

    private static readonly Gen<CustomerSummary> Summaries =
        Gen.Select(Gen.Int[0, 60], Gen.Double[0, 1], Gen.Double[0.2, 200]).Select((x, share, tenure) => new CustomerSummary(x, x == 0 ? 0 : share * tenure, tenure));

    /// <summary>Models with parameters from all over the sensible range.</summary>
    private Gen<BgNbdModel> Models => Gen.Double[-3, 3].Array[4].Select(shift =>
        ((IFittedModel<BgNbdModel>)Truth).WithLogParameters([.. ((IFittedModel<BgNbdModel>)Truth).LogParameters.Zip(shift, (value, by) => value + by)]));

    protected override ITrainer<CustomerSummary, BgNbdModel> Trainer => new BgNbdTrainer();

    protected override BgNbdModel Truth { get; } = new() { R = 0.6, Alpha = 5, A = 0.8, B = 2.5, LogLikelihood = 0, Fit = ModelFit.Identified };

    protected override IReadOnlyList<CustomerSummary[]> Degenerate =>
        [[], [new CustomerSummary(0, 0, 10)], [new CustomerSummary(0, 0, 10), new CustomerSummary(0, 0, 20), new CustomerSummary(0, 0, 20)]];

    protected override CustomerSummary[] Draw(int customers, Random random) => [.. Enumerable.Range(0, customers).Select(_ =>
    {
        var tenure = 27 + 25 * random.NextDouble();
        return Live(random, tenure).SummaryAt(tenure);
    })];

    [Fact]
    public void Probabilities_lie_between_0_and_1_and_expectations_are_not_negative() =>
        Gen.Select(Models, Summaries, Gen.Double[0.5, 60]).Sample((model, customer, horizon) =>
        {
            Assert.InRange(model.ProbabilityAlive(customer), 0, 1);
            Assert.InRange(model.ProbabilityOfNoPurchase(customer, horizon), 0, 1);
            Assert.InRange(model.ExpectedPurchases(customer, horizon), 0, double.MaxValue);
        });

    [Fact]
    public void A_longer_horizon_has_more_purchases_and_a_lower_probability_of_none() =>
        Gen.Select(Models, Summaries, Gen.Double[0.5, 60]).Sample((model, customer, horizon) =>
        {
            Assert.True(model.ExpectedPurchases(customer, horizon * 2) >= model.ExpectedPurchases(customer, horizon) * (1 - 1e-9) - 1e-12);
            Assert.True(model.ProbabilityOfNoPurchase(customer, horizon * 2) <= model.ProbabilityOfNoPurchase(customer, horizon) + 1e-12);
        });

    [Fact]
    public void The_longer_ago_a_repeat_buyers_last_purchase_is_the_likelier_is_no_purchase() =>
        Gen.Select(Models, Summaries, Gen.Double[0.1, 100], Gen.Double[0.5, 60]).Where((_, customer, _, _) => customer.Frequency > 0).Sample((model, customer, weeks, horizon) =>
        {
            var later = customer with { Tenure = customer.Tenure + weeks };
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
    public void Expectations_are_met_in_a_simulation_of_the_model(int min, int max)
    {
        const int customers = 60_000;
        const double standardErrors = 4;
        var random = new Random(11);
        double n = 0, purchases = 0, purchasesSquared = 0, alive = 0, none = 0, expected = 0, expectedAlive = 0, expectedNone = 0;
        for (var i = 0; i < customers; i++)
        {
            var tenure = 20 + 20 * random.NextDouble();
            var life = Live(random, tenure + Horizon);
            var seen = life.SummaryAt(tenure);
            if (seen.Frequency < min || seen.Frequency > max) continue;
            n++;
            var future = life.Repeats.Count - seen.Frequency;
            var error = future - Truth.ExpectedPurchases(seen, Horizon);
            expected += Truth.ExpectedPurchases(seen, Horizon);
            purchases += future;
            purchasesSquared += error * error;
            if (life.LeftAt > tenure) alive++;
            if (future == 0) none++;
            expectedAlive += Truth.ProbabilityAlive(seen);
            expectedNone += Truth.ProbabilityOfNoPurchase(seen, Horizon);
        }

        Assert.True(n > 1_000);
        Assert.Equal(purchases, expected, tolerance: standardErrors * Math.Sqrt(purchasesSquared));
        Assert.Equal(alive, expectedAlive, tolerance: standardErrors * Math.Sqrt(n) / 2);
        Assert.Equal(none, expectedNone, tolerance: standardErrors * Math.Sqrt(n) / 2);
    }

    [Fact]
    public void One_customer_gives_a_fit_that_is_flagged_and_still_predicts()
    {
        var customer = new CustomerSummary(3, 20, 26);

        var model = Trainer.Fit([customer]);

        Assert.NotNull(model);
        Assert.NotEqual(ModelFit.Identified, model.Fit);
        AssertInRange(model, customer);
    }

    [Fact]
    public void Customers_who_are_all_alike_give_a_fit_that_is_flagged_and_still_predicts()
    {
        var customer = new CustomerSummary(4, 25, 26);

        var model = Trainer.Fit(Enumerable.Repeat(customer, 100));

        Assert.NotNull(model);
        Assert.NotEqual(ModelFit.Identified, model.Fit);
        AssertInRange(model, customer);
    }

    [Fact]
    public void Every_small_shop_with_a_repeat_purchase_gets_predictions_within_the_ranges() =>
        Summaries.Array[0, 12].Sample(customers =>
        {
            var model = Trainer.Fit(customers);
            Assert.Equal(model is null, customers.All(customer => customer.Frequency == 0));
            if (model is null) return;
            Assert.Equal(model, JsonSerializer.Deserialize<BgNbdModel>(JsonSerializer.Serialize(model)));
            foreach (var customer in customers) AssertIntervals(model, customer);
        });

    [Fact]
    public void Customers_who_never_leave_give_a_fit_that_is_flagged_and_predicts_the_steady_rate()
    {
        var random = new Random(9);
        var customers = Enumerable.Range(0, 2_000).Select(_ => Life.Simulate(random, Gamma.Sample(random, 2, 8), leaving: 0, 30).SummaryAt(30)).ToList();

        var model = Trainer.Fit(customers);

        Assert.NotNull(model);
        Assert.Equal(ModelFit.AtBoundary, model.Fit);
        Assert.Equal((2 + 4.0) / (8 + 30) * 10, model.ExpectedPurchases(new CustomerSummary(4, 28, 30), 10), tolerance: 0.1);
        var interval = ExpectedPurchasesInterval(model, new CustomerSummary(4, 28, 30), 10);
        Assert.NotNull(interval);
        Assert.InRange(interval.High - interval.Low, 0, 0.3);
    }

    [Fact]
    public void Intervals_contain_the_figure_and_stay_in_its_range()
    {
        var customers = Draw(500, new Random(12));
        var model = Trainer.Fit(customers);
        Assert.NotNull(model);

        foreach (var customer in customers.Distinct())
        {
            Assert.NotNull(new DeltaMethod<BgNbdModel>(model).Probability(of => of.ProbabilityAlive(customer)));
            Assert.NotNull(ExpectedPurchasesInterval(model, customer, Horizon));
            AssertIntervals(model, customer);
        }
    }

    [Fact]
    public void The_intervals_of_predictions_cover_those_of_the_true_parameters()
    {
        CustomerSummary[] customers = [new(0, 0, 30), new(2, 25, 38), new(5, 10, 35), new(8, 30, 35)];
        int cases = 0, purchases = 0, none = 0, alive = 0;
        foreach (var model in Simulations)
        {
            Assert.NotNull(model);
            var delta = new DeltaMethod<BgNbdModel>(model);
            foreach (var customer in customers)
            {
                cases++;
                if (Contains(ExpectedPurchasesInterval(model, customer, Horizon), Truth.ExpectedPurchases(customer, Horizon))) purchases++;
                if (Contains(delta.Probability(of => of.ProbabilityOfNoPurchase(customer, Horizon)), Truth.ProbabilityOfNoPurchase(customer, Horizon))) none++;
                if (Contains(delta.Probability(of => of.ProbabilityAlive(customer)), Truth.ProbabilityAlive(customer))) alive++;
            }
        }

        Assert.InRange((double)purchases / cases, 0.90, 0.99);
        Assert.InRange((double)none / cases, 0.90, 0.99);
        Assert.InRange((double)alive / cases, 0.90, 1);
    }

    /// <summary>One customer of the truth, up to a time.</summary>
    private Life Live(Random random, double until) =>
        Life.Simulate(random, Gamma.Sample(random, Truth.R, Truth.Alpha), Beta.Sample(random, Truth.A, Truth.B), until);

    private static ConfidenceInterval? ExpectedPurchasesInterval(BgNbdModel model, CustomerSummary customer, double horizon) =>
        Intervals.OfPositive(model, of => of.ExpectedPurchases(customer, horizon));

    private static void AssertIntervals(BgNbdModel model, CustomerSummary customer)
    {
        var delta = new DeltaMethod<BgNbdModel>(model);
        AssertAround(model.ProbabilityAlive(customer), delta.Probability(of => of.ProbabilityAlive(customer)), 1);
        AssertAround(model.ProbabilityOfNoPurchase(customer, Horizon), delta.Probability(of => of.ProbabilityOfNoPurchase(customer, Horizon)), 1);
        AssertAround(model.ExpectedPurchases(customer, Horizon), ExpectedPurchasesInterval(model, customer, Horizon), double.MaxValue);
    }

    private static bool Contains(ConfidenceInterval? interval, double value) => interval is not null && interval.Low <= value && value <= interval.High;

    private static void AssertAround(double value, ConfidenceInterval? interval, double max)
    {
        Assert.InRange(value, 0, max);
        if (interval is null) return;
        Assert.Equal(value, interval.Value);
        Assert.InRange(interval.Low, 0, value);
        Assert.InRange(interval.High, value, max);
    }

    private static void AssertInRange(BgNbdModel model, CustomerSummary customer)
    {
        Assert.InRange(model.ProbabilityAlive(customer), 0, 1);
        Assert.InRange(model.ProbabilityOfNoPurchase(customer, Horizon), 0, 1);
        Assert.InRange(model.ExpectedPurchases(customer, Horizon), 0, 10);
    }
}
