using Insights.Data.Runs;

namespace Insights.Ml.Analysis;

/// <summary>The result of an analysis.</summary>
public sealed record AnalysisResult
{
    /// <summary>Where the probabilities come from.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>The run's report.</summary>
    public required RunReport Report { get; init; }

    /// <summary>The models that the probabilities come from; empty where the run falls back or is not available.</summary>
    public required IReadOnlyList<RunModel> Models { get; init; }

    /// <summary>Number of known customers.</summary>
    public required int KnownCustomers { get; init; }

    /// <summary>
    /// One result for each known customer, in the order of the histories; computed while they are enumerated, so that they
    /// need not all be in memory. Run and previous tier are left open.
    /// </summary>
    public required IEnumerable<CustomerResult> Customers { get; init; }
}
