namespace Insights.Ml.Features;

/// <summary>Where scaled features lie, and how widely; one number for each feature.</summary>
/// <param name="Means">Means.</param>
/// <param name="Factors">The trust in the feature over the standard deviation; 0 for features that are constant, so that they count for nothing.</param>
internal sealed record FeatureSpread(IReadOnlyList<double> Means, IReadOnlyList<double> Factors)
{
    /// <summary>A scaled feature as standard deviations from the mean.</summary>
    internal double Standardise(double scaled, int column) => (scaled - Means[column]) * Factors[column];

    public bool Equals(FeatureSpread? other) => other is not null && Means.SequenceEqual(other.Means) && Factors.SequenceEqual(other.Factors);

    public override int GetHashCode() => Means.Count;
}
