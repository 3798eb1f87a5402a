using Insights.Ml.Buying;

namespace Insights.Ml.Models;

/// <summary>
/// A model of repeat buying: what a customer's frequency, recency and tenure say of the time after. Horizons have the
/// summaries' unit of time.
/// </summary>
public interface IBuyingModel : IFittedModel<IBuyingModel>
{
    /// <summary>Probability, 0 to 1, that the customer still buys at all.</summary>
    double ProbabilityAlive(BuyingSummary summary);

    /// <summary>
    /// Probability, 0 to 1, of no purchase within the horizon; falls with the horizon and rises with the time since the last
    /// purchase.
    /// </summary>
    /// <param name="summary">The customer.</param>
    /// <param name="horizon">Length of the horizon, above 0.</param>
    double ProbabilityOfNoPurchase(BuyingSummary summary, double horizon);

    /// <summary>Expected purchases within the horizon, at least 0; rises with the horizon.</summary>
    /// <param name="summary">The customer.</param>
    /// <param name="horizon">Length of the horizon, above 0.</param>
    double ExpectedPurchases(BuyingSummary summary, double horizon);
}
