
namespace Insights.Ml.Buying.Fitting;

/// <summary>
/// A model's figure with its 95 % interval: where the figure would lie with the parameters of other samples of such
/// customers. It speaks of the expectation or probability, not of what one customer does, which varies much more.
/// </summary>
/// <param name="Value">The figure.</param>
/// <param name="Low">Lower end, in the figure's range.</param>
/// <param name="High">Upper end, in the figure's range.</param>
public sealed record ConfidenceInterval(double Value, double Low, double High);
