using Insights.Ml.Buying;

namespace Insights.Ml.Models.MbgNbd;

/// <summary>Fits the MBG/NBD model by maximum likelihood.</summary>
public sealed class MbgNbdTrainer : ITrainer<BuyingSummary, MbgNbdModel>
{
    /// <summary>Parameters stay between exp(-12) and exp(12).</summary>
    private const double Bound = 12;

    private static readonly double[][] Starts = [[0.5, 6, 0.9, 1.6], [1, 10, 1, 5]];

    /// <inheritdoc/>
    public MbgNbdModel? Fit(IEnumerable<BuyingSummary> customers, CancellationToken cancellationToken = default)
    {
        var collapsed = CollapsedSummaries.Of(customers);
        if (!collapsed.HasRepeatPurchases) return null;
        var likelihood = new MbgNbdLikelihood(collapsed);
        var fit = LikelihoodFit.Maximize(likelihood.Evaluate, Starts, Bound, collapsed.Customers, cancellationToken);
        return new MbgNbdModel
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

    /// <inheritdoc/>
    public NoModelReason? WhyNoModel(IEnumerable<BuyingSummary> customers) => CollapsedSummaries.Of(customers).WhyNoModel;
}
