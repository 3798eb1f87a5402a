using Insights.Ml.Buying.Fitting;
using Insights.Ml.Buying.Summaries;

namespace Insights.Ml.Buying.Models;

/// <summary>
/// 95 % intervals of what a buying model says of a customer; null where the likelihood does not tell how well the
/// parameters are known, where an interval would have no end, or where the fit did not converge.
/// </summary>
/// <param name="model">The model.</param>
public sealed class BuyingIntervals(IBuyingModel model)
{
    private readonly DeltaMethod<IBuyingModel> delta = new(model);

    /// <summary>The interval of the probability that the customer still buys at all.</summary>
    public ConfidenceInterval? ProbabilityAlive(CustomerSummary summary) => delta.Probability(m => m.ProbabilityAlive(summary));

    /// <summary>The interval of the probability of no purchase within the horizon.</summary>
    /// <param name="summary">The customer.</param>
    /// <param name="horizon">Length of the horizon in the summaries' unit of time, above 0.</param>
    public ConfidenceInterval? ProbabilityOfNoPurchase(CustomerSummary summary, double horizon) =>
        delta.Probability(m => m.ProbabilityOfNoPurchase(summary, horizon));

    /// <summary>The interval of the expected purchases within the horizon.</summary>
    /// <param name="summary">The customer.</param>
    /// <param name="horizon">Length of the horizon in the summaries' unit of time, above 0.</param>
    public ConfidenceInterval? ExpectedPurchases(CustomerSummary summary, double horizon)
    {
        return delta.LogStandardError(m => m.ExpectedPurchases(summary, horizon)) is { } error
            ? DeltaMethod<IBuyingModel>.Positive(model.ExpectedPurchases(summary, horizon), error)
            : null;
    }
}
