using Insights.Data.Tiers;
using Insights.Ml.Buying;
using Insights.Ml.Features;
using Insights.Ml.Targets;

namespace Insights.Ml.Training;

/// <summary>A shop at one date of the grid.</summary>
/// <param name="Tiers">All customers' tiers.</param>
/// <param name="Buying">Predictions of the buying models for the horizon.</param>
/// <param name="Rows">Features of the active customers.</param>
/// <param name="Labels">What they did in the horizon; null where it is not over.</param>
internal sealed record Cutoff(TierAssignment Tiers, BuyingPredictions Buying, FeatureMatrix Rows, TargetLabels? Labels)
{
    /// <summary>The rows of the customers of tier B.</summary>
    internal IEnumerable<int> RowsOfB => Enumerable.Range(0, Rows.Rows).Where(row => Tiers.Tiers[Rows.Customers[row]] == Tier.B);

    /// <summary>The labels of a target, one for each customer of the histories.</summary>
    internal bool[] LabelsOf(PredictionTarget target)
    {
        var labels = Labels ?? throw new InvalidOperationException("The horizon after this date is not over.");
        return target == PredictionTarget.NextVip ? labels.IsNextVip : labels.IsChurned;
    }
}
