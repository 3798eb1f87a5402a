
namespace Insights.Ml.Metrics;

/// <summary>A figure with its 95 % bootstrap interval.</summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">2.5th percentile over resampled rows; null for scores at random, which are not resampled.</param>
/// <param name="High">97.5th percentile over resampled rows; null for scores at random.</param>
public sealed record Interval(double Value, double? Low, double? High);
