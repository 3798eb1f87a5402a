using Insights.Ml.Targets;

namespace Insights.Ml.Training;

/// <summary>The kind of model that predicts a target, and the figures that decided it.</summary>
public sealed record TargetChoice
{
    /// <summary>What is predicted.</summary>
    public required PredictionTarget Target { get; init; }

    /// <summary>The kind that is used.</summary>
    public required CandidateKind Kind { get; init; }

    /// <summary>The feature of a simple rule; null for other kinds.</summary>
    public string? Rule { get; init; }

    /// <summary>The beginnings of the earlier holdout periods, the newest first; empty where there was none.</summary>
    public required IReadOnlyList<DateOnly> Holdouts { get; init; }

    /// <summary>Each kind's figures on them for tier B; empty where there were too few periods to compare.</summary>
    public required IReadOnlyList<CandidateResult> Candidates { get; init; }

    /// <summary>The training dates, newest first.</summary>
    public required IReadOnlyList<DateOnly> TrainingCutoffs { get; init; }
}
