using Insights.Ml.Numerics;

namespace Insights.Ml.Loyalty;

/// <summary>The mean of a part of a sample over the mean of the whole sample, and its standard error.</summary>
/// <param name="Value">The ratio.</param>
/// <param name="LogDeviation">Standard error of its logarithm; null where the ratio is not above 0.</param>
internal readonly record struct MeanRatio(double Value, double? LogDeviation)
{
    /// <summary>
    /// The ratio by the delta method (Casella and Berger 2002, "Statistical Inference", theorem 5.5.28) in the logarithm, which
    /// keeps the interval above 0: with p the part's share, u = 1[in the part] (x - m) / (p m) - (x - M) / M, and the variance of
    /// log(m / M) is the sum of u^2 over n (n - 1). That the part belongs to the whole is in it.
    /// </summary>
    /// <param name="values">The sample, with a mean above 0.</param>
    /// <param name="isInPart">For each value, whether it belongs to the part, which has one at least.</param>
    internal static MeanRatio Of(IReadOnlyList<double> values, IReadOnlyList<bool> isInPart)
    {
        var n = values.Count;
        var part = Enumerable.Range(0, n).Where(i => isInPart[i]).ToList();
        var (mean, meanOfPart) = (values.Average(), part.Average(i => values[i]));
        if (meanOfPart <= 0 || n < 2) return new MeanRatio(meanOfPart / mean, LogDeviation: null);
        var share = part.Count / (double)n;
        double squares = 0;
        for (var i = 0; i < n; i++)
        {
            var u = (isInPart[i] ? (values[i] - meanOfPart) / (share * meanOfPart) : 0) - (values[i] - mean) / mean;
            squares += u * u;
        }
        return new MeanRatio(meanOfPart / mean, Math.Sqrt(squares / n / (n - 1)));
    }

    /// <summary>The 95 % interval; null where it is not known.</summary>
    internal (double Low, double High)? Interval =>
        LogDeviation is { } deviation ? (Value * Math.Exp(-Normal.Quantile975 * deviation), Value * Math.Exp(Normal.Quantile975 * deviation)) : null;
}
