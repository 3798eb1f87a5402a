using Insights.Data.Histories;
using Insights.Data.Runs;
using Insights.Data.Tiers;
using Insights.Ml.Analysis;
using Insights.Ml.Outlook;
using Insights.Ml.Training;

namespace Insights.Ml.Tests.Analysis;

/// <summary>A shop with more customers than are used for training.</summary>
public class LargeShopTests
{
    private const int HorizonDays = 90;

    private static readonly PurchaseHistories Histories = SyntheticShop.WithStructure(1_500, seed: 21).Histories(SyntheticShop.AsOf);

    private static readonly (Pipeline Pipeline, PipelineResult Result) Whole = Run(Histories, new PipelineOptions());
    private static readonly (Pipeline Pipeline, PipelineResult Result) Sampled = Run(Histories, new PipelineOptions { MaxCustomers = 600 });

    [Fact]
    public void Models_are_trained_on_a_sample_and_predict_all_customers()
    {
        var expected = Customers(Histories, Whole.Result).ToDictionary(customer => customer.CustomerId);
        var customers = Customers(Histories, Sampled.Result).ToList();

        Assert.Equal(RunStatus.Trained, Sampled.Result.Status);
        Assert.Equal(Histories.Count, customers.Count);
        foreach (var customer in customers)
        {
            Assert.Equal(expected[customer.CustomerId].Tier, customer.Tier);
            Assert.Equal(customer.Tier != Tier.D, customer.ChurnProbability is not null);
        }
        Assert.True(Correlation(customers, expected) > 0.9);
        Assert.InRange(Sampled.Pipeline.Series.At(Sampled.Pipeline.Series.Grid.StepsPerHorizon).Rows.Rows, 200, 600);
    }

    [Fact]
    public void Probabilities_trained_on_all_customers_lie_in_the_intervals_of_the_sample()
    {
        var expected = Customers(Histories, Whole.Result).ToDictionary(customer => customer.CustomerId);
        var active = Customers(Histories, Sampled.Result).Where(customer => customer.Tier != Tier.D).ToList();

        Assert.InRange(active.Average(customer => Holds(customer.VipProbabilityLow, expected[customer.CustomerId].VipProbability, customer.VipProbabilityHigh)), 0.9, 1);
        Assert.InRange(active.Average(customer => Holds(customer.ChurnProbabilityLow, expected[customer.CustomerId].ChurnProbability, customer.ChurnProbabilityHigh)), 0.9, 1);

        static double Holds(double? low, double? probability, double? high) => low <= probability && probability <= high ? 1 : 0;
    }

    [Fact]
    public void The_outlook_of_a_sample_is_scaled_to_all_customers()
    {
        var (whole, sampled) = (OutlookOf(Whole.Pipeline), OutlookOf(Sampled.Pipeline));

        Assert.Equal(whole.Total!.Value, sampled.Total!.Value, 0.15 * whole.Total.Value);
        Assert.Equal(whole.NewCustomers, sampled.NewCustomers);

        static RevenueOutlook OutlookOf(Pipeline pipeline) =>
            OutlookForecaster.Of(Histories, pipeline.Series, HorizonDays, new PipelineOptions().SeasonShare) ?? throw new InvalidOperationException("The shop has an outlook.");
    }

    [Fact]
    public void The_sample_does_not_depend_on_the_ids_of_the_database()
    {
        var renumbered = SyntheticShop.WithStructure(1_500, seed: 21).Histories(SyntheticShop.AsOf, idSeed: 5);

        Assert.Equal(VipProbabilities(Histories, Sampled.Result), VipProbabilities(renumbered, Run(renumbered, new PipelineOptions { MaxCustomers = 600 }).Result));

        static IEnumerable<double?> VipProbabilities(PurchaseHistories histories, PipelineResult result) =>
            Customers(histories, result).Select(customer => customer.VipProbability);
    }

    private static double Correlation(IEnumerable<CustomerResult> results, Dictionary<Data.Customers.CustomerId, CustomerResult> expected)
    {
        var pairs = results.Where(customer => customer.ChurnProbability is not null).Select(customer => (X: customer.ChurnProbability!.Value, Y: expected[customer.CustomerId].ChurnProbability!.Value)).ToList();
        double meanX = pairs.Average(pair => pair.X), meanY = pairs.Average(pair => pair.Y);
        return pairs.Sum(pair => (pair.X - meanX) * (pair.Y - meanY))
            / Math.Sqrt(pairs.Sum(pair => (pair.X - meanX) * (pair.X - meanX)) * pairs.Sum(pair => (pair.Y - meanY) * (pair.Y - meanY)));
    }

    /// <summary>The delivered result of an analysis, without the backtest.</summary>
    private static (Pipeline Pipeline, PipelineResult Result) Run(PurchaseHistories histories, PipelineOptions choices)
    {
        var pipeline = new Pipeline(histories, new AnalysisOptions { HorizonDays = HorizonDays, Pipeline = choices }, CancellationToken.None);
        return (pipeline, pipeline.RunAt(0));
    }

    private static CustomerResults Customers(PurchaseHistories histories, PipelineResult result) => new(histories, new AnalysisOptions { HorizonDays = HorizonDays }, result, CancellationToken.None);
}
