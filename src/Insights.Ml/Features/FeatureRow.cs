namespace Insights.Ml.Features;

/// <summary>The input of a model for one customer at one cutoff.</summary>
/// <param name="values">The features as they are, in the order of the catalogue.</param>
/// <param name="scaled">The same features on the scale of weighted sums.</param>
/// <param name="among">Means and scale factors of the cutoff's active customers.</param>
internal readonly ref struct FeatureRow(ReadOnlySpan<float> values, ReadOnlySpan<float> scaled, FeatureSpread among)
{
    /// <summary>The features as they are.</summary>
    internal ReadOnlySpan<float> Values { get; } = values;

    /// <summary>The features on the scale of weighted sums.</summary>
    internal ReadOnlySpan<float> Scaled { get; } = scaled;

    /// <summary>
    /// A feature in standard deviations from the mean of the customers who were active at the same time: windows that a young
    /// history cuts short, inflation and a growing shop then mean the same at every cutoff.
    /// </summary>
    internal double Relative(int column) => among.Standardise(Scaled[column], column);
}
