using Insights.Data.Runs;
using Insights.Data.Tiers;
using Insights.Ml.Buying;
using Insights.Ml.Features;

namespace Insights.Ml.Analysis;

/// <summary>What a recipe found at one date.</summary>
internal sealed record RecipeResult
{
    internal required TierAssignment Tiers { get; init; }

    internal required BuyingPredictions Buying { get; init; }

    /// <summary>The active customers and their features.</summary>
    internal required FeatureMatrix Rows { get; init; }

    /// <summary>Where it learned.</summary>
    internal required CutoffPlan Plan { get; init; }

    internal RunStatus Status { get; init; } = RunStatus.Unavailable;

    /// <summary>Why it is not trained; null when it is.</summary>
    internal Notice? StatusReason { get; init; }

    /// <summary>Probabilities of becoming a VIP; null where there are honestly none.</summary>
    internal IScorer? NextVip { get; init; }

    /// <summary>Probabilities of leaving; null where there are honestly none.</summary>
    internal IScorer? Churn { get; init; }
}
