
namespace Insights.Ml.Metrics;

/// <summary>
/// Coverage of intervals: groups of equal size by prediction, of which about 95 % should be covered. Of probabilities, a
/// group is where the observed share lies within 1.96 standard errors of the mean predicted one; the error
/// is the mean one of its probabilities together with chance, sqrt(se^2 + mean(p (1 - p)) / n).
/// </summary>
/// <param name="Covered">Groups that are covered, 0 or more.</param>
/// <param name="Groups">All groups: ten, or fewer where there are fewer customers.</param>
public sealed record IntervalCoverage(int Covered, int Groups);
