using Insights.Ml.Metrics;

namespace Insights.Ml.Evaluation;

/// <summary>The model beside the baseline that is the best by one figure, over the same resampled rows (paired bootstrap).</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Baseline">The baseline with the best value of the figure on these rows; never the random one.</param>
/// <param name="Difference">The model's figure minus the baseline's, -1 to 1: above 0 is better, below 0 for Brier.</param>
/// <param name="Low">2.5th percentile of the difference.</param>
/// <param name="High">97.5th percentile of the difference.</param>
public sealed record BaselineComparison(EvaluationFigure Figure, string Baseline, double Difference, double Low, double High);
