using Insights.Data.Runs;
using Insights.Ml.Explanations;
using Insights.Ml.Training;

namespace Insights.Ml.Analysis;

/// <summary>What the pipeline found at one date of the grid.</summary>
internal sealed record PipelineResult
{
    /// <summary>Steps back from the date of the analysis.</summary>
    internal required int Step { get; init; }

    /// <summary>What is known at the date.</summary>
    internal required Cutoff Cutoff { get; init; }

    internal RunStatus Status { get; init; } = RunStatus.Unavailable;

    /// <summary>Why it is not trained; null when it is.</summary>
    internal Notice? StatusReason { get; init; }

    /// <summary>Probabilities of becoming a VIP; null where there are honestly none.</summary>
    internal IScorer? NextVip { get; init; }

    /// <summary>Probabilities of leaving; null where there are honestly none.</summary>
    internal IScorer? Churn { get; init; }

    /// <summary>How the kinds of models competed; empty for a fallback.</summary>
    internal IReadOnlyList<TargetChoice> Choices { get; init; } = [];
}
