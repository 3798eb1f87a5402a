using Insights.Ml.Buying.BgNbd;
using Insights.Ml.Buying.Summaries;

namespace Insights.Ml.Buying;

/// <summary>
/// When a customer's next purchase is to be expected. S(t), the buying model's probability of no purchase within t, is brought
/// into agreement with a calibrated churn probability c of the horizon H by the power theta = ln c / ln S(H), as a proportional
/// hazard would (Cox 1972): S(H)^theta = c. So a customer who is likelier than not to buy within the horizon has a median date
/// within it.
/// </summary>
internal sealed class NextPurchase
{
    /// <summary>Dates beyond two years mean nothing.</summary>
    internal const int MaxDays = 730;

    private const double Quarter = 0.25;

    private readonly BgNbdModel model;
    private readonly CustomerSummary summary;
    private readonly double power;

    /// <param name="model">The model of buying, in weeks.</param>
    /// <param name="summary">The customer.</param>
    /// <param name="horizonWeeks">Length of the horizon in weeks.</param>
    /// <param name="churnProbability">Calibrated P(no purchase within the horizon), or null where the model alone is used.</param>
    internal NextPurchase(BgNbdModel model, CustomerSummary summary, double horizonWeeks, double? churnProbability)
    {
        this.model = model;
        this.summary = summary;
        power = Math.Log(churnProbability ?? 0) / Math.Log(model.ProbabilityOfNoPurchase(summary, horizonWeeks));
        if (!double.IsFinite(power) || power <= 0) power = 1;
    }

    /// <summary>The day by whose end a further purchase has a probability of a quarter, from 1, the first day; null beyond two years.</summary>
    internal int? Early => DayOf(1 - Quarter);

    /// <summary>The day by whose end a further purchase is at least as likely as not; null beyond two years.</summary>
    internal int? Median => DayOf(2 * Quarter);

    /// <summary>The day by whose end a further purchase has a probability of three quarters; null beyond two years.</summary>
    internal int? Late => DayOf(Quarter);

    /// <summary>Probability, 0 to 1, of no purchase within a number of days.</summary>
    internal double ProbabilityOfNoPurchase(double days) => Math.Pow(model.ProbabilityOfNoPurchase(summary, days / CustomerSummary.DaysPerWeek), power);

    private int? DayOf(double probability)
    {
        if (!(ProbabilityOfNoPurchase(MaxDays) <= probability)) return null;
        int before = 0, until = MaxDays;
        while (until - before > 1)
        {
            var middle = (before + until) / 2;
            if (ProbabilityOfNoPurchase(middle) <= probability) until = middle;
            else before = middle;
        }
        return until;
    }
}
