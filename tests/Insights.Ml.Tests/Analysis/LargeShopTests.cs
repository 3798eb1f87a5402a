using Insights.Data.Histories;
using Insights.Data.Runs;
using Insights.Data.Tiers;
using Insights.Ml.Analysis;
using Insights.Ml.Evaluation;
using Insights.Ml.Learning;

namespace Insights.Ml.Tests.Analysis;

/// <summary>A shop that is too large to be learned from as a Whole.</summary>
public class LargeShopTests
{
    private static readonly PurchaseHistories Histories = MadeUpShop.WithStructure(1_500, seed: 21).Histories(MadeUpShop.AsOf);

    private static readonly AnalysisResult Whole = Analyse(new RecipeOptions());
    private static readonly AnalysisResult Sampled = Analyse(new RecipeOptions { MostCustomers = 600 });

    [Fact]
    public void A_sample_is_learned_from_and_everybody_is_told()
    {
        var expected = Whole.Customers.ToDictionary(customer => customer.CustomerId);

        Assert.Equal(RunStatus.Trained, Sampled.Status);
        Assert.Equal(Histories.Count, Sampled.Customers.Count());
        foreach (var customer in Sampled.Customers)
        {
            Assert.Equal(expected[customer.CustomerId].Tier, customer.Tier);
            Assert.Equal(customer.Tier != Tier.D, customer.ChurnProbability is not null);
        }
        Assert.True(Correlation(Sampled.Customers, expected) > 0.9);
        Assert.All(Sampled.Report.Evaluations.Where(evaluation => evaluation.Group == CustomerGroup.All), evaluation => Assert.InRange(evaluation.Customers, 200, 600));
    }

    [Fact]
    public void What_is_expected_of_the_shop_is_that_of_all_customers()
    {
        Assert.Equal(Whole.Report.Outlook!.Total!.Value, Sampled.Report.Outlook!.Total!.Value, 0.15 * Whole.Report.Outlook.Total.Value);
        Assert.Equal(Whole.Report.Outlook.NewCustomers, Sampled.Report.Outlook.NewCustomers);
    }

    [Fact]
    public void Who_is_in_the_sample_does_not_depend_on_how_the_database_numbers_customers()
    {
        var renumbered = MadeUpShop.WithStructure(1_500, seed: 21).Histories(MadeUpShop.AsOf, idSeed: 5);

        Assert.Equal(
            Sampled.Customers.Select(customer => customer.VipProbability),
            Analyst.Analyse(renumbered, new AnalysisOptions { HorizonDays = 90, Recipe = new RecipeOptions { MostCustomers = 600 } }, progress: null, CancellationToken.None)
                .Customers.Select(customer => customer.VipProbability));
    }

    private static double Correlation(IEnumerable<CustomerResult> results, Dictionary<Data.Customers.CustomerId, CustomerResult> expected)
    {
        var pairs = results.Where(customer => customer.ChurnProbability is not null).Select(customer => (X: customer.ChurnProbability!.Value, Y: expected[customer.CustomerId].ChurnProbability!.Value)).ToList();
        double meanX = pairs.Average(pair => pair.X), meanY = pairs.Average(pair => pair.Y);
        return pairs.Sum(pair => (pair.X - meanX) * (pair.Y - meanY))
            / Math.Sqrt(pairs.Sum(pair => (pair.X - meanX) * (pair.X - meanX)) * pairs.Sum(pair => (pair.Y - meanY) * (pair.Y - meanY)));
    }

    private static AnalysisResult Analyse(RecipeOptions recipe) =>
        Analyst.Analyse(Histories, new AnalysisOptions { HorizonDays = 90, Recipe = recipe }, progress: null, CancellationToken.None);
}
