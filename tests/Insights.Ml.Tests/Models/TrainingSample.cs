using Insights.Data.Tiers;
using Insights.Ml.Models;
using Insights.Ml.Targets;
using Insights.Ml.Training;

namespace Insights.Ml.Tests.Models;

/// <summary>Rows of a synthetic shop at one date, with what happened after it.</summary>
internal static class TrainingSample
{
    internal static TrainingTable Of(int customers, int seed, PredictionTarget target = PredictionTarget.Churn) => new(Entries(customers, seed, target));

    internal static IReadOnlyList<TrainingTable.Entry> Entries(int customers, int seed, PredictionTarget target = PredictionTarget.Churn)
    {
        var histories = SyntheticShop.WithStructure(customers, seed).Histories(SyntheticShop.AsOf);
        var series = new CutoffSeries(histories, TierPolicy.Default, horizonDays: 90, maxCustomers: 50_000, seed: 1, CancellationToken.None);
        var cutoff = series.At(series.Grid.StepsPerHorizon);
        var labels = cutoff.LabelsOf(target);
        return [.. Enumerable.Range(0, cutoff.Rows.Rows).Select(row => new TrainingTable.Entry(cutoff.Rows, row, labels[cutoff.Rows.Customers[row]]))];
    }
}
