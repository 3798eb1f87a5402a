namespace Insights.Data.Runs;

/// <summary>A run that is about to be stored; see <see cref="Run"/> for the meaning of each part.</summary>
public sealed record RunDraft
{
    /// <inheritdoc cref="Run.AsOf"/>
    public required DateOnly AsOf { get; init; }

    /// <inheritdoc cref="Run.HorizonDays"/>
    public required int HorizonDays { get; init; }

    /// <inheritdoc cref="Run.Policy"/>
    public required string Policy { get; init; }

    /// <inheritdoc cref="Run.Seed"/>
    public required int Seed { get; init; }

    /// <inheritdoc cref="Run.StartedAt"/>
    public required DateTime StartedAt { get; init; }

    /// <inheritdoc cref="Run.Status"/>
    public required RunStatus Status { get; init; }

    /// <inheritdoc cref="Run.KnownCustomers"/>
    public required int KnownCustomers { get; init; }

    /// <inheritdoc cref="Run.DataFingerprint"/>
    public required string DataFingerprint { get; init; }

    /// <inheritdoc cref="Run.Software"/>
    public required string Software { get; init; }

    /// <inheritdoc cref="Run.Report"/>
    public required string Report { get; init; }

    /// <summary>The models it was made with; empty where it was not made by trained models.</summary>
    public required IReadOnlyList<RunModel> Models { get; init; }

    /// <summary>True to make it the current run even where one with a later date is.</summary>
    public bool MakeCurrent { get; init; }
}
