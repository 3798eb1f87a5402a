using Insights.Ml.Buying;
using Insights.Ml.Numerics;

namespace Insights.Ml.Models.BgNbd;

/// <summary>Fits the BG/NBD model by maximum likelihood.</summary>
public sealed class BgNbdTrainer
{
    /// <summary>Parameters stay between exp(-12) and exp(12).</summary>
    private const double Bound = 12;
    private const double GradientTolerance = 1e-6;

    private static readonly double[][] Starts = [[0.3, 5, 0.8, 2.5], [1, 10, 1, 5]];

    /// <summary>Fits the model. The order of the customers does not matter, not even in the last digit.</summary>
    /// <param name="summaries">One for each customer, in one unit of time.</param>
    /// <param name="cancellationToken">Stops the fit.</param>
    /// <returns>The model, or null where the data cannot determine one: no customers, or no repeat purchase at all.</returns>
    public BgNbdModel? Fit(IEnumerable<BuyingSummary> summaries, CancellationToken cancellationToken = default)
    {
        var likelihood = new BgNbdLikelihood(CollapsedSummaries.Of(summaries));
        if (!likelihood.HasRepeatPurchases) return null;

        NewtonMaximizer.Result? best = null;
        foreach (var start in Starts)
        {
            var result = NewtonMaximizer.Maximize(
                likelihood.Evaluate, Array.ConvertAll(start, Math.Log), Bound, GradientTolerance * likelihood.Customers, cancellationToken);
            if (best is null || result.Value > best.Value) best = result;
        }
        return best is null ? null : ToModel(best);
    }

    private static BgNbdModel ToModel(NewtonMaximizer.Result result)
    {
        return new BgNbdModel
        {
            R = Math.Exp(result.Point[0]),
            Alpha = Math.Exp(result.Point[1]),
            A = Math.Exp(result.Point[2]),
            B = Math.Exp(result.Point[3]),
            LogLikelihood = result.Value,
            Fit = FitOf.Result(result, Bound),
        };
    }
}
