using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.Summaries;

namespace Insights.Ml.Buying.Models;

/// <summary>
/// A model of repeat buying: what a customer's frequency, recency and tenure say of the time after. Horizons have the
/// summaries' unit of time.
/// </summary>
public interface IBuyingModel : IFittedModel<IBuyingModel>
{
    /// <summary>Probability, 0 to 1, that the customer still buys at all.</summary>
    double ProbabilityAlive(CustomerSummary summary);

    /// <summary>
    /// Probability, 0 to 1, of no purchase within the horizon; falls with the horizon and rises with the time since the last
    /// purchase.
    /// </summary>
    /// <param name="summary">The customer.</param>
    /// <param name="horizon">Length of the horizon, above 0.</param>
    double ProbabilityOfNoPurchase(CustomerSummary summary, double horizon);

    /// <summary>Expected purchases within the horizon, at least 0; rises with the horizon.</summary>
    /// <param name="summary">The customer.</param>
    /// <param name="horizon">Length of the horizon, above 0.</param>
    double ExpectedPurchases(CustomerSummary summary, double horizon);

    /// <summary>Expected purchases within each of several horizons; a model that can, tells them all for little more than one.</summary>
    /// <param name="summary">The customer.</param>
    /// <param name="horizons">Lengths of the horizons, ascending, above 0.</param>
    /// <param name="expected">Takes the expectations, as many as there are horizons.</param>
    void ExpectedPurchases(CustomerSummary summary, ReadOnlySpan<double> horizons, Span<double> expected)
    {
        for (var i = 0; i < horizons.Length; i++) expected[i] = ExpectedPurchases(summary, horizons[i]);
    }
}
