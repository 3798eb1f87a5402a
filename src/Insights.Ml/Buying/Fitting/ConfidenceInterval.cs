using Insights.Ml.Numerics;

namespace Insights.Ml.Buying.Fitting;

/// <summary>
/// A model's figure with its 95 % interval: where the figure would lie with the parameters of other samples of such
/// customers. It is about the expectation or probability, not about what one customer does, which varies much more.
/// </summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">Lower end, in the figure's range.</param>
/// <param name="High">Upper end, in the figure's range.</param>
public sealed record ConfidenceInterval(double Value, double Low, double High)
{
    /// <summary>The interval of a figure of at least 0 whose logarithm has a standard error; null where it has no end.</summary>
    internal static ConfidenceInterval? OfPositive(double value, double logStandardError)
    {
        var factor = Math.Exp(Normal.Quantile975 * logStandardError);
        return double.IsFinite(value * factor) ? Around(value, value / factor, value * factor) : null;
    }

    /// <summary>Where an interval is as narrow as a rounding error, its ends must not pass the figure.</summary>
    internal static ConfidenceInterval Around(double value, double low, double high) => new(value, Math.Min(value, low), Math.Max(value, high));
}
