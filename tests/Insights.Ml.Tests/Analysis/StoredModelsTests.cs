using System.Text.Json;
using Insights.Data.Tiers;
using Insights.Ml.Analysis;
using Insights.Ml.Learning;
using Insights.Ml.Models;

namespace Insights.Ml.Tests.Analysis;

public class StoredModelsTests
{
    [Fact]
    public void From_the_models_that_a_run_keeps_its_probabilities_follow_to_the_last_digit()
    {
        var histories = MadeUpShop.WithStructure(400, seed: 31).Histories(MadeUpShop.AsOf);
        var result = Analyst.Analyse(histories, new AnalysisOptions { HorizonDays = 90 }, progress: null, CancellationToken.None);
        var rows = new CutoffSeries(histories, TierPolicy.Default, horizonDays: 90, mostCustomers: 1_000, seed: 1, CancellationToken.None).At(0).Rows;
        var vip = StoredModels.Read(result.Models.Single(model => model.Name == StoredModels.NextVip));
        var churn = StoredModels.Read(result.Models.Single(model => model.Name == StoredModels.Churn));

        var customers = result.Customers.ToList();
        Assert.NotEqual(0, rows.Rows);
        for (var row = 0; row < rows.Rows; row++)
        {
            Assert.Equal(customers[rows.Customers[row]].VipProbability, vip.Probability(rows.Row(row)));
            Assert.Equal(customers[rows.Customers[row]].ChurnProbability, churn.Probability(rows.Row(row)));
        }
    }

    [Fact]
    public void A_run_without_trained_models_keeps_none()
    {
        var histories = MadeUpShop.WithStructure(30, seed: 32).Histories(MadeUpShop.AsOf);

        Assert.Empty(Analyst.Analyse(histories, new AnalysisOptions { HorizonDays = 365 }, progress: null, CancellationToken.None).Models);
    }

    [Fact]
    public void A_stored_model_is_json_that_other_programs_read()
    {
        var histories = MadeUpShop.WithStructure(300, seed: 33).Histories(MadeUpShop.AsOf);
        var model = Analyst.Analyse(histories, new AnalysisOptions { HorizonDays = 90 }, progress: null, CancellationToken.None).Models[0];

        using var json = JsonDocument.Parse(StoredModels.Json(model));
        Assert.True(json.RootElement.TryGetProperty("calibrator", out _));
    }
}
