using System.Text.Json;
using Insights.Data.Tiers;
using Insights.Ml.Models.Stored;
using Insights.Ml.Training;

namespace Insights.Ml.Tests.Analysis;

public class StoredModelsTests
{
    [Fact]
    public void The_stored_models_of_a_run_give_its_probabilities_to_the_last_digit()
    {
        var histories = SyntheticShop.WithStructure(400, seed: 6).Histories(SyntheticShop.AsOf);
        var result = AnalysedShop.WithStructure(400, seed: 6, horizonDays: 90);
        var rows = new CutoffSeries(histories, TierPolicy.Default, horizonDays: 90, maxCustomers: 1_000, seed: 1, CancellationToken.None).At(0).Rows;
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
    public void A_run_without_trained_models_stores_none() => Assert.Empty(AnalysedShop.WithStructure(30, seed: 32, horizonDays: 365).Models);

    [Fact]
    public void A_stored_model_is_json_that_other_programs_read()
    {
        var model = AnalysedShop.WithStructure(400, seed: 6, horizonDays: 90).Models[0];

        using var json = JsonDocument.Parse(StoredModels.Json(model));
        Assert.True(json.RootElement.TryGetProperty("calibrator", out _));
    }
}
