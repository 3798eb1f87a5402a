using Insights.Ml.Targets;

namespace Insights.Ml.Training;

/// <summary>Which kind of model tells a target, and what decided it.</summary>
public sealed record TargetChoice
{
    /// <summary>What is told.</summary>
    public required PredictionTarget Target { get; init; }

    /// <summary>The kind that is used.</summary>
    public required CandidateKind Kind { get; init; }

    /// <summary>The feature that a simple rule looks at; null for other kinds.</summary>
    public string? Rule { get; init; }

    /// <summary>The beginnings of the earlier holdout periods, the newest first; empty where there was none.</summary>
    public required IReadOnlyList<DateOnly> Holdouts { get; init; }

    /// <summary>Each kind's figures on them for tier B; empty where there were too few periods to compete on.</summary>
    public required IReadOnlyList<CandidateResult> Candidates { get; init; }

    /// <summary>The dates at which the model learned, newest first.</summary>
    public required IReadOnlyList<DateOnly> TrainingCutoffs { get; init; }
}
