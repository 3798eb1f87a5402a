using Insights.Ml.Buying;
using Insights.Testing;

namespace Insights.Ml.Tests.Buying.BgNbd;

public class BgNbdPublishedPredictionsTests
{
    public static TheoryData<string> Settings => [.. LabelledSetting.All.Select(setting => setting.Name)];

    [SharedDataTheory]
    [MemberData(nameof(Settings))]
    public async Task Expected_purchases_and_probabilities_of_no_purchase_of_every_customer_agree_with_an_independent_fit(string name)
    {
        var setting = LabelledSetting.All.Single(s => s.Name == name);
        var labels = setting.ReadLabels();
        var histories = await RealShops.HistoriesAsync(setting.File, setting.AsOf);

        var predictions = BuyingPredictions.At(histories, histories.AsOfDay, setting.HorizonDays, CancellationToken.None);

        for (var i = 0; i < histories.Count; i++)
        {
            var label = labels[histories.ExternalIds[i]];
            var summary = predictions.Summaries.Summaries[i] ?? throw new InvalidOperationException("A known customer has a summary.");
            Assert.Equal((label.Frequency, label.Recency, label.Tenure), (summary.Frequency, Math.Round(summary.Recency, 6), Math.Round(summary.Tenure, 6)));
            // Two optimisers stop at slightly different places of a flat likelihood.
            Assert.Equal(label.ChurnProbability, predictions.ProbabilityOfNoPurchase[i] ?? -1, tolerance: 0.002);
            Assert.InRange(predictions.ExpectedPurchases[i] ?? -1, label.ExpectedPurchases * 0.99 - 0.002, label.ExpectedPurchases * 1.01 + 0.002);
        }
    }
}
