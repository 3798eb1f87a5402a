using Insights.Data.Runs;
using Insights.Ml.Explanations;
using Insights.Ml.Training;

namespace Insights.Ml.Analysis;

/// <summary>The pipeline's result at one date of the grid.</summary>
internal sealed record PipelineResult
{
    /// <summary>Steps back from the date of the analysis.</summary>
    internal required int Step { get; init; }

    /// <summary>The data of the date.</summary>
    internal required Cutoff Cutoff { get; init; }

    internal RunStatus Status { get; init; } = RunStatus.Unavailable;

    /// <summary>Why it is not trained; null when it is.</summary>
    internal Notice? StatusReason { get; init; }

    /// <summary>Probabilities of becoming a VIP; null where there are none.</summary>
    internal IScorer? NextVip { get; init; }

    /// <summary>Probabilities of leaving; null where there are none.</summary>
    internal IScorer? Churn { get; init; }

    /// <summary>The selected kinds of models; empty for a fallback.</summary>
    internal IReadOnlyList<TargetChoice> Choices { get; init; } = [];
}
