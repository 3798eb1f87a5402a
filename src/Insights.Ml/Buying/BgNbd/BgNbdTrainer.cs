using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.Summaries;

namespace Insights.Ml.Buying.BgNbd;

/// <summary>Fits the BG/NBD model by maximum likelihood.</summary>
public sealed class BgNbdTrainer : ITrainer<CustomerSummary, BgNbdModel>
{
    /// <summary>Parameters stay between exp(-12) and exp(12).</summary>
    private const double Bound = 12;

    private static readonly double[][] Starts = [[0.3, 5, 0.8, 2.5], [1, 10, 1, 5]];

    /// <inheritdoc/>
    public BgNbdModel? Fit(IEnumerable<CustomerSummary> customers, CancellationToken cancellationToken = default)
    {
        var collapsed = CollapsedSummaries.Of(customers);
        if (!collapsed.HasRepeatPurchases) return null;
        var likelihood = new BgNbdLikelihood(collapsed);
        var fit = LikelihoodFit.Maximize(likelihood.Evaluate, Starts, Bound, collapsed.Customers, cancellationToken);
        return new BgNbdModel
        {
            R = Math.Exp(fit.Result.Point[0]),
            Alpha = Math.Exp(fit.Result.Point[1]),
            A = Math.Exp(fit.Result.Point[2]),
            B = Math.Exp(fit.Result.Point[3]),
            LogLikelihood = fit.Result.Value,
            Fit = fit.Fit,
            Covariance = fit.Covariance,
        };
    }
}
