using Insights.Ml.Buying;

namespace Insights.Ml.Models.ParetoNbd;

/// <summary>Fits the Pareto/NBD model by maximum likelihood.</summary>
public sealed class ParetoNbdTrainer : ITrainer<BuyingSummary, ParetoNbdModel>
{
    /// <summary>Parameters stay between exp(-12) and exp(12).</summary>
    private const double Bound = 12;

    private static readonly double[][] Starts = [[0.5, 10, 0.6, 11], [1, 5, 1, 50]];

    /// <inheritdoc/>
    public ParetoNbdModel? Fit(IEnumerable<BuyingSummary> customers, CancellationToken cancellationToken = default)
    {
        var collapsed = CollapsedSummaries.Of(customers);
        if (!collapsed.HasRepeatPurchases) return null;
        var likelihood = new ParetoNbdLikelihood(collapsed);
        var fit = LikelihoodFit.Maximize(likelihood.Evaluate, Starts, Bound, collapsed.Customers, cancellationToken);
        return new ParetoNbdModel
        {
            R = Math.Exp(fit.Result.Point[0]),
            Alpha = Math.Exp(fit.Result.Point[1]),
            S = Math.Exp(fit.Result.Point[2]),
            Beta = Math.Exp(fit.Result.Point[3]),
            LogLikelihood = fit.Result.Value,
            Fit = fit.Fit,
            Covariance = fit.Covariance,
        };
    }

    /// <inheritdoc/>
    public NoModelReason? WhyNoModel(IEnumerable<BuyingSummary> customers) => CollapsedSummaries.Of(customers).WhyNoModel;
}
