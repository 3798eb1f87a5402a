namespace Insights.Ml.Features;

/// <summary>
/// Limits features with heavy tails to the range of all but a few training rows, so that one reseller does not decide what a
/// model learns of all others. Tiers use the amounts themselves.
/// </summary>
internal sealed class Winsorizer
{
    /// <summary>
    /// The percentile is taken of the numbers above 0, and mirrored below it: of a feature that is 0 for nearly all
    /// customers, such as returns, the percentile of all numbers would be 0 and remove everything.
    /// </summary>
    private const double Percentile = 0.995;

    private readonly float[] low;
    private readonly float[] high;

    /// <summary>Takes limits as they are, one of each kind for each feature; infinite where there is none.</summary>
    internal Winsorizer(IEnumerable<float> low, IEnumerable<float> high)
    {
        this.low = [.. low];
        this.high = [.. high];
        if (this.low.Length != this.high.Length) throw new ArgumentException("There are as many low limits as high ones.", nameof(high));
    }

    /// <summary>The least that each feature may be; negative infinity where anything is allowed.</summary>
    internal IReadOnlyList<float> Low => low;

    /// <summary>The most that each feature may be; positive infinity where anything is allowed.</summary>
    internal IReadOnlyList<float> High => high;

    /// <summary>Finds the limits of <see cref="FeatureCatalog.All"/> in rows that a model is trained on, in whatever order.</summary>
    /// <param name="rows">Number of rows; without any there are no limits.</param>
    /// <param name="featuresOf">The features of a row.</param>
    internal static Winsorizer Fit(int rows, Func<int, ReadOnlySpan<float>> featuresOf) =>
        Fit(rows, featuresOf, [.. FeatureCatalog.All.Select(feature => feature.Unit.HasHeavyTail)]);

    /// <summary>Finds the limits of features of which some have heavy tails.</summary>
    internal static Winsorizer Fit(int rows, Func<int, ReadOnlySpan<float>> featuresOf, IReadOnlyList<bool> hasHeavyTail)
    {
        var low = Enumerable.Repeat(float.NegativeInfinity, hasHeavyTail.Count).ToArray();
        var high = Enumerable.Repeat(float.PositiveInfinity, hasHeavyTail.Count).ToArray();
        var magnitudes = new float[rows];
        for (var feature = 0; feature < hasHeavyTail.Count; feature++)
        {
            if (!hasHeavyTail[feature]) continue;
            high[feature] = LimitOf(1);
            low[feature] = -LimitOf(-1);

            float LimitOf(int sign)
            {
                var count = 0;
                for (var row = 0; row < rows; row++)
                    if (sign * featuresOf(row)[feature] is > 0 and var magnitude) magnitudes[count++] = magnitude;
                if (count == 0) return float.PositiveInfinity;
                Array.Sort(magnitudes, 0, count);
                return magnitudes[(int)Math.Ceiling(Percentile * count) - 1];
            }
        }
        return new Winsorizer(low, high);
    }

    /// <summary>Limits the features of a row in place.</summary>
    internal void Apply(Span<float> features)
    {
        for (var i = 0; i < low.Length; i++) features[i] = Math.Clamp(features[i], low[i], high[i]);
    }
}
