using Insights.Data.Tiers;
using Insights.Ml.Buying;
using Insights.Ml.Features;
using Insights.Ml.Targets;

namespace Insights.Ml.Training;

/// <summary>What is known of a shop at one date of the grid.</summary>
/// <param name="Tiers">All customers' tiers.</param>
/// <param name="Buying">What the buying models expect of the horizon.</param>
/// <param name="Rows">Features of the active customers.</param>
/// <param name="Labels">What they did in the horizon; null where it is not over.</param>
internal sealed record Cutoff(TierAssignment Tiers, BuyingPredictions Buying, FeatureMatrix Rows, TargetLabels? Labels)
{
    /// <summary>The labels of a target, one for each customer who is seen.</summary>
    internal bool[] LabelsOf(PredictionTarget target)
    {
        var labels = Labels ?? throw new InvalidOperationException("The horizon after this date is not over.");
        return target == PredictionTarget.NextVip ? labels.IsNextVip : labels.IsChurned;
    }
}
