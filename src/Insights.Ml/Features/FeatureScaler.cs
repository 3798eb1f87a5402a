namespace Insights.Ml.Features;

/// <summary>Puts features on the scale on which a weighted sum makes sense: <see cref="FeatureUnit.Scale"/>.</summary>
internal static class FeatureScaler
{
    private const double MinProbability = 1e-4;
    private const double MinDeviation = 1e-9;

    private static readonly FeatureScale[] Scales = [.. FeatureCatalog.All.Select(feature => feature.Unit.Scale)];

    /// <summary>The scaled features, number by number.</summary>
    /// <param name="values">Rows of as many numbers as there are features.</param>
    internal static float[] Scale(float[] values)
    {
        var result = new float[values.Length];
        Scale(values, result);
        return result;
    }

    /// <summary>The same, into given space.</summary>
    /// <param name="values">Rows of as many numbers as there are features.</param>
    /// <param name="scaled">As many numbers.</param>
    internal static void Scale(ReadOnlySpan<float> values, Span<float> scaled)
    {
        var width = FeatureCatalog.All.Count;
        for (var i = 0; i < values.Length; i++) scaled[i] = (float)Scale(values[i], Scales[i % width]);
    }

    /// <summary>One value of a feature, scaled.</summary>
    internal static double Scale(double value, int column) => Scale(value, Scales[column]);

    /// <summary>Means and scale factors of the columns of scaled rows.</summary>
    internal static FeatureSpread SpreadOf(int rows, Func<int, FeatureRow> row)
    {
        var width = FeatureCatalog.All.Count;
        var means = new double[width];
        var squares = new double[width];
        for (var i = 0; i < rows; i++)
        {
            var scaled = row(i).Scaled;
            for (var column = 0; column < width; column++)
            {
                means[column] += scaled[column];
                squares[column] += (double)scaled[column] * scaled[column];
            }
        }
        var factors = new double[width];
        for (var column = 0; column < width; column++)
        {
            means[column] /= Math.Max(1, rows);
            var deviation = Math.Sqrt(Math.Max(0, squares[column] / Math.Max(1, rows) - means[column] * means[column]));
            factors[column] = deviation > MinDeviation * Math.Max(1, Math.Abs(means[column])) ? FeatureCatalog.All[column].PriorScale / deviation : 0;
        }
        return new FeatureSpread(means, factors);
    }

    private static double Scale(double value, FeatureScale scale)
    {
        switch (scale)
        {
            case FeatureScale.Plain:
                return value;
            case FeatureScale.LogOdds:
                value = Math.Clamp(value, MinProbability, 1 - MinProbability);
                return Math.Log(value / (1 - value));
            default:
                return Math.Sign(value) * Math.Log(1 + Math.Abs(value));
        }
    }
}
