
namespace Insights.Ml.Training;

/// <summary>How one kind of model did for tier B on the earlier holdout periods.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="AveragePrecision">Mean average precision, 0 to 1.</param>
/// <param name="Brier">Mean squared error of its probabilities, 0 to 1, once calibrated on the same periods.</param>
public sealed record CandidateResult(CandidateKind Kind, double AveragePrecision, double Brier);
