namespace Insights.Ml.Features;

/// <summary>Means and scale factors of scaled features; one number for each feature.</summary>
/// <param name="Means">Means.</param>
/// <param name="Factors">The feature's prior scale over its standard deviation; 0 for features that are constant, so that they count for nothing.</param>
internal sealed record FeatureSpread(IReadOnlyList<double> Means, IReadOnlyList<double> Factors)
{
    /// <summary>A scaled feature as standard deviations from the mean.</summary>
    internal double Standardise(double scaled, int column) => (scaled - Means[column]) * Factors[column];
}
