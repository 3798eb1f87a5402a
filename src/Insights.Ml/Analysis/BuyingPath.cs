using Insights.Ml.Buying.Summaries;
using Insights.Ml.Explanations;
using Insights.Ml.Features;

namespace Insights.Ml.Analysis;

/// <summary>
/// From a typical customer with a repeat purchase to another one, by the tenure, the number of purchases, and the time since
/// the last one. For a customer with one purchase, the third point of the path is one who has made it just now, so that the time
/// since then is a step of its own.
/// </summary>
internal static class BuyingPath
{
    /// <summary>The change of each step; the changes add up to the difference between the two customers.</summary>
    /// <param name="typical">Where the path begins.</param>
    /// <param name="customer">Where it ends.</param>
    /// <param name="scoreOf">A model's score of a summary.</param>
    internal static Contribution[] Steps(CustomerSummary typical, CustomerSummary customer, Func<CustomerSummary, double> scoreOf)
    {
        var isRepeatBuyer = customer.Frequency > 0;
        var withTenure = scoreOf(CustomerSummary.Evenly(typical.Frequency, customer.Tenure));
        var withPurchases = scoreOf(isRepeatBuyer ? CustomerSummary.Evenly(customer.Frequency, customer.Tenure) : default);
        return
        [
            new Contribution(new Tenure().Name, withTenure - scoreOf(typical)),
            new Contribution(new LifetimePurchases().Name, withPurchases - withTenure),
            // A single purchase has no interval to compare with.
            new Contribution(isRepeatBuyer ? new Overdue().Name : new DaysSinceLastPurchase().Name, scoreOf(customer) - withPurchases),
        ];
    }
}
