using Insights.Ml.Buying.Summaries;
using Insights.Ml.Explanations;
using Insights.Ml.Features;

namespace Insights.Ml.Analysis;

/// <summary>
/// From a typical customer with a repeat purchase to another one, by the tenure, the number of purchases, and how long the last
/// one is ago. Who has bought once is met between the last two as somebody who has done so just now, so that the silence since
/// then is a step of its own.
/// </summary>
internal static class BuyingPath
{
    /// <summary>What each step changes; the changes add up to the difference between the two customers.</summary>
    /// <param name="typical">Where the path begins.</param>
    /// <param name="customer">Where it ends.</param>
    /// <param name="scoreOf">What a model says of somebody.</param>
    internal static Contribution[] Steps(CustomerSummary typical, CustomerSummary customer, Func<CustomerSummary, double> scoreOf)
    {
        var hasComeAgain = customer.Frequency > 0;
        var withTenure = scoreOf(CustomerSummary.Evenly(typical.Frequency, customer.Tenure));
        var withPurchases = scoreOf(hasComeAgain ? CustomerSummary.Evenly(customer.Frequency, customer.Tenure) : default);
        return
        [
            new Contribution(new Tenure().Name, withTenure - scoreOf(typical)),
            new Contribution(new LifetimePurchases().Name, withPurchases - withTenure),
            // The rhythm of a single purchase is not known.
            new Contribution(hasComeAgain ? new Overdue().Name : new DaysSinceLastPurchase().Name, scoreOf(customer) - withPurchases),
        ];
    }
}
